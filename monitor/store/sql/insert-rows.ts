import { CompiledQuery } from 'kysely';
import type { Db } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import { type Engine, engineOf } from './engine.ts';

/** Most values of one statement, far below what an engine takes as parameters: 64 rows of the widest table. */
const MOST_VALUES = 4096;
const MOST_ROWS = 512;

/**
 * Inserts whole rows, many with one statement. The query builder would put the statement together anew for every value of every row,
 * which takes longer than to write them; pieces are powers of two, so that few statements have to be kept prepared.
 * @param ending what follows the values: `on conflict …`, `returning …`.
 * @returns what `returning` asks for.
 */
export async function insertRows<Table extends keyof Tables & string, Returned = never>(
  trx: Db,
  table: Table,
  rows: readonly Tables[Table][],
  ending = '',
): Promise<Returned[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first) as (keyof Tables[Table] & string)[];
  const engine = engineOf(trx);
  const returned: Returned[] = [];
  for (let at = 0; at < rows.length; ) {
    const piece = rows.slice(at, at + pieceOf(rows.length - at, columns.length));
    at += piece.length;
    const text = textOf({ engine, table, columns, rows: piece.length, ending });
    const values = piece.flatMap((row) => columns.map((column) => row[column]));
    returned.push(...(await trx.executeQuery<Returned>(CompiledQuery.raw(text, values))).rows);
  }
  return returned;
}

interface Insertion {
  readonly engine: Engine;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly ending: string;
}

/** Some ten tables are written so, each in less than ten sizes of pieces. */
const texts = new Map<string, string>();

function textOf(insertion: Insertion): string {
  const { engine, table, columns, rows, ending } = insertion;
  const name = `${engine} ${table} ${columns.join()} ${rows} ${ending}`;
  const known = texts.get(name);
  if (known !== undefined) return known;
  let place = 0;
  const one = () => `(${columns.map(() => (engine === 'postgres' ? `$${++place}` : '?')).join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into "${table}" (${names}) values ${Array.from({ length: rows }, one).join(', ')} ${ending}`;
  texts.set(name, text);
  return text;
}

/** The largest power of two that is not more than what is left. */
function pieceOf(left: number, columns: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(left, MOST_ROWS, MOST_VALUES / columns)));
}
