import type { Kysely } from 'kysely';
import { forgetOnChange, MENTION_COLUMNS, TICKET_COLUMNS } from './020-figure-days.ts';
import { columnTypes } from './column-types.ts';

const HOUR_MS = 3_600_000;

/**
 * The hours of the last days, kept as past days are: what changes today throws one hour away instead of a whole day, and
 * the board of a day or a week reads only what has just changed from its rows.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, bytes } = columnTypes(db);
  await db.schema
    .createTable('figureHours')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('hour', int8, (c) => c.notNull())
    .addColumn('columns', bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('figureHoursKey', ['subject', 'hour'])
    .execute();
  await forgetOnChange(db, 'mentions', 'Hour', MENTION_COLUMNS, (row) => [
    `delete from "figureHours" where subject = 'mentions' and hour = ${row}."publishedAt" / ${HOUR_MS}`,
  ]);
  // A ticket also counts in the first-contact rate of the other tickets of its customer.
  await forgetOnChange(db, 'tickets', 'Hour', TICKET_COLUMNS, (row) => [
    `delete from "figureHours" where subject = 'tickets' and hour = ${row}."createdAt" / ${HOUR_MS}`,
    `delete from "figureHours" where subject = 'tickets' and ${row}."customerId" is not null and hour in
      (select "createdAt" / ${HOUR_MS} from tickets where "customerId" = ${row}."customerId")`,
  ]);
}
