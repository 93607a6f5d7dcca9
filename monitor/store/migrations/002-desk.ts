import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Tickets, clocks, alerts, evidence, people and the audit log: what is done about it. */
export async function up(db: Kysely<never>): Promise<void> {
  const { engine, int8, json, bytes } = columnTypes(db);
  const { schema } = db;

  await schema
    .createTable('clocks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text', (c) => c.notNull())
    .addColumn('policyId', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('startedAt', int8, (c) => c.notNull())
    .addColumn('warnAt', int8, (c) => c.notNull())
    .addColumn('dueAt', int8, (c) => c.notNull())
    .addColumn('pausedAt', int8)
    .addColumn('pauseReason', 'text')
    .addColumn('stoppedAt', int8)
    .addColumn('outcome', 'text')
    .addColumn('calendarKnown', 'integer', (c) => c.notNull())
    .addColumn('warnedAt', int8)
    .addColumn('firedAt', int8)
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await sql`create index "clocksDue" on clocks ("dueAt") where "stoppedAt" is null and "firedAt" is null`.execute(db);
  await sql`create index "clocksWarn" on clocks ("warnAt") where "stoppedAt" is null and "warnedAt" is null`.execute(
    db,
  );
  await sql`create unique index "clocksRunning" on clocks ("subjectId", "policyId") where "stoppedAt" is null`.execute(
    db,
  );
  await schema.createIndex('clocksSubject').on('clocks').columns(['subjectId', 'startedAt']).execute();

  await schema
    .createTable('alerts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('mentionId', 'text')
    .addColumn('ticketId', 'text')
    .addColumn('channelId', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('message', json, (c) => c.notNull())
    .addColumn('groupKey', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('nextAttemptAt', int8, (c) => c.notNull())
    .addColumn('deliveredAt', int8)
    .addColumn('lastError', 'text')
    .addColumn('fencing', 'integer', (c) => c.notNull())
    .addColumn('claimedBy', 'text')
    .addColumn('acknowledgedAt', int8)
    .addColumn('acknowledgedBy', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await sql`create index "alertsDue" on alerts ("nextAttemptAt") where state in ('pending', 'sending')`.execute(db);
  await schema.createIndex('alertsNumber').on('alerts').column('number').execute();
  await schema.createIndex('alertsMention').on('alerts').column('mentionId').execute();
  await schema.createIndex('alertsTicket').on('alerts').column('ticketId').execute();

  await schema
    .createTable('tickets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull().unique())
    .addColumn('clientKey', 'text', (c) => c.notNull().unique())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('site', 'text')
    .addColumn('permalink', 'text')
    .addColumn('postKey', 'text')
    .addColumn('mentionId', 'text')
    .addColumn('brandId', 'text')
    .addColumn('customer', json)
    .addColumn('contact', 'text')
    .addColumn('problem', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('urgency', 'text', (c) => c.notNull())
    .addColumn('orderNumber', 'text')
    .addColumn('product', 'text')
    .addColumn('publishedAt', int8)
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('receivedAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('handlerId', 'text')
    .addColumn('returning', 'integer')
    .addColumn('firstResponseAt', int8)
    .addColumn('resolvedAt', int8)
    .addColumn('closedAt', int8)
    .addColumn('closeReason', 'text')
    .addColumn('result', 'text')
    .addColumn('satisfaction', 'double precision')
    .addColumn('department', 'text')
    .addColumn('dueAt', int8)
    .addColumn('sortDueAt', int8, (c) => c.notNull())
    .addColumn('evidenceCount', 'integer', (c) => c.notNull())
    .addColumn('updatedAt', int8, (c) => c.notNull())
    .addColumn('withdrawnAt', int8)
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('ticketsDue').on('tickets').columns(['state', 'sortDueAt', 'number']).execute();
  await schema.createIndex('ticketsMention').on('tickets').column('mentionId').execute();
  await schema.createIndex('ticketsPost').on('tickets').column('postKey').execute();
  await schema.createIndex('ticketsHandler').on('tickets').columns(['handlerId', 'state']).execute();

  await schema
    .createTable('evidenceCaptures')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('capturedAt', int8, (c) => c.notNull())
    .addColumn('receivedAt', int8, (c) => c.notNull())
    .addColumn('personId', 'text')
    .addColumn('deviceId', 'text')
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('timeZone', 'text', (c) => c.notNull())
    .addColumn('userAgent', 'text', (c) => c.notNull())
    .addColumn('extensionVersion', 'text', (c) => c.notNull())
    .addColumn('viewport', json, (c) => c.notNull())
    .addColumn('missing', json, (c) => c.notNull())
    .execute();
  await schema.createIndex('evidenceTicket').on('evidenceCaptures').column('ticketId').execute();
  await schema
    .createTable('evidenceItems')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('captureId', 'text', (c) => c.notNull().references('evidenceCaptures.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('mediaType', 'text', (c) => c.notNull())
    .addColumn('encoding', 'text', (c) => c.notNull())
    .addColumn('sizeBytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('salt', 'text')
    .addColumn('commitment', 'text', (c) => c.notNull())
    .addColumn('bytes', bytes)
    .execute();
  await schema.createIndex('evidenceItemsCapture').on('evidenceItems').column('captureId').execute();

  await schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .execute();
  await schema
    .createTable('devices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('origin', 'text')
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('lastUsedAt', int8)
    .addColumn('revokedAt', int8)
    .execute();
  await schema
    .createTable('pairingCodes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('codeHash', 'text', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('expiresAt', int8, (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('usedAt', int8)
    .execute();

  await schema
    .createTable('audit')
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('actorId', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text')
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('previousHash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('auditKey', ['chain', 'position'])
    .execute();
  await schema.createIndex('auditAt').on('audit').column('at').execute();
  // SEC-3: nobody changes or removes a line through this program; a change beside it breaks the chain.
  if (engine === 'postgres') {
    await sql`create function "refuseAuditChange"() returns trigger language plpgsql as
      $$ begin raise exception 'the audit log is append-only' using errcode = '23514'; end $$`.execute(db);
    await sql`create trigger "auditIsAppendOnly" before update or delete or truncate on audit
      execute function "refuseAuditChange"()`.execute(db);
  } else {
    for (const action of ['update', 'delete'])
      await sql`create trigger ${sql.id(`auditRefuses-${action}`)} before ${sql.raw(action)} on audit
        begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
  }
}
