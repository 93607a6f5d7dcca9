import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Wordings of public answers that wait for a lead or PR. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema
    .createTable('replyApprovals')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('mentionId', 'text', (c) => c.notNull().references('mentions.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('askedBy', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('askedAt', int8, (c) => c.notNull())
    .addColumn('decidedBy', 'text', (c) => c.references('people.id'))
    .addColumn('decidedAt', int8)
    .addColumn('note', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('replyApprovalsByMention')
    .on('replyApprovals')
    .columns(['mentionId', 'askedAt'])
    .execute();
  await db.schema.createIndex('replyApprovalsByState').on('replyApprovals').columns(['state', 'askedAt']).execute();
}
