import type { Db } from '../store.ts';

export interface Sighting {
  readonly sourceId: string;
  readonly link: string | null;
  readonly seenAt: number;
}

/** Notes that a source showed a mention. Returns false when that source had shown it before. */
export async function addSighting(
  db: Db,
  sighting: { mentionId: string; sourceId: string; link: string | null; now: number },
): Promise<boolean> {
  const result = await db
    .insertInto('sightings')
    .values({
      mentionId: sighting.mentionId,
      sourceId: sighting.sourceId,
      link: sighting.link,
      seenAt: sighting.now,
    })
    .onConflict((oc) => oc.columns(['mentionId', 'sourceId']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** All sources that showed a mention, the first first. */
export async function listSightings(db: Db, mentionId: string): Promise<Sighting[]> {
  return db
    .selectFrom('sightings')
    .select(['sourceId', 'link', 'seenAt'])
    .where('mentionId', '=', mentionId)
    .orderBy('seenAt')
    .execute();
}
