import type { ScriptedPost } from './practice-post.ts';

/** A small seeded generator of numbers in [0, 1) (mulberry32), so that a drill can be repeated exactly. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One line of the script: which post appears how long after the start. */
export interface ScriptLine {
  readonly post: ScriptedPost;
  readonly offsetMs: number;
}

/** How a drill is paced. */
export interface Pace {
  /** Posts that stand there from the first moment, so that the first mention comes within seconds. */
  readonly atOnce: number;
  /** Shortest and longest time between two later posts. */
  readonly minGapMs: number;
  readonly maxGapMs: number;
}

export const DRILL_PACE: Pace = { atOnce: 3, minGapMs: 12_000, maxGapMs: 45_000 };

/**
 * Lines of the drill without end: once all posts were shown, the round starts again with new ids (`green-line-2`).
 * The same seed gives the same offsets.
 */
export function* writeScript(posts: readonly ScriptedPost[], seed: number, pace: Pace): Generator<ScriptLine, never> {
  const random = createRandom(seed);
  let offsetMs = 0;
  let shown = 0;
  for (let round = 1; ; round++) {
    for (const post of posts) {
      if (shown++ >= pace.atOnce) offsetMs += pace.minGapMs + random() * (pace.maxGapMs - pace.minGapMs);
      yield { post: round === 1 ? post : retake(post, round), offsetMs: Math.round(offsetMs) };
    }
  }
}

function retake(post: ScriptedPost, round: number): ScriptedPost {
  const again = { ...post, id: `${post.id}-${round}` };
  return post.repostOf ? { ...again, repostOf: `${post.repostOf}-${round}` } : again;
}
