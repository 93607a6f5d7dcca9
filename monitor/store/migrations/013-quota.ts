import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** What is left of a source's quota, and how late its platform shows what is public. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  for (const name of ['quotaLeft', 'quotaResetAt', 'platformLagMs']) {
    await db.schema.alterTable('sources').addColumn(name, int8).execute();
  }
}
