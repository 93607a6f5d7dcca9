import { sql } from 'kysely';
import { compileOnce } from '../sql/compile-once.ts';
import { isValue } from '../sql/filter-column.ts';
import { isListed, listParameter } from '../sql/list-parameter.ts';
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
): Promise<readonly { authorKey: string | null; brandId: string; count: number }[]> {
  const { mentionIds } = wanted;
  // Nearly always there are none, and then the question is answered without asking which mention each is.
  return mentionIds.length === 0
    ? count(db, valuesOf(db, wanted))
    : countWithout(db, [...valuesOf(db, wanted), listParameter(db, mentionIds)]);
}

const count = compileOnce((db) => selectCounts(db));
const countWithout = compileOnce((db) => selectCounts(db).where((eb) => eb.not(isListed(db, 'id'))));

function selectCounts(db: Db) {
  return onRecord(db)
    .select((eb) => ['authorKey', 'brandId', eb.fn.countAll<number>().as('count')])
    .groupBy(['authorKey', 'brandId']);
}

/** Those posts as far as they are complaints of these authors on record. */
export async function listComplaintsAmong(
  db: Db,
  wanted: Wanted,
): Promise<readonly { authorKey: string | null; brandId: string; id: string }[]> {
  if (wanted.mentionIds.length === 0) return [];
  return readAmong(db, [...valuesOf(db, wanted), listParameter(db, wanted.mentionIds)]);
}

const readAmong = compileOnce((db) => onRecord(db).select(['authorKey', 'brandId', 'id']).where(isListed(db, 'id')));

/** What was put aside as not ours, spam or a repeat is no complaint. */
function onRecord(db: Db) {
  const { lit } = sql;
  return (
    db
      .selectFrom('mentions')
      .where(isListed(db, 'authorKey'))
      // Nearly every mention is none of practice: the index must be entered by the authors.
      .where((eb) => eb.and(isValue(db, 'drill', '=', 0)))
      .where('complaint', '=', lit(1))
      .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', lit('no-answer-needed'))]))
  );
}

/** What `onRecord` asks for, in its order. */
function valuesOf(db: Db, { authorKeys, drill }: Wanted): unknown[] {
  return [listParameter(db, authorKeys), drill ? 1 : 0];
}
