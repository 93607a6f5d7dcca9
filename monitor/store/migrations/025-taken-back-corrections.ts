import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Which correction of a site's selectors a browser took out of use. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('siteHealth').addColumn('correction', columnTypes(db).int8).execute();
}
