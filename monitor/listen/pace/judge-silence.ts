/** How much a source brings by hour of the week (UTC, in the order of `hourOfWeek`): entries an hour. */
export type HourProfile = ArrayLike<number>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const WEEK_HOURS = 168;
/** Less than this was not watched long enough to know what is usual. */
const LEAST_WATCHED_MS = DAY_MS;
/** Before a whole week was watched, days of the week are taken for alike. */
const LEAST_FOR_WEEKDAYS_MS = 7 * DAY_MS;
/** So many entries must have told of a weekday before it counts half: two Sundays of a quiet source are no habit. */
const WEEKDAY_PRIOR = 10;
/** By chance alone, so many expected entries stay away once in twenty thousand times; feeds come in bursts, so that is about once a month. */
const QUIET_EXPECTED = 10;
/** Even the busiest source may rest for so long. */
const LEAST_SILENCE_MS = HOUR_MS;

/** The hour of the week that an instant is in: 0 … 167, from Thursday midnight UTC, as the epoch began. */
export function hourOfWeek(at: number): number {
  return Math.floor(at / HOUR_MS) % WEEK_HOURS;
}

/**
 * What is usual for a source, out of how many entries each hour of the week brought while it was watched: the habit of its day, by so much
 * more or less as its weekday brings. Null: not watched long enough. `hours`: how long each hour of the week was watched, where that was not
 * all of the time.
 */
export function profileOf(
  counts: readonly number[],
  watched: { readonly from: number; readonly to: number; readonly hours?: readonly number[] },
): HourProfile | null {
  const watchedMs = watched.to - watched.from;
  if (watchedMs < LEAST_WATCHED_MS) return null;
  const hours = watched.hours ?? countHours(watched.from, watched.to);
  const byHour = Array.from({ length: 24 }, (_, hour) => {
    const slots = Array.from({ length: 7 }, (__, day) => day * 24 + hour);
    const seen = sum(slots.map((slot) => hours[slot] ?? 0));
    return sum(slots.map((slot) => counts[slot] ?? 0)) / (watched.hours ? seen || 1 : Math.max(1, seen));
  });
  const byDay = Array.from({ length: 7 }, (_, day) => {
    if (watchedMs < LEAST_FOR_WEEKDAYS_MS) return 1;
    const slots = Array.from({ length: 24 }, (__, hour) => day * 24 + hour);
    const usual = sum(slots.map((slot) => (byHour[slot % 24] ?? 0) * (hours[slot] ?? 0)));
    return (sum(slots.map((slot) => counts[slot] ?? 0)) + WEEKDAY_PRIOR) / (usual + WEEKDAY_PRIOR);
  });
  // A hundred thousand sources have one each: single precision is enough.
  return Float32Array.from(
    { length: WEEK_HOURS },
    (_, slot) => (byHour[slot % 24] ?? 0) * (byDay[Math.floor(slot / 24)] ?? 1),
  );
}

/** How long each hour of the week was watched, in hours. */
function countHours(from: number, to: number): number[] {
  const hours = new Array<number>(WEEK_HOURS).fill(0);
  for (let at = from; at < to; ) {
    const end = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    const slot = hourOfWeek(at);
    hours[slot] = (hours[slot] ?? 0) + (end - at) / HOUR_MS;
    at = end;
  }
  return hours;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Entries an hour that are usual at an instant. */
export function expectedAt(profile: HourProfile, at: number): number {
  return profile[hourOfWeek(at)] ?? 0;
}

/** Entries that would usually have come between two instants. */
export function expectedBetween(profile: HourProfile, from: number, to: number): number {
  let expected = 0;
  for (let at = from; at < to; ) {
    const hourEnd = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    expected += expectedAt(profile, at) * ((hourEnd - at) / HOUR_MS);
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
