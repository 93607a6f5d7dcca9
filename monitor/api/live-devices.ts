import type { Db } from '../store/store.ts';

/** Which of these devices may still speak: not revoked, and their person is active. */
export async function listLiveDevices(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.id', 'devices.personId')
    .select('devices.id')
    .where('devices.id', 'in', ids)
    .where('devices.revokedAt', 'is', null)
    .where('people.active', '=', 1)
    .execute();
  return new Set(rows.map((row) => row.id));
}
