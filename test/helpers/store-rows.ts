import {
  findMentionsByPostKeys,
  getMention,
  insertMentions,
  type MentionDraft,
} from '../../monitor/store/heard/mentions.ts';
import {
  getStory,
  growStories,
  insertStories,
  type StoryDraft,
  saveStoryKeys,
} from '../../monitor/store/heard/stories.ts';
import { newId } from '../../monitor/store/sql/new-id.ts';
import type { Db } from '../../monitor/store/store.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Story } from '../../shared/model/story.ts';

/** Stores one mention; `isNew` is false when the post is one of the brand already. */
export async function insertMention(trx: Db, draft: MentionDraft): Promise<{ mention: Mention; isNew: boolean }> {
  const known = (await findMentionsByPostKeys(trx, [draft.postKey])).find(({ brandId }) => brandId === draft.brandId);
  if (known) return { mention: known, isNew: false };
  const [made] = await insertMentions(trx, [draft], [null]);
  // Read back: the story that it was given has a size of its own.
  return { mention: await getMention(trx, made?.id ?? ''), isNew: true };
}

/** Opens one story of one post. */
export async function insertStory(
  trx: Db,
  story: Pick<StoryDraft, 'brandId' | 'title' | 'level' | 'drill'> & { keys: readonly string[]; now: number },
): Promise<Story> {
  const { keys, now, ...draft } = story;
  const id = newId(now);
  await insertStories(trx, [{ ...draft, id, startedAt: now, lastAt: now, size: 1 }]);
  await saveStoryKeys(
    trx,
    keys.map((key) => ({ key, storyId: id, brandId: draft.brandId, seenAt: now })),
  );
  return getStory(trx, id);
}

/** Counts one more post into a story, which keeps its level. */
export async function growByOne(trx: Db, id: string, now: number): Promise<void> {
  const { level } = await getStory(trx, id);
  await growStories(trx, [{ id, by: 1, level }], now);
}
