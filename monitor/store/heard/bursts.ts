import type { BurstRecord, BurstTopic } from '../../../shared/model/burst.ts';
import { nextNumber } from '../sql/counters.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { BurstsTable } from '../tables/heard.ts';

/** The numbers that make a burst. */
export type BurstNumbers = Pick<BurstRecord, 'level' | 'minutes' | 'count' | 'expected' | 'ratio' | 'chance'>;

/** Opens a burst. Null: there is an open one already (another monitor saw it first). */
export async function insertBurst(
  trx: Db,
  draft: BurstNumbers & { brandId: string; topic: BurstTopic; now: number; drill: boolean },
): Promise<BurstRecord | null> {
  const { now, drill, ...rest } = draft;
  const id = newId(now);
  const number = await nextNumber(trx, 'burst');
  const result = await trx
    .insertInto('bursts')
    .values({ ...rest, id, number, startedAt: now, lastAt: now, endedAt: null, drill: drill ? 1 : 0 })
    .onConflict((oc) => oc.columns(['brandId', 'topic', 'drill']).where('endedAt', 'is', null).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 0n ? null : getBurst(trx, id);
}

/** A burst goes on; `numbers` replace those of the record where it has become graver. Null: it was ended meanwhile. */
export async function prolongBurst(
  trx: Db,
  change: { id: string; now: number; numbers?: BurstNumbers },
): Promise<BurstRecord | null> {
  const result = await trx
    .updateTable('bursts')
    .set({ lastAt: change.now, ...change.numbers })
    .where('id', '=', change.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 0n ? null : getBurst(trx, change.id);
}

/** A burst is over. Null: it was ended already. */
export async function endBurst(trx: Db, end: { id: string; now: number }): Promise<BurstRecord | null> {
  const result = await trx
    .updateTable('bursts')
    .set({ endedAt: end.now })
    .where('id', '=', end.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 0n ? null : getBurst(trx, end.id);
}

/** @throws StoreError `not-found`. */
export async function getBurst(db: Db, id: string): Promise<BurstRecord> {
  const row = await db.selectFrom('bursts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no burst ${id}.`);
  return toBurst(row);
}

/** Bursts that were above their baseline since an instant, the last first. */
export async function listBursts(
  db: Db,
  filter: { since?: number; brandIds?: readonly string[]; open?: boolean; drill?: boolean; limit?: number } = {},
): Promise<BurstRecord[]> {
  const rows = await db
    .selectFrom('bursts')
    .selectAll()
    .where('lastAt', '>=', filter.since ?? 0)
    .$if((filter.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', filter.brandIds ?? []))
    .$if(filter.open === true, (query) => query.where('endedAt', 'is', null))
    .$if(filter.open === false, (query) => query.where('endedAt', 'is not', null))
    .$if(filter.drill !== undefined, (query) => query.where('drill', '=', filter.drill ? 1 : 0))
    .orderBy('lastAt', 'desc')
    .orderBy('number', 'desc')
    .limit(filter.limit ?? 100)
    .execute();
  return rows.map(toBurst);
}

/** Negative posts published since an instant: what bursts are counted from. What was put aside as spam, not ours or a repeat is none. */
export async function listNegativeInstants(
  db: Db,
  range: { since: number; until: number; drill: boolean },
): Promise<{ brandId: string; topic: BurstTopic; publishedAt: number }[]> {
  return db
    .selectFrom('mentions')
    .select(['brandId', 'topic', 'publishedAt'])
    .where('publishedAt', '>', range.since)
    .where('publishedAt', '<=', range.until)
    .where('sentiment', '=', 'neg')
    .where('drill', '=', range.drill ? 1 : 0)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
    .orderBy('publishedAt')
    .execute();
}

function toBurst(row: BurstsTable): BurstRecord {
  return { ...row, drill: row.drill === 1 };
}
