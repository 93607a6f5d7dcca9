import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** How far people were told of a case and of its late boxes. Cases from before count as told. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema.alterTable('crisisCases').addColumn('toldAt', int8).execute();
  await sql`update "crisisCases" set "toldAt" = "openedAt"`.execute(db);
  await db.schema
    .alterTable('crisisSteps')
    .addColumn('toldStage', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
