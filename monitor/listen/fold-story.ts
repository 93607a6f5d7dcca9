import type { Level } from '../../shared/model/analysis.ts';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { Story } from '../../shared/model/story.ts';
import { STORY_SHARED_MARKS, storyMarks } from '../../shared/understanding/stories.ts';
import { findStoriesByKeys, getStory, growStory, insertStory } from '../store/heard/stories.ts';
import type { Db } from '../store/store.ts';

/** A story that rested longer than this is told anew. */
const STORY_MS = 3 * 86_400_000;

/** A story after a post was counted in. */
export interface Folded extends Story {
  /** The post is graver than every one before it, or the first. */
  readonly hasRisen: boolean;
}

/** Finds the story of a post or opens one, and counts the post in. Null: too short to be called a copy of anything. */
export async function foldStory(
  trx: Db,
  post: {
    readonly brandId: string;
    readonly text: string;
    readonly level: Level;
    readonly drill: boolean;
    readonly now: number;
  },
): Promise<Folded | null> {
  const keys = storyMarks(post.text).map((mark, place) => `${place.toString(36)}:${mark.toString(36)}`);
  if (keys.length === 0) return null;
  const { brandId, drill, now, level } = post;
  const [nearest] = await findStoriesByKeys(trx, { brandId, keys, since: now - STORY_MS, drill, limit: 1 });
  if (!nearest || nearest.shared < STORY_SHARED_MARKS) {
    const opened = await insertStory(trx, { brandId, title: titleOf(post.text), level, drill, keys, now });
    return { ...opened, hasRisen: true };
  }
  const story = await getStory(trx, nearest.storyId);
  const rises = LEVELS.indexOf(level) > LEVELS.indexOf(story.level);
  return { ...(await growStory(trx, { id: story.id, now, keys, ...(rises ? { level } : {}) })), hasRisen: rises };
}

/** Sizes at which a story is told at once again: it is growing. */
const MILESTONES: ReadonlySet<number> = new Set([1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000]);

/** Whether a post makes its story news: the first, one that is graver than all before, or one that makes it much larger. */
export function isNews(story: Folded, level: Level): boolean {
  return story.hasRisen || (MILESTONES.has(story.size) && LEVELS.indexOf(level) > 0);
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return Array.from(line).slice(0, 40).join('');
}
