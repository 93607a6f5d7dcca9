import type { Kysely } from 'kysely';

/** The first half of a pairing code names it, so that a wrong one counts against the code it was meant for and no other. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('pairingCodes').addColumn('selector', 'text').execute();
}
