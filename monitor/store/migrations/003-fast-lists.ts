import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Indexes with which lists and counts stay fast over a million rows, and the sealed audit log. */
export async function up(db: Kysely<never>): Promise<void> {
  await speedUpLists(db);
  await addAuditSeals(db);
}

/**
 * `settled`: answered or dismissed, resolved or closed; it comes first in the orders by time left, so that one index
 * serves every list. `levelRank` now counts from the most urgent, so that all orders rise. The two wide indexes hold
 * every column that a filter names: counting and skipping never touch the rows.
 */
async function speedUpLists(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  for (const table of ['mentions', 'tickets'])
    await schema
      .alterTable(table)
      .addColumn('settled', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  await sql`update mentions set "levelRank" = 3 - "levelRank",
    settled = case when state in ('answered', 'dismissed') then 1 else 0 end`.execute(db);
  await sql`update tickets set settled = case when state in ('resolved', 'closed') then 1 else 0 end`.execute(db);
  await schema.dropIndex('mentionsTimeLeft').execute();
  await schema.dropIndex('mentionsPublished').execute();
  await schema.dropIndex('ticketsDue').execute();
  const index = (name: string, table: string, columns: string[]) =>
    schema.createIndex(name).on(table).columns(columns).execute();

  await index('mentionsTimeLeft', 'mentions', ['settled', 'sortDueAt', 'number']);
  await index('mentionsLevel', 'mentions', ['settled', 'levelRank', 'sortDueAt', 'number']);
  const facets = ['brandId', 'site', 'level', 'kind', 'topic', 'sentiment', 'complaint', 'sourceId'];
  await index('mentionsFacets', 'mentions', ['drill', 'state', 'publishedAt', ...facets, 'number']);
  await index('mentionsByNumber', 'mentions', [
    'number',
    ...['drill', 'state', 'settled', 'levelRank', 'sortDueAt', 'publishedAt', 'claimedBy', 'storyId'],
    ...facets,
  ]);
  await index('mentionsAnswered', 'mentions', ['drill', 'answeredAt', 'answerDueAt']);

  await index('ticketsTimeLeft', 'tickets', ['settled', 'sortDueAt', 'number']);
  const ticketFacets = ['brandId', 'channel', 'kind', 'topic', 'urgency', 'department', 'handlerId', 'withdrawnAt'];
  await index('ticketsFacets', 'tickets', ['drill', 'state', 'createdAt', ...ticketFacets, 'number']);
  await index('ticketsByNumber', 'tickets', [
    'number',
    ...['drill', 'state', 'settled', 'sortDueAt', 'createdAt'],
    ...ticketFacets,
  ]);
  await index('eventsSubject', 'events', ['subjectId', 'seq']);
}

async function addAuditSeals(db: Kysely<never>): Promise<void> {
  const { engine, int8, bytes } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('auditHeads')
    .addColumn('chain', 'text', (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('sealedPosition', 'integer', (c) => c.notNull())
    .execute();
  await sql`insert into "auditHeads" (chain, position, hash, "sealedPosition")
    select chain, position, hash, 0 from audit
    where position = (select max(other.position) from audit as other where other.chain = audit.chain)`.execute(db);
  await sql`create index "auditHeadsUnsealed" on "auditHeads" (chain) where position > "sealedPosition"`.execute(db);
  await schema
    .createTable('auditSeals')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull().unique())
    .addColumn('sealedAt', int8, (c) => c.notNull())
    .addColumn('previousHead', 'text', (c) => c.notNull())
    .addColumn('head', 'text', (c) => c.notNull())
    .addColumn('chains', 'integer', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('keyId', 'text', (c) => c.notNull())
    .addColumn('stamp', bytes)
    .execute();
  await schema
    .createTable('auditSealHeads')
    .addColumn('sealNumber', 'integer', (c) => c.notNull().references('auditSeals.number'))
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('auditSealHeadsKey', ['sealNumber', 'chain'])
    .execute();
  if (engine === 'postgres') {
    await sql`create trigger "auditSealHeadsAreAppendOnly" before update or delete or truncate on "auditSealHeads"
      execute function "refuseAuditChange"()`.execute(db);
    return;
  }
  for (const action of ['update', 'delete'])
    await sql`create trigger ${sql.id(`auditSealHeadsRefuses-${action}`)} before ${sql.raw(action)} on "auditSealHeads"
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
}
