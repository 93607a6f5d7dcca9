import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Tickets that were handed out to a helpdesk that the company has. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema
    .createTable('handedTickets')
    .addColumn('helpdeskId', 'text', (c) => c.notNull())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id').onDelete('cascade'))
    .addColumn('remoteId', 'text')
    .addColumn('remoteUrl', 'text')
    .addColumn('remoteState', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('sentVersion', int8)
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('firstAt', int8, (c) => c.notNull())
    .addColumn('nextAttemptAt', int8, (c) => c.notNull())
    .addColumn('fencing', 'integer', (c) => c.notNull())
    .addColumn('lastError', 'text')
    .addPrimaryKeyConstraint('handedTicketsKey', ['helpdeskId', 'ticketId'])
    .execute();
  await sql`create index "handedTicketsDue" on "handedTickets" ("helpdeskId", "nextAttemptAt")
    where state in ('pending', 'sending')`.execute(db);
  await db.schema.createIndex('handedTicketsTicket').on('handedTickets').column('ticketId').execute();
  await db.schema.createIndex('ticketsUpdated').on('tickets').column('updatedAt').execute();
}
