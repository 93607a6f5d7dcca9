import { distinctComplaint } from './distinct-complaint.ts';

/** When the simulated hour begins. */
export const HOUR_START = Date.UTC(2026, 2, 2, 2);
/** What the people behind the phone want at most in a minute. */
export const PHONE_PER_MINUTE = 15;
const EVERY_S = 2;
/** Seconds in which a flood comes, and how many posts each of them brings. */
const FLOOD = { from: 2_400, until: 2_410, posts: 50 };

/** A post of the hour: the n-th of its second. */
export interface HourPost {
  readonly second: number;
  readonly n: number;
}

/** What is published in one second. */
export function postsOf(second: number): HourPost[] {
  const isFlood = second >= FLOOD.from && second < FLOOD.until;
  const count = isFlood ? FLOOD.posts : second % EVERY_S === 0 ? 1 : 0;
  return Array.from({ length: count }, (_, n) => ({ second, n }));
}

/** Everything that was published before a second. */
export function postsUntil(second: number): HourPost[] {
  return Array.from({ length: second }, (_, at) => postsOf(at)).flat();
}

export const linkOfPost = ({ second, n }: HourPost): string => `http://t.test/p/${second}-${n}`;

/** Complaints that differ enough to be stories of their own. */
export function textOfPost({ second, n }: HourPost): string {
  return distinctComplaint(second * 64 + n);
}
