import type { Level } from '../../../shared/model/analysis.ts';
import type { Story } from '../../../shared/model/story.ts';
import { nextNumber } from '../sql/counters.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';

/** Opens a story for its first mention. `keys` are what the next posts will be compared by. */
export async function insertStory(
  trx: Db,
  draft: { brandId: string; title: string; level: Level; drill: boolean; keys: readonly string[]; now: number },
): Promise<Story> {
  const id = newId(draft.now);
  await trx
    .insertInto('stories')
    .values({
      id,
      number: await nextNumber(trx, 'story'),
      brandId: draft.brandId,
      title: draft.title,
      startedAt: draft.now,
      lastAt: draft.now,
      size: 1,
      level: draft.level,
      ownerId: null,
      drill: draft.drill ? 1 : 0,
    })
    .execute();
  await addStoryKeys(trx, { storyId: id, brandId: draft.brandId, keys: draft.keys, now: draft.now });
  return getStory(trx, id);
}

/** Counts one more mention into a story; `level` replaces the story's level where given. */
export async function growStory(
  trx: Db,
  growth: { id: string; now: number; level?: Level; keys?: readonly string[] },
): Promise<Story> {
  await trx
    .updateTable('stories')
    .set((eb) => ({
      size: eb('size', '+', 1),
      lastAt: growth.now,
      ...(growth.level === undefined ? {} : { level: growth.level }),
    }))
    .where('id', '=', growth.id)
    .execute();
  const story = await getStory(trx, growth.id);
  await addStoryKeys(trx, { storyId: story.id, brandId: story.brandId, keys: growth.keys ?? [], now: growth.now });
  return story;
}

/** Stories of a brand that share at least one key and were seen since, with how many keys; the nearest first. */
export async function findStoriesByKeys(
  db: Db,
  search: { brandId: string; keys: readonly string[]; since: number; drill: boolean; limit?: number },
): Promise<{ storyId: string; shared: number }[]> {
  if (search.keys.length === 0) return [];
  return db
    .selectFrom('storyKeys')
    .innerJoin('stories', 'stories.id', 'storyKeys.storyId')
    .select((eb) => ['storyKeys.storyId', eb.fn.countAll<number>().as('shared')])
    .where('storyKeys.key', 'in', search.keys)
    .where('storyKeys.brandId', '=', search.brandId)
    .where('storyKeys.seenAt', '>=', search.since)
    .where('stories.drill', '=', search.drill ? 1 : 0)
    .groupBy('storyKeys.storyId')
    .orderBy('shared', 'desc')
    .limit(search.limit ?? 20)
    .execute();
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

async function addStoryKeys(
  trx: Db,
  add: { storyId: string; brandId: string; keys: readonly string[]; now: number },
): Promise<void> {
  if (add.keys.length === 0) return;
  await trx
    .insertInto('storyKeys')
    .values([...new Set(add.keys)].map((key) => ({ key, storyId: add.storyId, brandId: add.brandId, seenAt: add.now })))
    .onConflict((oc) => oc.columns(['key', 'storyId']).doUpdateSet({ seenAt: add.now }))
    .execute();
}
