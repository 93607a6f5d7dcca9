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
