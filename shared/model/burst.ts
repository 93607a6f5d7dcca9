import type { Level, Topic } from './analysis.ts';

/** What a burst is about: one topic of CLS-2, or the brand as a whole. */
export type BurstTopic = Topic | 'all';

/** Negative posts about a brand came in more than its own past explains; with the numbers that say so. */
export interface BurstRecord {
  readonly id: string;
  readonly number: number;
  readonly brandId: string;
  readonly topic: BurstTopic;
  /** The highest level so far; the numbers below are of that look. */
  readonly level: Level;
  /** Length of the window that was looked at. */
  readonly minutes: number;
  /** Negative posts published in the window. */
  readonly count: number;
  /** How many the same hour of the week usually brings. */
  readonly expected: number;
  /** count / expected. */
  readonly ratio: number;
  /** Probability of as many or more on a quiet day, for all the looks of that moment together. */
  readonly chance: number;
  readonly startedAt: number;
  /** When it last was above its baseline. */
  readonly lastAt: number;
  readonly endedAt: number | null;
  readonly drill: boolean;
}
