import type { Kysely } from 'kysely';

/** Further keys of the post behind a mention: what other instances and interfaces call it; see `mention-keys.ts`. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('mentionKeys')
    .addColumn('postKey', 'text', (c) => c.notNull())
    .addColumn('brandId', 'text', (c) => c.notNull())
    .addColumn('mentionId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mentionKeysKey', ['postKey', 'brandId'])
    .execute();
  await db.schema.createIndex('mentionKeysMention').on('mentionKeys').column('mentionId').execute();
}
