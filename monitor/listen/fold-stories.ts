import type { Level } from '../../shared/model/analysis.ts';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { Story } from '../../shared/model/story.ts';
import { STORY_SHARED_MARKS, storyMarks } from '../../shared/understanding/stories.ts';
import { findStoriesSharing, getStories, growStories, insertStories, saveStoryKeys } from '../store/heard/stories.ts';
import { newId } from '../store/sql/new-id.ts';
import type { Db } from '../store/store.ts';

/** A story that rested longer than this is told anew. */
const STORY_MS = 3 * 86_400_000;

/** A post to be counted into its story. */
export interface PostToFold {
  readonly brandId: string;
  readonly text: string;
  readonly level: Level;
}

/** A story as it was when a post was counted in. */
export interface Folded extends Pick<Story, 'id' | 'size' | 'level'> {
  /** The post is graver than every one before it, or the first. */
  readonly hasRisen: boolean;
}

/** A story that posts of this transaction go into. */
interface Growing {
  readonly id: string;
  readonly brandId: string;
  readonly title: string;
  readonly isNew: boolean;
  /** Posts of this transaction. */
  grown: number;
  size: number;
  level: Level;
  readonly keys: Set<string>;
}

/**
 * Finds the stories of posts or opens them, and counts the posts in, each after the one before it: read once and written once for all of
 * them, however many go into one story. Call it after `lockCounters`. Null: too short to be called a copy of anything.
 */
export async function foldStories(
  trx: Db,
  posts: readonly PostToFold[],
  { drill, now }: { readonly drill: boolean; readonly now: number },
): Promise<(Folded | null)[]> {
  const keysOf = posts.map(({ text }) => storyKeys(text));
  const stories = await readStories(trx, keysOf, { drill, since: now - STORY_MS });
  const folded = posts.map((post, i): Folded | null => {
    const keys = keysOf[i] ?? [];
    if (keys.length === 0) return null;
    const story = stories.nearest(post.brandId, keys) ?? stories.open(post, now);
    const hasRisen = story.size === 0 || LEVELS.indexOf(post.level) > LEVELS.indexOf(story.level);
    if (hasRisen) story.level = post.level;
    story.size += 1;
    story.grown += 1;
    stories.meet(story, keys);
    return { id: story.id, size: story.size, level: story.level, hasRisen };
  });
  await writeStories(trx, stories.touched(), { drill, now });
  return folded;
}

/** Sizes at which a story is told at once again: it is growing. */
const MILESTONES: ReadonlySet<number> = new Set([1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000]);

/** Whether a post makes its story news: the first, one that is graver than all before, or one that makes it much larger. */
export function isNews(story: Folded, level: Level): boolean {
  return story.hasRisen || (MILESTONES.has(story.size) && LEVELS.indexOf(level) > 0);
}

function storyKeys(text: string): string[] {
  return storyMarks(text).map((mark, place) => `${place.toString(36)}:${mark.toString(36)}`);
}

/** The stories that one of the posts may belong to, as they stand while the posts are counted in one after the other. */
async function readStories(
  trx: Db,
  posts: readonly (readonly string[])[],
  { drill, since }: { readonly drill: boolean; readonly since: number },
) {
  const met = await findStoriesSharing(trx, { posts, since, least: STORY_SHARED_MARKS });
  const stories = new Map<string, Growing>();
  const byKey = new Map<string, Set<Growing>>();
  const meet = (story: Growing, own: readonly string[]) => {
    for (const key of own) {
      const list = byKey.get(key) ?? new Set();
      byKey.set(key, list.add(story));
      story.keys.add(key);
    }
  };
  for (const story of await getStories(
    trx,
    met.map(({ storyId }) => storyId),
  )) {
    const { id, brandId, title, size, level } = story;
    if (story.drill !== drill) continue;
    stories.set(id, { id, brandId, title, size, level, isNew: false, grown: 0, keys: new Set() });
  }
  for (const { storyId, keys: shared } of met) {
    const story = stories.get(storyId);
    if (story) for (const key of shared) byKey.set(key, (byKey.get(key) ?? new Set()).add(story));
  }
  return {
    meet,
    /** The story of the brand that shares most keys, if it shares enough. */
    nearest(brandId: string, own: readonly string[]): Growing | null {
      const shared = new Map<Growing, number>();
      for (const key of own) for (const story of byKey.get(key) ?? []) shared.set(story, (shared.get(story) ?? 0) + 1);
      let best: Growing | null = null;
      let most = STORY_SHARED_MARKS - 1;
      for (const [story, count] of shared) {
        if (count > most && story.brandId === brandId) [best, most] = [story, count];
      }
      return best;
    },
    open({ brandId, text, level }: PostToFold, now: number): Growing {
      const title = titleOf(text);
      const story: Growing = { id: newId(now), brandId, title, level, size: 0, isNew: true, grown: 0, keys: new Set() };
      stories.set(story.id, story);
      return story;
    },
    touched: () => [...stories.values()].filter(({ grown }) => grown > 0),
  };
}

async function writeStories(
  trx: Db,
  stories: readonly Growing[],
  { drill, now }: { readonly drill: boolean; readonly now: number },
): Promise<void> {
  const opened = stories.filter(({ isNew }) => isNew);
  await insertStories(
    trx,
    opened.map((story) => ({ ...story, drill, startedAt: now, lastAt: now })),
  );
  const grown = stories.filter(({ isNew }) => !isNew);
  await growStories(
    trx,
    grown.map(({ id, grown: by, level }) => ({ id, by, level })),
    now,
  );
  const keys = stories.flatMap(({ id: storyId, brandId, keys: own }) =>
    [...own].map((key) => ({ key, storyId, brandId, seenAt: now })),
  );
  await saveStoryKeys(trx, keys);
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return Array.from(line).slice(0, 40).join('');
}
