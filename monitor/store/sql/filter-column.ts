import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../store.ts';
import { engineOf } from './engine.ts';

/** A condition of a list. */
export type Condition = Expression<SqlBool>;

/**
 * A column that narrows a list but must not choose its index. SQLite keeps no figures about the data: it would take
 * "state = answered" for rare, fetch most of the table by it and sort that, where walking along the order stops after
 * one page. PostgreSQL knows its data and chooses by itself.
 */
function filterColumn(db: Db, column: string) {
  return engineOf(db) === 'sqlite' ? sql`+${sql.ref(column)}` : sql.ref(column);
}

/** One of these values; none: nothing is found; left out: no condition. */
export function isIn(db: Db, column: string, values: readonly string[] | undefined): Condition[] {
  if (values === undefined) return [];
  if (values.length === 0) return [sql<SqlBool>`1 = 0`];
  return [sql<SqlBool>`${filterColumn(db, column)} in (${sql.join(values)})`];
}

/** Compared with one value; left out: no condition. */
export function isValue(
  db: Db,
  column: string,
  operator: '=' | '>=' | '<',
  value: string | number | boolean | undefined,
): Condition[] {
  if (value === undefined) return [];
  const bound = typeof value === 'boolean' ? Number(value) : value;
  return [sql<SqlBool>`${filterColumn(db, column)} ${sql.raw(operator)} ${bound}`];
}
