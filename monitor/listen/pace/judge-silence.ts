/** How much a source brings, by hour of the day (UTC): entries an hour. */
export type HourProfile = readonly number[];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Less than this was not watched long enough to know what is usual. */
const LEAST_WATCHED_MS = DAY_MS;
/** By chance alone, so many expected entries stay away once in twenty thousand times; feeds come in bursts, so that is about once a month. */
const QUIET_EXPECTED = 10;
/** Even the busiest source may rest for so long. */
const LEAST_SILENCE_MS = HOUR_MS;

/** What is usual for a source, out of how many entries each hour of the day brought while it was watched. Null: not watched long enough. */
export function profileOf(countsByHour: readonly number[], watchedMs: number): HourProfile | null {
  if (watchedMs < LEAST_WATCHED_MS) return null;
  const days = watchedMs / DAY_MS;
  return Array.from({ length: 24 }, (_, hour) => (countsByHour[hour] ?? 0) / days);
}

/** Entries that would usually have come between two instants. */
export function expectedBetween(profile: HourProfile, from: number, to: number): number {
  let expected = 0;
  for (let at = from; at < to; ) {
    const hourEnd = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    expected += (profile[new Date(at).getUTCHours()] ?? 0) * ((hourEnd - at) / HOUR_MS);
    at = hourEnd;
  }
  return expected;
}

/** How many entries are missing if a source is quieter than it ever was; null: its silence is usual. */
export function judgeSilence(profile: HourProfile | null, lastNewEntryAt: number | null, now: number): number | null {
  if (profile === null || lastNewEntryAt === null || now - lastNewEntryAt < LEAST_SILENCE_MS) return null;
  const expected = expectedBetween(profile, lastNewEntryAt, now);
  return expected >= QUIET_EXPECTED ? Math.round(expected) : null;
}
