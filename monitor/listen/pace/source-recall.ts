import type { Lag, LagSplit } from '../../../shared/model/source.ts';
import type { HourProfile } from './judge-silence.ts';

/** What this process has learned of a source since it started; losing it costs only some speed. */
export interface SourceNotes {
  /** When a complaint was last found there, or a gap: a reason to look more often for a while. */
  lastComplaintAt: number | null;
  /** Entries that the source listed last; 0: not known. */
  listed: number;
  /** When the document was last asked for without validators (some servers answer 304 for ever). */
  lastFullAt: number | null;
  /** Of each of the last posts, newest last: a lower bound of the source's own delay, and how long our looks took to find it. */
  readonly lagsMs: { readonly platform: number[]; readonly ours: number[] };
  /** What that comes to, kept because every share-out asks it of every source; null while there are too few. */
  lag: LagSplit | null;
  /** New entries and the time over which they were counted, both fading, for the rate. */
  entries: number;
  countedMs: number;
  /** Of those entries, how many became mentions, fading likewise. */
  matched: number;
  /** Requests that the last look took. */
  requests: number;
  /** Interval that the shared budget gives; null: only the floor counts. */
  allocatedMs: number | null;
  /** What is usual at each hour of the week; null: not known yet. */
  profile: HourProfile | null;
}

const KEPT_LAGS = 40;
/** With fewer, a single back-dated post would be the 95th percentile. */
const LEAST_LAGS = 20;
/** Half-life of the learned rate. */
const RATE_HALF_LIFE_MS = 2 * 86_400_000;
/** As if ten entries had been seen, one of them ours. */
const PRIOR_MATCHED = { entries: 10, matched: 1 };
const PRIOR_SHARE = PRIOR_MATCHED.matched / PRIOR_MATCHED.entries;
/** Weight of the first guess: one entry a day, as if seen for six hours. */
const PRIOR = { entries: 0.25, ms: 6 * 3_600_000 };

/** Notes on all sources, by id. */
export class SourceRecall {
  readonly #notes = new Map<string, SourceNotes>();
  readonly #fixedMs: number | null;
  #polls = 0;

  /** `fixedMs`: an interval for all sources instead of what the budget gives (drills, tests). */
  constructor(fixedMs?: number) {
    this.#fixedMs = fixedMs ?? null;
  }

  of(sourceId: string): SourceNotes {
    let notes = this.#notes.get(sourceId);
    if (!notes) {
      notes = {
        lastComplaintAt: null,
        listed: 0,
        lastFullAt: null,
        lagsMs: { platform: [], ours: [] },
        lag: null,
        entries: 0,
        countedMs: 0,
        matched: 0,
        requests: 1,
        allocatedMs: null,
        profile: null,
      };
      this.#notes.set(sourceId, notes);
    }
    return notes;
  }

  /** How late posts of the source were seen; null while too few were. */
  lagSplit(sourceId: string): LagSplit | null {
    return this.of(sourceId).lag;
  }

  /** The source's own delay for planning, the 95th percentile: 0 while too little was seen. */
  lagMs(sourceId: string): number {
    return this.of(sourceId).lag?.platform.p95Ms ?? 0;
  }

  allocatedMs(sourceId: string): number | null {
    return this.#fixedMs ?? this.of(sourceId).allocatedMs;
  }

  /** Entries a millisecond, never zero. */
  rate(sourceId: string): number {
    const { entries, countedMs } = this.of(sourceId);
    return (entries + PRIOR.entries) / (countedMs + PRIOR.ms);
  }

  /**
   * How much an entry of the source matters, 1 being usual: by how many of its entries named a brand. A feed that brings much and never
   * one of ours is worth less of the surplus than a search that brings little and always ours.
   */
  weight(sourceId: string): number {
    const { entries, matched } = this.of(sourceId);
    return (matched + PRIOR_MATCHED.matched) / (entries + PRIOR_MATCHED.entries) / PRIOR_SHARE;
  }

  /** Requests that one look takes. */
  cost(sourceId: string): number {
    return Math.max(1, this.of(sourceId).requests);
  }

  /**
   * Longest interval at which a source that lists only its newest entries loses none, with a margin of three standard deviations;
   * infinite while it lists too few to tell.
   */
  noLossMs(sourceId: string): number {
    const { listed } = this.of(sourceId);
    const room = listed - 3 * Math.sqrt(listed);
    return room < 1 ? Number.POSITIVE_INFINITY : room / this.rate(sourceId);
  }

  /** Counts a poll of whatever outcome. */
  countPoll(): void {
    this.#polls += 1;
  }

  /** Polls made since the last call, against those that the given intervals meant to make in `periodMs`; 1 while nothing is given. */
  takeUsedShare(periodMs: number): number {
    const polls = this.#polls;
    this.#polls = 0;
    let meant = 0;
    for (const { allocatedMs } of this.#notes.values()) meant += allocatedMs === null ? 0 : periodMs / allocatedMs;
    return meant === 0 ? 1 : polls / meant;
  }

  /**
   * Learns from one success. An entry that was public at the last look but not shown then was held back by the source at least that long.
   */
  learn(
    sourceId: string,
    seen: {
      readonly now: number;
      readonly previousSuccessAt: number | null;
      readonly publishedAts: readonly number[];
      readonly newEntries: number;
      /** Of these, how many became mentions. */
      readonly matched: number;
    },
  ): void {
    const notes = this.of(sourceId);
    if (seen.previousSuccessAt === null) return;
    const passedMs = Math.max(0, seen.now - seen.previousSuccessAt);
    const fade = 0.5 ** (passedMs / RATE_HALF_LIFE_MS);
    notes.entries = notes.entries * fade + seen.newEntries;
    notes.matched = notes.matched * fade + Math.min(seen.matched, seen.newEntries);
    notes.countedMs = notes.countedMs * fade + passedMs;
    if (seen.publishedAts.length === 0) return;
    const { platform, ours } = notes.lagsMs;
    for (const publishedAt of seen.publishedAts) {
      platform.push(Math.max(0, seen.previousSuccessAt - publishedAt));
      ours.push(Math.max(0, seen.now - Math.max(seen.previousSuccessAt, publishedAt)));
    }
    for (const lags of [platform, ours]) lags.splice(0, Math.max(0, lags.length - KEPT_LAGS));
    if (platform.length >= LEAST_LAGS) notes.lag = { platform: summarise(platform), ours: summarise(ours) };
  }

  /** Takes over what was learned of a source before this process, as its stored memory has it, until there is something newer. */
  remember(sourceId: string, lag: LagSplit | null): void {
    this.of(sourceId).lag ??= lag;
  }
}

function summarise(lagsMs: readonly number[]): Lag {
  const sorted = lagsMs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
