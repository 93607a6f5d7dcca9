import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Who is away when, and who stands in for them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema
    .createTable('absences')
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('startAt', int8, (c) => c.notNull())
    .addColumn('endAt', int8, (c) => c.notNull())
    .addColumn('substituteId', 'text', (c) => c.references('people.id'))
    .execute();
  await db.schema.createIndex('absencesEnd').on('absences').columns(['endAt', 'startAt']).execute();
}
