import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** How late a source is seen, parted by whose lag it is; takes the place of the platform's 95th percentile alone. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('sources').addColumn('lag', columnTypes(db).json).execute();
  await db.schema.alterTable('sources').dropColumn('platformLagMs').execute();
}
