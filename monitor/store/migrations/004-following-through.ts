import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Customers, notes, tasks, follow-ups, escalations, surveys, deletion requests: what happens after the answer. */
export async function up(db: Kysely<never>): Promise<void> {
  await addCustomers(db);
  await addTicketWork(db);
  await addSurveys(db);
  await addErasure(db);
}

async function addCustomers(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  const { schema } = db;
  await sql`insert into counters (name, value) values ('customer', 0)`.execute(db);
  await schema
    .createTable('customers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('language', 'text')
    .addColumn('preferredChannel', 'text')
    .addColumn('vip', 'integer', (c) => c.notNull())
    .addColumn('blockedAt', int8)
    .addColumn('blockReason', 'text')
    .addColumn('restrictedAt', int8)
    .addColumn('mergedInto', 'text')
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('updatedAt', int8, (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('identities')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .addColumn('customerId', 'text', (c) => c.notNull().references('customers.id'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('addedBy', 'text')
    .addColumn('addedAt', int8, (c) => c.notNull())
    .addPrimaryKeyConstraint('identitiesKey', ['kind', 'value', 'drill'])
    .execute();
  await schema.createIndex('identitiesCustomer').on('identities').column('customerId').execute();
  await schema.alterTable('tickets').addColumn('customerId', 'text').execute();
  await schema.createIndex('ticketsCustomer').on('tickets').columns(['customerId', 'createdAt']).execute();
}

async function addTicketWork(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('ticketNotes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('personId', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('named', json, (c) => c.notNull())
    .execute();
  await schema.createIndex('ticketNotesTicket').on('ticketNotes').columns(['ticketId', 'id']).execute();
  await schema
    .createTable('ticketTasks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('department', 'text')
    .addColumn('ownerId', 'text')
    .addColumn('playbookId', 'text')
    .addColumn('step', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text')
    .addColumn('dueAt', int8)
    .addColumn('doneAt', int8)
    .addColumn('doneBy', 'text')
    .addColumn('result', 'text')
    .execute();
  await schema
    .createIndex('ticketTasksStep')
    .unique()
    .on('ticketTasks')
    .columns(['ticketId', 'playbookId', 'step'])
    .execute();
  await schema.createIndex('ticketTasksDepartment').on('ticketTasks').columns(['department', 'state']).execute();
  await schema
    .createTable('ticketLinks')
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('otherId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('personId', 'text')
    .addPrimaryKeyConstraint('ticketLinksKey', ['ticketId', 'otherId', 'kind'])
    .execute();
  await schema.createIndex('ticketLinksOther').on('ticketLinks').column('otherId').execute();
  await schema
    .createTable('ticketTags')
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('tag', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ticketTagsKey', ['ticketId', 'tag'])
    .execute();
  await schema.createIndex('ticketTagsTag').on('ticketTags').column('tag').execute();
  await schema
    .createTable('followUps')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('policyId', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('dueAt', int8, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('endedAt', int8)
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('followUpsDue').on('followUps').columns(['state', 'dueAt']).execute();
  await sql`create unique index "followUpsOpen" on "followUps" ("ticketId", "policyId") where "endedAt" is null`.execute(
    db,
  );
  await schema
    .createTable('escalations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('personIds', json, (c) => c.notNull())
    .addColumn('reasons', json, (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('acknowledgeDueAt', int8)
    .addColumn('acknowledgedAt', int8)
    .addColumn('acknowledgedBy', 'text')
    .addColumn('cancelledAt', int8)
    .addColumn('cancelReason', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('escalationsOnce')
    .unique()
    .on('escalations')
    .columns(['subjectId', 'rule', 'level'])
    .execute();
  await sql`create index "escalationsOverdue" on escalations ("acknowledgeDueAt")
    where "acknowledgedAt" is null and "cancelledAt" is null`.execute(db);
}

async function addSurveys(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('surveyInvites')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.references('tickets.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('groupKey', 'text', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('expiresAt', int8, (c) => c.notNull())
    .addColumn('usedAt', int8)
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('surveyAnswers')
    .addColumn('ticketId', 'text', (c) => c.primaryKey().references('tickets.id'))
    .addColumn('attitude', 'integer', (c) => c.notNull())
    .addColumn('efficiency', 'integer', (c) => c.notNull())
    .addColumn('effectiveness', 'integer', (c) => c.notNull())
    .addColumn('comment', 'text')
    .addColumn('answeredAt', int8, (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('surveySums')
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('groupKey', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('surveySumsKey', ['question', 'groupKey', 'month', 'score', 'drill'])
    .execute();
}

async function addErasure(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('deletionRequests')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('customerId', 'text', (c) => c.notNull().references('customers.id'))
    .addColumn('requestedAt', int8, (c) => c.notNull())
    .addColumn('via', 'text', (c) => c.notNull())
    .addColumn('identityCheck', 'text')
    .addColumn('scope', json, (c) => c.notNull())
    .addColumn('dueAt', int8, (c) => c.notNull())
    .addColumn('decision', 'text')
    .addColumn('reasonCode', 'text')
    .addColumn('reason', 'text')
    .addColumn('decidedAt', int8)
    .addColumn('decidedBy', 'text')
    .addColumn('proof', json)
    .addCheckConstraint('deletionNeedsReason', sql`decision is null or reason is not null`)
    .execute();
  await schema
    .createTable('legalHolds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('subjectId', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('releasedAt', int8)
    .addColumn('releasedBy', 'text')
    .execute();
  await schema.createIndex('legalHoldsSubject').on('legalHolds').column('subjectId').execute();
  await schema
    .createTable('tombstones')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('erasedAt', int8, (c) => c.notNull())
    .addPrimaryKeyConstraint('tombstonesKey', ['kind', 'id'])
    .execute();
}
