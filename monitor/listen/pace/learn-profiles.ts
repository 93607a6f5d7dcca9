import { sampleEntries } from '../../store/heard/sample-entries.ts';
import type { Db } from '../../store/store.ts';
import { takeTurns } from '../../take-turns.ts';
import { hourOfWeek, profileOf, WEEK_HOURS } from './judge-silence.ts';
import type { SourceRecall } from './source-recall.ts';

const HOUR_MS = 3_600_000;
const WATCHED_MS = 14 * 24 * HOUR_MS;
/** So many entries are read; of a workspace that has more of them, an equal share of every hour. */
const MOST_ENTRIES = 200_000;
/** What was older when it was found came with the first look and says nothing about the pace. */
const FRESH_MS = 24 * HOUR_MS;
/** Out of a share, a source of which fewer were seen may speak twice or half as often as it seems. */
const LEAST_SAMPLED = 20;

interface Brought {
  /** Hour of the week of every entry. */
  readonly hours: number[];
  firstAt: number;
}

/**
 * Learns from the stored entries of two weeks what each source usually brings at each hour of the week. Of a source of which a share of a
 * very busy workspace shows too little, nothing is learned: what was known before stays.
 */
export async function learnProfiles(db: Db, recall: SourceRecall, now: number, most = MOST_ENTRIES): Promise<void> {
  const span = { from: now - WATCHED_MS, to: now };
  const brought = new Map<string, Brought>();
  const watched = new Watched(span.from);
  for await (const slice of sampleEntries(db, span, most)) {
    watched.add(slice.from, slice.to);
    for (const { sourceId, foundAt, publishedAt } of slice.entries) {
      if (publishedAt !== null && foundAt - publishedAt >= FRESH_MS) continue;
      const known = brought.get(sourceId) ?? { hours: [], firstAt: foundAt };
      brought.set(sourceId, known);
      known.hours.push(hourOfWeek(foundAt));
      known.firstAt = Math.min(known.firstAt, foundAt);
    }
  }
  await takeTurns(keepProfiles(brought, watched, recall, now));
}

function* keepProfiles(
  brought: ReadonlyMap<string, Brought>,
  watched: Watched,
  recall: SourceRecall,
  now: number,
): Generator<void, void> {
  for (const [sourceId, { hours, firstAt }] of brought) {
    yield;
    const isEnough = watched.isWhole(firstAt, now) || hours.length >= LEAST_SAMPLED;
    if (!isEnough) continue;
    const counts = new Array<number>(WEEK_HOURS).fill(0);
    for (const hour of hours) counts[hour] = (counts[hour] ?? 0) + 1;
    recall.of(sourceId).profile = profileOf(counts, { from: firstAt, to: now, hours: watched.since(firstAt) });
  }
}

/** Of each hour since an instant, how much of it was read. */
class Watched {
  readonly #first: number;
  /** Of each hour since the first the stretches that were read. */
  readonly #parts: (readonly [from: number, to: number])[][] = [];
  /** Hours of the week that were read from an hour on; most sources have spoken since the same few hours. */
  readonly #sums = new Map<number, readonly number[]>();

  constructor(from: number) {
    this.#first = Math.floor(from / HOUR_MS);
  }

  /** A stretch within one hour. */
  add(from: number, to: number): void {
    const hour = Math.floor(from / HOUR_MS) - this.#first;
    this.#parts[hour] = [...(this.#parts[hour] ?? []), [from, to]];
  }

  /** Hours of the week that were read from an instant on. */
  since(at: number): readonly number[] {
    const hour = Math.floor(at / HOUR_MS);
    const sums = [...this.#after(hour)];
    const slot = hourOfWeek(at);
    sums[slot] = (sums[slot] ?? 0) + this.#readOf(hour - this.#first, at);
    return sums;
  }

  /** Whether everything between two instants was read. */
  isWhole(from: number, to: number): boolean {
    const read = this.since(from).reduce((sum, part) => sum + part, 0);
    return read >= ((to - from) / HOUR_MS) * 0.99;
  }

  /** How much of an hour, behind an instant. */
  #readOf(i: number, at: number): number {
    const parts = this.#parts[i] ?? [];
    return parts.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, at)), 0) / HOUR_MS;
  }

  /** Of all hours after this one. */
  #after(hour: number): readonly number[] {
    const known = this.#sums.get(hour);
    if (known !== undefined) return known;
    const sums = new Array<number>(WEEK_HOURS).fill(0);
    for (let i = hour + 1 - this.#first; i < this.#parts.length; i += 1) {
      const slot = (this.#first + i) % WEEK_HOURS;
      sums[slot] = (sums[slot] ?? 0) + this.#readOf(i, 0);
    }
    this.#sums.set(hour, sums);
    return sums;
  }
}
