import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Sources, entries, mentions and stories: what is heard. And the ground: counters, lease, settings, search. */
export async function up(db: Kysely<never>): Promise<void> {
  const { engine, int8, json } = columnTypes(db);
  const { schema } = db;

  await schema
    .createTable('counters')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', int8, (c) => c.notNull())
    .execute();
  await sql`insert into counters (name, value) values ('mention', 0), ('alert', 0), ('ticket', 0), ('story', 0), ('event', 0)`.execute(
    db,
  );

  await schema
    .createTable('lease')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('fencing', int8, (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('pid', 'integer', (c) => c.notNull())
    .addColumn('processStartedAt', int8, (c) => c.notNull())
    .addColumn('since', int8, (c) => c.notNull())
    .addColumn('expiresAt', int8, (c) => c.notNull())
    .execute();

  await schema
    .createTable('settings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', json, (c) => c.notNull())
    .addColumn('updatedAt', int8, (c) => c.notNull())
    .execute();

  await schema
    .createTable('sources')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('settings', json, (c) => c.notNull())
    .addColumn('brandIds', json, (c) => c.notNull())
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .addColumn('removedAt', int8)
    .addColumn('nextPollAt', int8, (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('lastModified', 'text')
    .addColumn('cursor', json)
    .addColumn('lastPollAt', int8)
    .addColumn('lastSuccessAt', int8)
    .addColumn('lastNewEntryAt', int8)
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('blindSince', int8)
    .addColumn('errorCount', 'integer', (c) => c.notNull())
    .addColumn('lastError', 'text')
    .execute();
  await schema.createIndex('sourcesDue').on('sources').columns(['enabled', 'nextPollAt']).execute();

  await schema
    .createTable('entries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('sourceId', 'text', (c) => c.notNull())
    .addColumn('guid', 'text')
    .addColumn('postKey', 'text')
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('contentHash', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('title', 'text')
    .addColumn('author', json)
    .addColumn('publishedAt', int8)
    .addColumn('updatedAt', int8)
    .addColumn('summary', 'text')
    .addColumn('content', 'text')
    .addColumn('lang', 'text')
    .addColumn('rating', 'double precision')
    .addColumn('metrics', json)
    .addColumn('replyTo', 'text')
    .addColumn('foundAt', int8, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('entriesPostKey').unique().on('entries').column('postKey').execute();
  await schema.createIndex('entriesFingerprint').unique().on('entries').column('fingerprint').execute();
  await schema.createIndex('entriesFoundAt').on('entries').column('foundAt').execute();
  // A source's own ids may be of any length, an index row may not: PostgreSQL refuses one above 2.7 kB.
  await sql`create index "entriesGuid" on entries ("sourceId", ${sql.raw(engine === 'postgres' ? 'left(guid, 200)' : 'guid')})`.execute(
    db,
  );
  await schema
    .createTable('entryRevisions')
    .addColumn('entryId', 'text', (c) => c.notNull().references('entries.id').onDelete('cascade'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('replacedAt', int8, (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('summary', 'text')
    .addColumn('content', 'text')
    .addPrimaryKeyConstraint('entryRevisionsKey', ['entryId', 'revision'])
    .execute();

  await schema
    .createTable('stories')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull().unique())
    .addColumn('brandId', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('startedAt', int8, (c) => c.notNull())
    .addColumn('lastAt', int8, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('ownerId', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('storiesLastAt').on('stories').column('lastAt').execute();
  await schema
    .createTable('storyKeys')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('storyId', 'text', (c) => c.notNull().references('stories.id').onDelete('cascade'))
    .addColumn('brandId', 'text', (c) => c.notNull())
    .addColumn('seenAt', int8, (c) => c.notNull())
    .addPrimaryKeyConstraint('storyKeysKey', ['key', 'storyId'])
    .execute();

  await schema
    .createTable('mentions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull().unique())
    .addColumn('entryId', 'text')
    .addColumn('brandId', 'text', (c) => c.notNull())
    .addColumn('sourceId', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('postKey', 'text', (c) => c.notNull())
    .addColumn('permalink', 'text')
    .addColumn('author', json)
    .addColumn('title', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('lang', 'text')
    .addColumn('rating', 'double precision')
    .addColumn('metrics', json)
    .addColumn('analysis', json, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('sentiment', 'text', (c) => c.notNull())
    .addColumn('complaint', 'integer', (c) => c.notNull())
    .addColumn('urgency', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('levelRank', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('claimedBy', 'text')
    .addColumn('answeredBy', 'text')
    .addColumn('answeredHow', 'text')
    .addColumn('dismissReason', 'text')
    .addColumn('publishedAt', int8, (c) => c.notNull())
    .addColumn('publishedTrusted', 'integer', (c) => c.notNull())
    .addColumn('foundAt', int8, (c) => c.notNull())
    .addColumn('toldAt', int8)
    .addColumn('claimedAt', int8)
    .addColumn('answeredAt', int8)
    .addColumn('answerDueAt', int8)
    .addColumn('sortDueAt', int8, (c) => c.notNull())
    .addColumn('ticketId', 'text')
    .addColumn('storyId', 'text')
    .addColumn('updatedAt', int8, (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('mentionsPost').unique().on('mentions').columns(['postKey', 'brandId']).execute();
  await schema.createIndex('mentionsTimeLeft').on('mentions').columns(['state', 'sortDueAt', 'number']).execute();
  await schema.createIndex('mentionsPublished').on('mentions').column('publishedAt').execute();
  await schema.createIndex('mentionsStory').on('mentions').column('storyId').execute();
  await schema.createIndex('mentionsTicket').on('mentions').column('ticketId').execute();

  await schema
    .createTable('sightings')
    .addColumn('mentionId', 'text', (c) => c.notNull().references('mentions.id').onDelete('cascade'))
    .addColumn('sourceId', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('seenAt', int8, (c) => c.notNull())
    .addPrimaryKeyConstraint('sightingsKey', ['mentionId', 'sourceId'])
    .execute();

  await schema
    .createTable('events')
    .addColumn('seq', int8, (c) => c.primaryKey())
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text', (c) => c.notNull())
    .addColumn('drill', 'integer', (c) => c.notNull())
    .addColumn('data', json, (c) => c.notNull())
    .execute();

  for (const name of ['mentionSearch', 'ticketSearch']) {
    if (engine === 'postgres') {
      await sql`create table ${sql.table(name)} (rowid bigint primary key, words tsvector not null)`.execute(db);
      await sql`create index ${sql.id(`${name}Words`)} on ${sql.table(name)} using gin (words)`.execute(db);
    } else {
      await sql`create virtual table ${sql.table(name)} using fts5(words, content='', contentless_delete=1, tokenize='unicode61')`.execute(
        db,
      );
    }
  }
}
