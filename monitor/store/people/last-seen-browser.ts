import type { Db } from '../store.ts';

/** When a paired browser of any of these people was last heard of, to the minute; null: none of them has one. */
export async function readLastSeenBrowser(db: Db, personIds: readonly string[]): Promise<number | null> {
  if (personIds.length === 0) return null;
  const row = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.id', 'devices.personId')
    .select((eb) => eb.fn.max('devices.lastUsedAt').as('at'))
    .where('devices.personId', 'in', personIds)
    .where('devices.revokedAt', 'is', null)
    // Programs have no origin.
    .where('devices.origin', 'is not', null)
    .where('people.active', '=', 1)
    .executeTakeFirst();
  return row?.at ?? null;
}
