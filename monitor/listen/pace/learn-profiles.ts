import { walkRecentEntries } from '../../store/heard/walk-recent-entries.ts';
import type { Db } from '../../store/store.ts';
import { takeTurns } from '../../take-turns.ts';
import { hourOfWeek, profileOf, WEEK_HOURS } from './judge-silence.ts';
import type { SourceRecall } from './source-recall.ts';

const HOUR_MS = 3_600_000;
const WATCHED_MS = 14 * 24 * HOUR_MS;
/** More than this of a very busy workspace says nothing new about what is usual. */
const MOST_ENTRIES = 200_000;
/** What was older when it was found came with the first look and says nothing about the pace. */
const FRESH_MS = 24 * HOUR_MS;

interface Brought {
  /** Entries by hour of the week. */
  readonly counts: number[];
  firstAt: number;
}

/** Learns from the stored entries of two weeks what each source usually brings at each hour of the week. */
export async function learnProfiles(db: Db, recall: SourceRecall, now: number): Promise<void> {
  const brought = new Map<string, Brought>();
  let left = MOST_ENTRIES;
  for await (const entries of walkRecentEntries(db, now - WATCHED_MS)) {
    for (const { sourceId, foundAt, publishedAt } of entries.slice(0, left)) {
      if (publishedAt !== null && foundAt - publishedAt >= FRESH_MS) continue;
      const known = brought.get(sourceId) ?? { counts: new Array<number>(WEEK_HOURS).fill(0), firstAt: foundAt };
      brought.set(sourceId, known);
      const hour = hourOfWeek(foundAt);
      known.counts[hour] = (known.counts[hour] ?? 0) + 1;
      known.firstAt = foundAt;
    }
    left -= entries.length;
    if (left <= 0) break;
  }
  await takeTurns(keepProfiles(brought, recall, now));
}

function* keepProfiles(
  brought: ReadonlyMap<string, Brought>,
  recall: SourceRecall,
  now: number,
): Generator<void, void> {
  for (const [sourceId, { counts, firstAt }] of brought) {
    recall.of(sourceId).profile = profileOf(counts, { from: firstAt, to: now });
    yield;
  }
}
