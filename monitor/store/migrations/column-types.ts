import type { Kysely } from 'kysely';
import { type Engine, engineOf } from '../sql/engine.ts';

/** The column types that differ between the engines. */
export function columnTypes(db: Kysely<never>) {
  const engine: Engine = engineOf(db);
  return {
    engine,
    /** Epoch milliseconds, counters, sizes. */
    int8: engine === 'postgres' ? ('bigint' as const) : ('integer' as const),
    /** Behind the codec of json-column.ts. */
    json: engine === 'postgres' ? ('jsonb' as const) : ('text' as const),
    bytes: engine === 'postgres' ? ('bytea' as const) : ('blob' as const),
  };
}
