import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** TKT-2: when it happened, and what the customer tried already. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('tickets').addColumn('happenedAt', columnTypes(db).int8).execute();
  await db.schema.alterTable('tickets').addColumn('tried', 'text').execute();
}
