import { FINGERPRINT_SIZE, fingerprint } from '../text/fingerprint.ts';

/**
 * Marks of a fingerprint that two posts of one story share at least: about 38 % of the shingles. Chosen on generated pairs
 * (`test/eval/understanding/stories.ts`): a short post with one word changed keeps half of them, unrelated posts hardly one.
 */
export const STORY_SHARED_MARKS = 6;

/** Folds near-duplicates into stories, in memory bounds: the oldest posts are forgotten first. */
export interface StoryIndex {
  /** Counts a post in and returns the number of its story: a known one, or a new one. Null: too short to be a copy of anything. */
  add(text: string): number | null;
  readonly stories: number;
}

/** The marks by which near-duplicates meet; empty for a text that is too short. */
export function storyMarks(text: string): number[] {
  const minima = fingerprint(text);
  if (minima === null) return [];
  return Array.from(
    minima,
    (minimum, place) => Math.imul(minimum ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b) >>> 0 || 1,
  );
}

/** An index for about `posts` posts; a million take 270 megabytes. Past that, new posts take the places of old ones. */
export function createStoryIndex(posts: number): StoryIndex {
  let slots = 1024;
  while (slots < posts * FINGERPRINT_SIZE * 1.5) slots *= 2;
  const mask = slots - 1;
  const keys = new Uint32Array(slots);
  const owners = new Int32Array(slots);
  let stories = 0;

  /** The slot of a mark, or the one that it may take: after a few steps it takes its first place over. */
  function findSlot(mark: number): number {
    const first = mark & mask;
    for (let step = 0; step < 16; step++) {
      const slot = (first + step) & mask;
      if (keys[slot] === mark || keys[slot] === 0) return slot;
    }
    return first;
  }

  return {
    get stories() {
      return stories;
    },
    add(text) {
      const marks = storyMarks(text);
      if (marks.length === 0) return null;
      const places = marks.map(findSlot);
      const shared = new Map<number, number>();
      let best = -1;
      let most = 0;
      places.forEach((slot, k) => {
        if (keys[slot] !== marks[k]) return;
        const story = owners[slot] as number;
        const count = (shared.get(story) ?? 0) + 1;
        shared.set(story, count);
        if (count > most) {
          most = count;
          best = story;
        }
      });
      const story = most >= STORY_SHARED_MARKS ? best : stories++;
      places.forEach((slot, k) => {
        keys[slot] = marks[k] as number;
        owners[slot] = story;
      });
      return story;
    },
  };
}
