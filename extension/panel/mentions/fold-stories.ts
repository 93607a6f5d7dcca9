import { LEVELS, type Level } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';

/** What stands behind the first post of a story in the queue. */
export interface StoryFold {
  readonly storyId: string;
  /** How many posts of it wait behind this one. */
  readonly hidden: number;
  /** The gravest of them: a fold must not cover an alarm. */
  readonly level: Level;
  readonly open: boolean;
}

/** A row of the queue, and the fold that begins with it. */
export interface FoldedQueue {
  readonly shown: readonly Mention[];
  /** By the mention that stands for its story. */
  readonly folds: ReadonlyMap<string, StoryFold>;
}

/**
 * One row a story: the post that is due first stands for the others, which follow it when the story is open. The order
 * is otherwise that of the queue.
 */
export function foldStories(queue: readonly Mention[], openStories: ReadonlySet<string>): FoldedQueue {
  const others = new Map<string, Mention[]>();
  const heads: Mention[] = [];
  for (const mention of queue) {
    const known = mention.storyId === null ? undefined : others.get(mention.storyId);
    if (known) known.push(mention);
    else {
      heads.push(mention);
      if (mention.storyId !== null) others.set(mention.storyId, []);
    }
  }
  const folds = new Map<string, StoryFold>();
  const shown = heads.flatMap((head) => {
    const behind = head.storyId === null ? [] : (others.get(head.storyId) ?? []);
    if (head.storyId === null || behind.length === 0) return [head];
    const open = openStories.has(head.storyId);
    folds.set(head.id, { storyId: head.storyId, hidden: behind.length, level: gravest(behind), open });
    return open ? [head, ...behind] : [head];
  });
  return { shown, folds };
}

function gravest(mentions: readonly Mention[]): Level {
  return LEVELS[Math.max(...mentions.map((one) => LEVELS.indexOf(one.level)))] ?? 'blue';
}
