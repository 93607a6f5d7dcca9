import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TextMatch } from '../heard/search.ts';
import { decodeCursor } from './paging.ts';

/** The columns by which a list is ordered; all of them rise, or all fall, so that a page begins with one comparison. */
export interface ListOrder<Column extends string> {
  readonly columns: readonly Column[];
  readonly direction: 'asc' | 'desc';
}

/**
 * The numbers of one page of `mentions` or `tickets`, as a subquery. It is answered from an index alone, which holds
 * all columns that filters and orders name; only the rows of the page are fetched afterwards. (As a join instead of
 * `in (…)` SQLite would read the whole table, because it does not know how small a bound limit is.)
 */
export function listNumbers(
  table: 'mentions' | 'tickets',
  page: {
    readonly order: ListOrder<string>;
    readonly conditions: readonly Expression<SqlBool>[];
    readonly match: TextMatch;
    readonly cursor: string | null | undefined;
    readonly count: number;
  },
): RawBuilder<number> {
  const { columns, direction } = page.order;
  const ref = (column: string) => sql.ref(`${table}.${column}`);
  const way = sql.raw(direction);
  const beyond = page.cursor ? [isBeyond(columns.map(ref), direction, decodeCursor(page.cursor, columns.length))] : [];
  const { readFirst } = page.match;
  const from = readFirst ? sql`${readFirst} cross join ${sql.table(table)}` : sql.table(table);
  // The order is then that of the hits, which the search index gives as it goes.
  const orders = readFirst ? [sql`${readFirst}.rowid ${way}`] : columns.map((column) => sql`${ref(column)} ${way}`);
  const same = readFirst ? [sql<SqlBool>`${ref('number')} = ${readFirst}.rowid`] : [];
  const all = [sql<SqlBool>`1 = 1`, ...same, ...page.match.conditions, ...beyond, ...page.conditions];
  return sql<number>`(select ${ref('number')} from ${from} where ${sql.join(all, sql` and `)}
    order by ${sql.join(orders)} limit ${page.count})`;
}

/** Whether a row comes after a key; the index is entered there. */
function isBeyond(
  columns: readonly RawBuilder<unknown>[],
  direction: 'asc' | 'desc',
  key: readonly number[],
): Expression<SqlBool> {
  return sql<SqlBool>`(${sql.join(columns)}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(key)})`;
}
