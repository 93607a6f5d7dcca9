import { type Kysely, sql } from 'kysely';

/**
 * Seals of the audit log become trees, so that one chain is proven without naming the others. Seals made before stay
 * as they were signed; the next one takes every chain into its tree.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable('auditSeals')
    .addColumn('form', 'text', (c) => c.notNull().defaultTo('list'))
    .execute();
  await schema.alterTable('auditSealHeads').addColumn('salt', 'text').execute();
  await sql`update "auditHeads" set "sealedPosition" = 0`.execute(db);
}
