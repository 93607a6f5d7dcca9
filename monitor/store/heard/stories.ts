import { sql } from 'kysely';
import type { Level } from '../../../shared/model/analysis.ts';
import type { Story } from '../../../shared/model/story.ts';
import { takeNumbers } from '../sql/counters.ts';
import { engineOf } from '../sql/engine.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { StoriesTable } from '../tables/heard.ts';

/** A story before it has a number and an owner. */
export type StoryDraft = Pick<Story, 'id' | 'brandId' | 'title' | 'level' | 'drill' | 'startedAt' | 'lastAt' | 'size'>;

/** Opens stories, in their order. What the next posts will be compared by are their keys (`saveStoryKeys`). */
export async function insertStories(trx: Db, drafts: readonly StoryDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const first = await takeNumbers(trx, 'story', drafts.length);
  const rows = drafts.map(
    (draft, i): StoriesTable => ({
      id: draft.id,
      number: first + i,
      brandId: draft.brandId,
      title: draft.title,
      startedAt: draft.startedAt,
      lastAt: draft.lastAt,
      size: draft.size,
      level: draft.level,
      ownerId: null,
      drill: draft.drill ? 1 : 0,
    }),
  );
  await insertRows(trx, 'stories', rows);
}

/** Counts more mentions into a story, in one write for all of them; `level` replaces the story's level where given. */
export async function growStory(
  trx: Db,
  growth: { id: string; by: number; now: number; level?: Level },
): Promise<void> {
  await trx
    .updateTable('stories')
    .set((eb) => ({
      size: eb('size', '+', growth.by),
      lastAt: growth.now,
      ...(growth.level === undefined ? {} : { level: growth.level }),
    }))
    .where('id', '=', growth.id)
    .execute();
}

/** Notes by which keys stories were met now. */
export async function saveStoryKeys(
  trx: Db,
  keys: readonly { key: string; storyId: string; brandId: string; seenAt: number }[],
): Promise<void> {
  // One statement must not name a row twice.
  const rows = new Map(keys.map((row) => [`${row.key} ${row.storyId}`, row]));
  await insertRows(
    trx,
    'storyKeys',
    [...rows.values()],
    'on conflict ("key", "storyId") do update set "seenAt" = excluded."seenAt"',
  );
}

/**
 * Stories that have at least so many of these keys, with those they have, of those that were met by them since. The
 * database counts: a phrase that everybody uses is a key of thousands of stories, none of which is read for it.
 */
export async function findStoriesSharing(
  db: Db,
  search: { keys: readonly string[]; since: number; least: number },
): Promise<{ storyId: string; keys: string[] }[]> {
  if (search.keys.length === 0) return [];
  const join = sql.raw(engineOf(db) === 'postgres' ? 'string_agg' : 'group_concat');
  const rows = await db
    .selectFrom('storyKeys')
    .select(['storyId', sql<string>`${join}("key", ' ')`.as('keys')])
    .where('key', 'in', search.keys)
    .where('seenAt', '>=', search.since)
    .groupBy('storyId')
    .having((eb) => eb(eb.fn.countAll<number>(), '>=', search.least))
    .execute();
  return rows.map(({ storyId, keys }) => ({ storyId, keys: keys.split(' ') }));
}

/** Several stories at once, in no order; unknown ids are left out. */
export async function getStories(db: Db, ids: readonly string[]): Promise<Story[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('stories').selectAll().where('id', 'in', ids).execute();
  return rows.map((row) => ({ ...row, drill: row.drill === 1 }));
}

/** @throws StoreError `not-found`. */
export async function getStory(db: Db, id: string): Promise<Story> {
  const row = await db.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no story ${id}.`);
  return { ...row, drill: row.drill === 1 };
}

/** Gives a story to a person, or to nobody. @throws StoreError `not-found`. */
export async function setStoryOwner(trx: Db, id: string, ownerId: string | null): Promise<Story> {
  await trx.updateTable('stories').set({ ownerId }).where('id', '=', id).execute();
  return getStory(trx, id);
}

/** Stories that moved since, the last first. */
export async function listStories(
  db: Db,
  filter: { brandIds?: readonly string[]; since: number; drill?: boolean; limit?: number },
): Promise<Story[]> {
  let query = db.selectFrom('stories').selectAll().where('lastAt', '>=', filter.since);
  if (filter.brandIds?.length) query = query.where('brandId', 'in', filter.brandIds);
  if (filter.drill !== undefined) query = query.where('drill', '=', filter.drill ? 1 : 0);
  const rows = await query
    .orderBy('lastAt', 'desc')
    .limit(filter.limit ?? 100)
    .execute();
  return rows.map((row) => ({ ...row, drill: row.drill === 1 }));
}
