import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

const DAY_MS = 86_400_000;

/** What the figures of a mention are made of; a change of anything else leaves its day as it is. */
export const MENTION_COLUMNS = [
  ...['drill', 'dismissReason', 'brandId', 'topic', 'site', 'answeredBy', 'sentiment', 'complaint'],
  ...['publishedAt', 'foundAt', 'toldAt', 'claimedAt', 'answeredAt', 'answerDueAt'],
];
export const TICKET_COLUMNS = [
  ...['drill', 'withdrawnAt', 'customerId', 'brandId', 'topic', 'channel', 'handlerId', 'product', 'kind'],
  ...['createdAt', 'publishedAt', 'firstResponseAt', 'resolvedAt', 'dueAt', 'satisfaction'],
];

/**
 * Days of mentions and tickets as columns, for figures over long stretches. The database itself throws a day away when
 * a row of it changes, so that a figure can never be older than its rows, whoever wrote them. A ticket also counts in
 * the first-contact rate of the other tickets of its customer: their days go with it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, bytes } = columnTypes(db);
  await db.schema
    .createTable('figureDays')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('day', int8, (c) => c.notNull())
    .addColumn('columns', bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('figureDaysKey', ['subject', 'day'])
    .execute();
  await db.schema.createIndex('mentionsDay').on('mentions').columns(['drill', 'publishedAt']).execute();
  await db.schema.createIndex('ticketsDay').on('tickets').columns(['drill', 'createdAt']).execute();
  await forgetOnChange(db, 'mentions', 'Day', MENTION_COLUMNS, (row) => [
    forgetDay('mentions', `${row}."publishedAt"`),
  ]);
  await forgetOnChange(db, 'tickets', 'Day', TICKET_COLUMNS, (row) => [
    forgetDay('tickets', `${row}."createdAt"`),
    `delete from "figureDays" where subject = 'tickets' and ${row}."customerId" is not null and day in
      (select "createdAt" / ${DAY_MS} from tickets where "customerId" = ${row}."customerId")`,
  ]);
}

function forgetDay(subject: string, instant: string): string {
  return `delete from "figureDays" where subject = '${subject}' and day = ${instant} / ${DAY_MS}`;
}

/** The statements that forget what was made of a row. */
type Forgetting = (row: 'old' | 'new') => string[];

/** Lets the database forget what was made of a row whenever one of these columns of it changes. @param what names the triggers. */
export async function forgetOnChange(
  db: Kysely<never>,
  table: 'mentions' | 'tickets',
  what: string,
  columns: readonly string[],
  forget: Forgetting,
): Promise<void> {
  const onTable = columnTypes(db).engine === 'postgres' ? triggerOnPostgres : triggerOnSqlite;
  await onTable(db, table, `${table}Forget${what}`, columns, forget);
}

async function triggerOnSqlite(
  db: Kysely<never>,
  table: string,
  name: string,
  columns: readonly string[],
  forget: Forgetting,
) {
  const rows = { insert: ['new'], update: ['old', 'new'], delete: ['old'] } as const;
  for (const [action, which] of Object.entries(rows)) {
    const of = action === 'update' ? ` of ${columns.map((column) => `"${column}"`).join(', ')}` : '';
    const steps = which.flatMap(forget).map((step) => `${step};`);
    await sql
      .raw(`create trigger "${name}-${action}" after ${action}${of} on ${table} begin ${steps.join(' ')} end`)
      .execute(db);
  }
}

async function triggerOnPostgres(
  db: Kysely<never>,
  table: string,
  name: string,
  columns: readonly string[],
  forget: Forgetting,
) {
  const steps = (row: 'old' | 'new') =>
    forget(row)
      .map((step) => `${step};`)
      .join(' ');
  await sql
    .raw(`create function "${name}"() returns trigger language plpgsql as $$ begin
      if TG_OP <> 'INSERT' then ${steps('old')} end if;
      if TG_OP <> 'DELETE' then ${steps('new')} end if;
      return null; end $$`)
    .execute(db);
  const of = columns.map((column) => `"${column}"`).join(', ');
  await sql
    .raw(`create trigger "${name}" after insert or delete or update of ${of} on ${table}
      for each row execute function "${name}"()`)
    .execute(db);
}
