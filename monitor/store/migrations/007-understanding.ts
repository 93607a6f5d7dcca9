import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Bursts of negative posts, and what people corrected in a judgement. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  const { schema } = db;
  await sql`insert into counters (name, value) values ('burst', 0)`.execute(db);
  await schema
    .createTable('bursts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', int8, (c) => c.notNull().unique())
    .addColumn('brandId', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('expected', 'double precision', (c) => c.notNull())
    .addColumn('ratio', 'double precision', (c) => c.notNull())
    .addColumn('chance', 'double precision', (c) => c.notNull())
    .addColumn('startedAt', int8, (c) => c.notNull())
    .addColumn('lastAt', int8, (c) => c.notNull())
    .addColumn('endedAt', int8)
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await sql`create unique index "burstsOpen" on bursts ("brandId", topic, drill) where "endedAt" is null`.execute(db);
  await schema.createIndex('burstsLast').on('bursts').column('lastAt').execute();
  await schema
    .createTable('corrections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('mentionId', 'text', (c) => c.notNull().references('mentions.id').onDelete('cascade'))
    .addColumn('at', int8, (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('changed', json, (c) => c.notNull())
    .addColumn('undoneAt', int8)
    .addColumn('undoneBy', 'text')
    .addColumn('drill', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('correctionsMention').on('corrections').columns(['mentionId', 'at']).execute();
}
