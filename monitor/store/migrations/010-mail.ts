import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Mails of the mailboxes: what came, what was answered, and which ticket each belongs to. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  await db.schema
    .createTable('mails')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('mailboxId', 'text', (c) => c.notNull())
    .addColumn('messageId', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('ticketId', 'text', (c) => c.references('tickets.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('address', 'text')
    .addColumn('subject', 'text')
    .addColumn('text', 'text')
    .addColumn('thread', json, (c) => c.notNull())
    .addColumn('personId', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('nextTryAt', int8)
    .addUniqueConstraint('mailsMessage', ['mailboxId', 'messageId'])
    .execute();
  await db.schema.createIndex('mailsTicket').on('mails').columns(['ticketId', 'at']).execute();
  await db.schema.createIndex('mailsNextTry').on('mails').columns(['mailboxId', 'nextTryAt']).execute();
}
