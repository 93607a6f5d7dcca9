import type { Kysely } from 'kysely';

/** A step up that speaks for a whole story, and the gravest level that it spoke for. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('escalations').addColumn('storyId', 'text').execute();
  await db.schema.alterTable('escalations').addColumn('storyLevel', 'text').execute();
  await db.schema.createIndex('escalationsStory').on('escalations').column('storyId').execute();
}
