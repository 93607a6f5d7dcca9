import type { SavedSearch, SearchFilter } from '../../../shared/model/saved-search.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { SavedSearchesTable } from '../tables/heard.ts';
import type { MentionFilter } from './mention-list.ts';

/** A search whose finds are told, with where its telling stands. */
export interface WatchedSearch extends SavedSearch {
  readonly toldNumber: number;
}

/** More searches than these nobody reads; a list shows all of them. */
export const MOST_SEARCHES = 200;

/** Keeps a search. What was heard before is not told. */
export async function insertSearch(trx: Db, draft: Omit<SavedSearch, 'id' | 'createdAt'>, now: number) {
  const { filter, alerts, drill, ...fields } = draft;
  const id = newId(now);
  const flags = { alerts: alerts ? 1 : 0, drill: drill ? 1 : 0 };
  await trx
    .insertInto('savedSearches')
    .values({
      ...{ ...fields, ...flags, id, filter: encodeJson(filter) },
      ...{ createdAt: now, toldNumber: await lastMentionNumber(trx), nextAt: now },
    })
    .execute();
  return getSearch(trx, id, draft.ownerId);
}

/** One search of a person. @throws StoreError `not-found`, also for somebody else's. */
async function getSearch(db: Db, id: string, ownerId: string): Promise<SavedSearch> {
  const row = await db
    .selectFrom('savedSearches')
    .selectAll()
    .where('id', '=', id)
    .where('ownerId', '=', ownerId)
    .executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no saved search ${id}.`);
  return toSearch(row);
}

/** The searches of a person, the first made first. */
export async function listSearches(db: Db, ownerId: string): Promise<SavedSearch[]> {
  const rows = await db
    .selectFrom('savedSearches')
    .selectAll()
    .where('ownerId', '=', ownerId)
    .orderBy('id')
    .limit(MOST_SEARCHES)
    .execute();
  return rows.map(toSearch);
}

/** Renames a search, changes what it looks for or switches its alerts; what it finds otherwise than before it tells from now on. */
export async function changeSearch(
  trx: Db,
  of: { readonly id: string; readonly ownerId: string },
  change: { readonly name?: string; readonly filter?: SearchFilter; readonly alerts?: boolean },
): Promise<SavedSearch> {
  const { alerts } = await getSearch(trx, of.id, of.ownerId);
  const isAnew = change.filter !== undefined || (change.alerts === true && !alerts);
  await trx
    .updateTable('savedSearches')
    .set({
      id: of.id,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.filter === undefined ? {} : { filter: encodeJson(change.filter) }),
      ...(change.alerts === undefined ? {} : { alerts: change.alerts ? 1 : 0 }),
      ...(isAnew ? { toldNumber: await lastMentionNumber(trx) } : {}),
    })
    .where('id', '=', of.id)
    .execute();
  return getSearch(trx, of.id, of.ownerId);
}

/** True: it was there and is forgotten. */
export async function deleteSearch(trx: Db, id: string, ownerId: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('savedSearches')
    .where('id', '=', id)
    .where('ownerId', '=', ownerId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Searches with alerts that may be looked at again and have something new to look at. */
export async function listSearchesDue(db: Db, now: number, limit: number): Promise<WatchedSearch[]> {
  const rows = await db
    .selectFrom('savedSearches')
    .innerJoin('people', 'people.id', 'savedSearches.ownerId')
    .selectAll('savedSearches')
    .where('savedSearches.alerts', '=', 1)
    .where('people.active', '=', 1)
    .where('savedSearches.nextAt', '<=', now)
    .where('savedSearches.toldNumber', '<', await lastMentionNumber(db))
    .orderBy('savedSearches.nextAt')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toSearch(row), toldNumber: row.toldNumber }));
}

/** Claims the finds of a search up to a number, in the transaction of their alert. False: somebody else did, or its owner wants them no more. */
export async function markSearchTold(
  trx: Db,
  search: Pick<WatchedSearch, 'id' | 'toldNumber'>,
  to: { readonly toldNumber: number; readonly nextAt: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('savedSearches')
    .set(to)
    .where('id', '=', search.id)
    .where('toldNumber', '=', search.toldNumber)
    .where('alerts', '=', 1)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Number of the mention that was stored last; 0 without any. */
export async function lastMentionNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('mentions')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** The filter of a saved search in the terms of the list of mentions. */
export function toMentionFilter(filter: SearchFilter, drill: boolean): MentionFilter {
  const { q, brands, levels, kinds, topics, sentiments, sites } = filter;
  return {
    drill,
    ...(q === undefined ? {} : { query: q }),
    ...(brands?.length ? { brandIds: brands } : {}),
    ...(levels?.length ? { levels } : {}),
    ...(kinds?.length ? { kinds } : {}),
    ...(topics?.length ? { topics } : {}),
    ...(sentiments?.length ? { sentiments } : {}),
    ...(sites?.length ? { sites } : {}),
  };
}

function toSearch({ toldNumber: _, nextAt: __, ...row }: SavedSearchesTable): SavedSearch {
  return {
    ...row,
    filter: decodeJson<SearchFilter>(row.filter),
    alerts: row.alerts === 1,
    drill: row.drill === 1,
  };
}
