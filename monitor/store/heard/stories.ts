import { sql } from 'kysely';
import type { Level } from '../../../shared/model/analysis.ts';
import type { Story } from '../../../shared/model/story.ts';
import { compileOnce } from '../sql/compile-once.ts';
import { takeNumbers } from '../sql/counters.ts';
import { engineOf } from '../sql/engine.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { encodeJson } from '../sql/json-column.ts';
import { isListed, listParameter, listRows } from '../sql/list-parameter.ts';
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

/** Counts more mentions into stories, in one write for all of them; `level` is what each is from then on. */
export async function growStories(
  trx: Db,
  growths: readonly { id: string; by: number; level: Level }[],
  now: number,
): Promise<void> {
  if (growths.length === 0) return;
  const rows = growths.map(({ id, by: more, level }) => ({ id, more, level }));
  await growByList(trx, [now, encodeJson(rows)]);
}

const growByList = compileOnce((db) => {
  const grown =
    engineOf(db) === 'postgres'
      ? sql`jsonb_to_recordset(${'[]'}::jsonb) as grown(id text, more integer, level text)`
      : sql`(select value ->> 'id' as id, value ->> 'more' as more, value ->> 'level' as level from json_each(${'[]'})) as grown`;
  return sql`update stories set size = stories.size + grown.more, "lastAt" = ${0}, level = grown.level
    from ${grown} where stories.id = grown.id`;
});

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

/** From so many stories on a key is a phrase that everybody uses: who has it is read only where nothing tells more. */
const COMMON = 32;

/**
 * Stories that have at least so many of the keys of one of the posts, of those that were met by them since, the oldest first: each with
 * what it has of all the keys. A copy shares what a post says of its own: its rare keys are followed, so that what is read does not grow with
 * how many stories use the same phrases.
 */
export async function findStoriesSharing(
  db: Db,
  search: { posts: readonly (readonly string[])[]; since: number; least: number },
): Promise<{ storyId: string; keys: string[] }[]> {
  const { posts, since, least } = search;
  const keys = [...new Set(posts.flat())];
  if (keys.length === 0) return [];
  const met = new Map<string, string[]>();
  const meet = (storyId: string, key: string) => {
    const shared = met.get(storyId);
    if (shared === undefined) met.set(storyId, [key]);
    else shared.push(key);
  };
  const common = new Set<string>();
  for (const { key, stories } of await readFirstStories(db, [since, listParameter(db, keys)])) {
    const ids = stories?.split(' ') ?? [];
    if (ids.length > COMMON) common.add(key);
    else for (const id of ids) meet(id, key);
  }
  const followed = new Set(posts.flatMap((own) => commonToFollow(own, common, least)));
  for (const { key, storyId } of followed.size === 0
    ? []
    : await readKeys(db, [since, listParameter(db, [...followed])]))
    meet(storyId, key);
  for (const key of followed) common.delete(key);
  const likely = [...met].filter(([, shared]) => shared.length + common.size >= least).map(([storyId]) => storyId);
  if (common.size > 0 && likely.length > 0) {
    const of = [since, listParameter(db, [...common]), listParameter(db, likely)];
    for (const { key, storyId } of await readKeysOf(db, of)) meet(storyId, key);
  }
  return [...met]
    .filter(([, shared]) => shared.length >= least)
    .map(([storyId, shared]) => ({ storyId, keys: shared }))
    .sort((a, b) => (a.storyId < b.storyId ? -1 : 1));
}

/**
 * The common keys of a post that are followed all the same, because it has too few rare ones to be known by: any of them is read with every
 * story that has it. Who shares nothing but phrases with a post that says something of its own is no copy of it.
 */
function commonToFollow(own: readonly string[], common: ReadonlySet<string>, least: number): string[] {
  const shared = own.filter((key) => common.has(key));
  if (own.length - shared.length >= least) return [];
  // Without any `least - 1` of its keys, what shares `least` is still met.
  return shared.slice(0, Math.max(0, shared.length - least + 1));
}

/** Of each key the stories that have it, in one text: not all of them, where they are more than `COMMON`. */
const readFirstStories = compileOnce((db) => {
  const join = sql.raw(engineOf(db) === 'postgres' ? 'string_agg' : 'group_concat');
  const first = sql`select "storyId" from "storyKeys" where "key" = listed.value and "seenAt" >= ${0} limit ${sql.lit(COMMON + 1)}`;
  return sql<{ key: string; stories: string | null }>`select listed.value as "key",
    (select ${join}("storyId", ' ') from (${first}) as few) as stories from ${listRows(db)}`;
});

const readKeys = compileOnce((db) =>
  db.selectFrom('storyKeys').select(['key', 'storyId']).where('seenAt', '>=', 0).where(isListed(db, 'key')),
);

const readKeysOf = compileOnce((db) =>
  db
    .selectFrom('storyKeys')
    .select(['key', 'storyId'])
    .where('seenAt', '>=', 0)
    .where(isListed(db, 'key'))
    .where(isListed(db, 'storyId')),
);

/** Several stories at once, in no order; unknown ids are left out. */
export async function getStories(db: Db, ids: readonly string[]): Promise<Story[]> {
  if (ids.length === 0) return [];
  const rows = await readStories(db, [listParameter(db, ids)]);
  return rows.map((row) => ({ ...row, drill: row.drill === 1 }));
}

const readStories = compileOnce((db) => db.selectFrom('stories').selectAll().where(isListed(db, 'id')));

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
