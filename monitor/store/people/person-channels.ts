import type { Db } from '../store.ts';

/** Makes the channels of a person these. */
export async function setPersonChannels(trx: Db, personId: string, channelIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('personChannels').where('personId', '=', personId).execute();
  if (channelIds.length > 0)
    await trx
      .insertInto('personChannels')
      .values([...new Set(channelIds)].map((channelId) => ({ personId, channelId })))
      .execute();
}

/** Whose own channel this is: the only person at work who has it; null when nobody does, or several. */
export async function findChannelOwner(db: Db, channelId: string): Promise<string | null> {
  const [owner, other] = await db
    .selectFrom('personChannels')
    .innerJoin('people', 'people.id', 'personChannels.personId')
    .select('people.id')
    .where('personChannels.channelId', '=', channelId)
    .where('people.active', '=', 1)
    .limit(2)
    .execute();
  return other === undefined ? (owner?.id ?? null) : null;
}

/** The channels that reach any of these people, each once. */
export async function listPersonChannels(db: Db, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('personChannels')
    .select('channelId')
    .distinct()
    .where('personId', 'in', personIds)
    .orderBy('channelId')
    .execute();
  return rows.map((row) => row.channelId);
}
