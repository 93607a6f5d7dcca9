import type { Kysely } from 'kysely';

/** What the brand answered, where a source showed it: a review that was answered on its platform says so with time and words. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('mentions').addColumn('answerText', 'text').execute();
}
