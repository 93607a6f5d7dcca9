import type { Db } from '../store.ts';

/** Whose complaints, and which posts are looked at anyway. */
interface Wanted {
  readonly authorKeys: readonly string[];
  readonly mentionIds: readonly string[];
  readonly drill: boolean;
}

/** How many complaints of authors are on record beside those posts (ESC-2), by brand. */
export async function countOtherComplaints(
  db: Db,
  wanted: Wanted,
): Promise<{ authorKey: string | null; brandId: string; count: number }[]> {
  return onRecord(db, wanted)
    .select((eb) => ['authorKey', 'brandId', eb.fn.countAll<number>().as('count')])
    .$if(wanted.mentionIds.length > 0, (query) => query.where('id', 'not in', wanted.mentionIds))
    .groupBy(['authorKey', 'brandId'])
    .execute();
}

/** Those posts as far as they are complaints of these authors on record. */
export async function listComplaintsAmong(
  db: Db,
  wanted: Wanted,
): Promise<{ authorKey: string | null; brandId: string; id: string }[]> {
  if (wanted.mentionIds.length === 0) return [];
  return onRecord(db, wanted).select(['authorKey', 'brandId', 'id']).where('id', 'in', wanted.mentionIds).execute();
}

/** What was put aside as not ours, spam or a repeat is no complaint. */
function onRecord(db: Db, { authorKeys, drill }: Wanted) {
  return db
    .selectFrom('mentions')
    .where('authorKey', 'in', authorKeys)
    .where('complaint', '=', 1)
    .where('drill', '=', drill ? 1 : 0)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]));
}
