import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Cases with a room: checklist, decisions, versions of a statement, who agreed, who posted where. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  const { schema } = db;
  await sql`insert into counters (name, value) values ('case', 0)`.execute(db);
  await schema
    .createTable('crisisCases')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull().unique())
    .addColumn('brandId', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text')
    .addColumn('storyId', 'text')
    .addColumn('ownerId', 'text')
    .addColumn('openedAt', int8, (c) => c.notNull())
    .addColumn('dueAt', int8, (c) => c.notNull())
    .addColumn('closedAt', int8)
    .addColumn('outcome', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await sql`create unique index "crisisCasesSubject" on "crisisCases" ("subjectId") where "closedAt" is null and "subjectId" is not null`.execute(
    db,
  );
  await sql`create unique index "crisisCasesStory" on "crisisCases" ("storyId") where "closedAt" is null and "storyId" is not null`.execute(
    db,
  );
  await schema
    .createTable('crisisSteps')
    .addColumn('caseId', 'text', (c) => c.notNull().references('crisisCases.id').onDelete('cascade'))
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('ownerId', 'text')
    .addColumn('dueAt', int8, (c) => c.notNull())
    .addColumn('doneAt', int8)
    .addColumn('doneBy', 'text')
    .addColumn('result', 'text')
    .addPrimaryKeyConstraint('crisisStepsKey', ['caseId', 'step'])
    .execute();
  await schema
    .createTable('crisisDecisions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('caseId', 'text', (c) => c.notNull().references('crisisCases.id').onDelete('cascade'))
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('crisisDecisionsCase').on('crisisDecisions').columns(['caseId', 'id']).execute();
  await schema
    .createTable('statements')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('caseId', 'text', (c) => c.notNull().references('crisisCases.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('variants', json, (c) => c.notNull())
    .addColumn('draftedBy', 'text', (c) => c.notNull())
    .addColumn('draftedAt', int8, (c) => c.notNull())
    .addColumn('lockedAt', int8)
    .addUniqueConstraint('statementsVersion', ['caseId', 'kind', 'version'])
    .execute();
  await schema
    .createTable('statementVerdicts')
    .addColumn('statementId', 'text', (c) => c.notNull().references('statements.id').onDelete('cascade'))
    .addColumn('seat', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('agrees', 'integer', (c) => c.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('statementVerdictsKey', ['statementId', 'seat'])
    .execute();
  await schema
    .createTable('statementPosts')
    .addColumn('statementId', 'text', (c) => c.notNull().references('statements.id').onDelete('cascade'))
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('at', int8, (c) => c.notNull())
    .addPrimaryKeyConstraint('statementPostsKey', ['statementId', 'url'])
    .execute();
}
