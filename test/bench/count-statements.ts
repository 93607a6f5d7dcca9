import pg from 'pg';
import { SqliteShim } from '../../monitor/store/sql/node-sqlite-shim.ts';

/** How often each statement was run since the counting began, by its text with lists of values cut out. */
export type StatementCounts = ReadonlyMap<string, number>;

/** Counts what is asked of the database of this process from now on, whichever engine it is. */
export function countStatements(): StatementCounts {
  const counts = new Map<string, number>();
  const count = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1);
  // biome-ignore lint/suspicious/noExplicitAny: all arguments go through untouched, whatever the driver takes.
  const counting = (method: any) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    function counted(this: unknown, ...args: any[]): any {
      if (typeof args[0] === 'string') count(args[0]);
      return method.apply(this, args);
    };
  SqliteShim.prototype.prepare = counting(SqliteShim.prototype.prepare);
  pg.Client.prototype.query = counting(pg.Client.prototype.query);
  return counts;
}

/** What statements are for: the verb and the table, the most frequent first. */
export function tableOfStatements(counts: StatementCounts, mentions: number) {
  const sums = Map.groupBy(counts, ([text]) => purposeOf(text));
  return [...sums]
    .map(([purpose, list]) => ({ purpose, times: list.reduce((sum, [, times]) => sum + times, 0), texts: list.length }))
    .sort((a, b) => b.times - a.times)
    .map((row) => ({ ...row, 'a mention': Math.round((row.times / mentions) * 1000) / 1000 }));
}

/** All statements together. */
export function sumStatements(counts: StatementCounts): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}

function purposeOf(text: string): string {
  const [verb = ''] = text.trim().split(/\s/);
  const table = /(?:from|into|update)\s+\(?"?(\w+)"?/i.exec(text)?.[1] ?? '';
  if (verb === 'pragma') return 'pragma';
  return text.includes('advisory') ? 'lock of the counters' : `${verb} ${table}`.trim();
}
