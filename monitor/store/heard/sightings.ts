import { insertRows } from '../sql/insert-rows.ts';
import type { Db } from '../store.ts';

export interface Sighting {
  readonly sourceId: string;
  readonly link: string | null;
  readonly seenAt: number;
}

/** Notes that sources showed mentions. What a source has shown before stays as it was. */
export async function addSightings(
  db: Db,
  sightings: readonly (Sighting & { readonly mentionId: string })[],
): Promise<void> {
  await insertRows(
    db,
    'sightings',
    sightings.map(({ mentionId, sourceId, link, seenAt }) => ({ mentionId, sourceId, link, seenAt })),
    'on conflict do nothing',
  );
}

/** Where one mention was seen, the other was: they are of one post. */
export async function handOverSightings(
  trx: Db,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const seen = await listSightings(trx, from);
  await addSightings(
    trx,
    seen.map((sighting) => ({ ...sighting, mentionId: to })),
  );
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
