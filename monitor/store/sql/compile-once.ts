import type { CompiledQuery } from 'kysely';
import type { Db } from '../store.ts';
import { type Engine, engineOf } from './engine.ts';

/** Runs a statement with these values, in the order in which it names them. */
export type CompiledStatement<Row> = (db: Db, values: readonly unknown[]) => Promise<readonly Row[]>;

/**
 * A statement that every poll needs: put together once for each engine, because that takes longer than to run it. `build` writes it with any
 * values; only their places count.
 */
export function compileOnce<Row>(build: (db: Db) => { compile(db: Db): CompiledQuery<Row> }): CompiledStatement<Row> {
  const compiled = new Map<Engine, CompiledQuery<Row>>();
  return async (db, values) => {
    const engine = engineOf(db);
    let query = compiled.get(engine);
    if (query === undefined) {
      query = build(db).compile(db);
      compiled.set(engine, query);
    }
    return (await db.executeQuery<Row>({ ...query, parameters: values })).rows;
  };
}
