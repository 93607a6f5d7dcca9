import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** People on duty, escalations that climb, second warnings, disputes, and what is learnt from cases. */
export async function up(db: Kysely<never>): Promise<void> {
  await addDuty(db);
  await addClocksAndEscalations(db);
  await addCaseColumns(db);
  await addCaseRecords(db);
  await addLearning(db);
}

async function addDuty(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('shifts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('startAt', int8, (c) => c.notNull())
    .addColumn('endAt', int8, (c) => c.notNull())
    .execute();
  await schema.createIndex('shiftsEnd').on('shifts').column('endAt').execute();
  await schema
    .createTable('departmentMembers')
    .addColumn('department', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('leads', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('departmentMembersKey', ['department', 'personId'])
    .execute();
  await schema
    .createTable('personChannels')
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('channelId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('personChannelsKey', ['personId', 'channelId'])
    .execute();
}

async function addClocksAndEscalations(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  const { schema } = db;
  await schema.alterTable('clocks').addColumn('lastCallAt', int8).execute();
  await schema.alterTable('clocks').addColumn('lastCalledAt', int8).execute();
  await sql`create index "clocksLastCall" on clocks ("lastCallAt")
    where "stoppedAt" is null and "lastCalledAt" is null and "lastCallAt" is not null`.execute(db);
  for (const [column, type] of [
    ['policyId', 'text'],
    ['about', 'text'],
    ['alertNumber', int8],
    ['climbedAt', int8],
  ] as const)
    await schema.alterTable('escalations').addColumn(column, type).execute();
  await schema
    .alterTable('escalations')
    .addColumn('cause', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await schema
    .alterTable('escalations')
    .addColumn('skipped', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await schema.dropIndex('escalationsOnce').execute();
  await schema
    .createIndex('escalationsOnce')
    .unique()
    .on('escalations')
    .columns(['subjectId', 'rule', 'cause', 'level'])
    .execute();
  await schema.createIndex('escalationsAlert').on('escalations').column('alertNumber').execute();
  await schema
    .createTable('escalationChecks')
    .addColumn('subjectId', 'text', (c) => c.primaryKey())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('dueAt', int8, (c) => c.notNull())
    .execute();
  await schema.createIndex('escalationChecksDue').on('escalationChecks').column('dueAt').execute();
}

async function addCaseColumns(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  const { schema } = db;
  await schema.alterTable('tickets').addColumn('flags', json).execute();
  await schema.alterTable('tickets').addColumn('snoozedUntil', int8).execute();
  await schema.alterTable('tickets').addColumn('disputeStage', 'text').execute();
  await schema.alterTable('tickets').addColumn('disputeAt', int8).execute();
  await sql`create index "ticketsSnoozed" on tickets ("snoozedUntil") where "snoozedUntil" is not null`.execute(db);
  await schema.alterTable('ticketTasks').addColumn('answeredAt', int8).execute();
  await schema.alterTable('followUps').addColumn('note', 'text').execute();
  await schema.createIndex('followUpsTicket').on('followUps').column('ticketId').execute();
}

async function addCaseRecords(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('consents')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('personId', 'text')
    .addColumn('withdrawnAt', int8)
    .execute();
  await schema.createIndex('consentsTicket').on('consents').column('ticketId').execute();
  await schema
    .createTable('confirmations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('via', 'text', (c) => c.notNull())
    .addColumn('sentAt', int8, (c) => c.notNull())
    .addColumn('sentBy', 'text')
    .addColumn('accepted', 'integer')
    .addColumn('answeredAt', int8)
    .addColumn('answer', 'text')
    .execute();
  await schema.createIndex('confirmationsTicket').on('confirmations').column('ticketId').execute();
}

async function addLearning(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  const { schema } = db;
  await schema
    .createTable('improvements')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('ownerId', 'text')
    .addColumn('dueAt', int8)
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('obstacle', 'text')
    .addColumn('proposal', 'text')
    .addColumn('remark', 'text')
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text')
    .addColumn('updatedAt', int8, (c) => c.notNull())
    .execute();
  await schema
    .createTable('knowledge')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('ticketId', 'text')
    .addColumn('mentionId', 'text')
    .addColumn('playbookId', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text')
    .addColumn('decidedAt', int8)
    .addColumn('decidedBy', 'text')
    .addColumn('reason', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('knowledgeState').on('knowledge').columns(['kind', 'state']).execute();
  await schema
    .createTable('notices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('planB', 'text', (c) => c.notNull())
    .addColumn('filter', json, (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('noticeTargets')
    .addColumn('noticeId', 'text', (c) => c.notNull().references('notices.id'))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text', (c) => c.notNull())
    .addColumn('toldAt', int8)
    .addColumn('toldBy', 'text')
    .addPrimaryKeyConstraint('noticeTargetsKey', ['noticeId', 'subjectId'])
    .execute();
  await schema
    .createTable('pilots')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('department', 'text', (c) => c.notNull())
    .addColumn('changes', json, (c) => c.notNull())
    .addColumn('startAt', int8, (c) => c.notNull())
    .addColumn('endAt', int8, (c) => c.notNull())
    .addColumn('createdAt', int8, (c) => c.notNull())
    .addColumn('createdBy', 'text')
    .execute();
}
