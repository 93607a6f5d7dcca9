import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/**
 * What people decided against the guard, beside the audit log, so that leads see what its rules cost. Decisions of before stand in the
 * audit log only.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema
    .createTable('guardDecisions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site', 'text', (c) => c.notNull())
    // Not a reference: a decision may come in after its mention was merged into another.
    .addColumn('mentionId', 'text')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('words', 'text')
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('decidedAt', int8, (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('guardDecisionsByTime').on('guardDecisions').columns(['drill', 'decidedAt']).execute();
  await db.schema.createIndex('guardDecisionsByMention').on('guardDecisions').columns(['mentionId']).execute();
}
