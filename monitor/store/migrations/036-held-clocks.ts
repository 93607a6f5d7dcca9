import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/**
 * How long a clock stood still so far, in working time: one that starts anew because the urgency changed, or because the ticket was
 * opened again, must not count it. Clocks of before did not keep it and count none.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema
    .alterTable('clocks')
    .addColumn('heldMs', int8, (c) => c.notNull().defaultTo(0))
    .execute();
}
