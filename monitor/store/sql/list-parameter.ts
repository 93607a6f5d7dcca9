import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../store.ts';
import { makeStorable } from './bind-value.ts';
import { engineOf } from './engine.ts';
import { encodeJson } from './json-column.ts';

/**
 * Texts as one parameter, however many they are: a statement with a list is then always the same one, and is put together and prepared
 * once (`compileOnce`). Read it with `isListed` or `listRows`.
 */
export function listParameter(db: Db, texts: readonly string[]): string {
  if (engineOf(db) === 'sqlite') return encodeJson(texts);
  return `{${texts.map((text) => `"${makeStorable(text).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Whether a column of text holds one of the texts of a list parameter. */
export function isListed(db: Db, column: string, list = ''): RawBuilder<SqlBool> {
  return engineOf(db) === 'sqlite'
    ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`
    : sql<SqlBool>`${sql.ref(column)} = any(${list}::text[])`;
}

/** The texts of a list parameter as rows of a table `listed` with the column `value`. */
export function listRows(db: Db, list = ''): RawBuilder<unknown> {
  return engineOf(db) === 'sqlite' ? sql`json_each(${list}) as listed` : sql`unnest(${list}::text[]) as listed(value)`;
}
