import type { Entry } from './entry.ts';

/** The worst first. `healthy` · `late` (behind its interval) · `blind` (nothing can be heard) · `cannot-keep-window` (SOC-1 impossible, with a reason). */
export const SOURCE_STATES = ['blind', 'cannot-keep-window', 'late', 'paused', 'healthy'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** A place that is watched: a source type with its settings. */
export interface Source {
  readonly id: string;
  /** Id of the source type (`feed`, `rsshub`, …): the file name in `monitor/sources`. */
  readonly type: string;
  readonly name: string;
  /** Checked against the schema of the source type when it is written. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Brands listened for here; empty: all. */
  readonly brandIds: readonly string[];
  readonly enabled: boolean;
  /** Practice material, kept out of all figures. */
  readonly drill: boolean;
}

/** What the listener remembers of a source between polls. */
export interface SourceMemory {
  readonly nextPollAt: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Whatever the source type wants to find again next time. */
  readonly cursor: unknown;
  readonly lastPollAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastNewEntryAt: number | null;
  readonly state: SourceState;
  /** Start of the present trouble; null while healthy. */
  readonly blindSince: number | null;
  readonly errorCount: number;
  readonly lastError: string | null;
  /** Requests that the interface still allows until `quotaResetAt`, as it said last; null: it says nothing. */
  readonly quotaLeft: number | null;
  readonly quotaResetAt: number | null;
  /** How late posts are seen, of what was seen of late; null: too little was seen. */
  readonly lag: LagSplit | null;
}

/** A lag in milliseconds: half of the posts come sooner than `p50Ms`, all but one in twenty sooner than `p95Ms`. */
export interface Lag {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Lag, parted by whose it is. */
export interface LagSplit {
  /** Public, but not shown at the look before: at least so long the platform kept it back. */
  readonly platform: Lag;
  /** From when a look could have shown it until it was found: the interval of the looks. */
  readonly ours: Lag;
}

/** What is left of a limit of requests. */
export interface Quota {
  readonly left: number;
  /** Epoch ms at which the limit is whole again. */
  readonly resetAt: number;
}

/** How far the lists of a look could be read. */
export interface ItemsRead {
  readonly total: number;
  readonly unread: number;
  /** Why the first of them could not be read: field and fault; null: all were. */
  readonly firstFault: string | null;
}

/** What one poll brought. */
export interface Poll {
  readonly entries: readonly Entry[];
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly cursor?: unknown;
  /** The server said 304: nothing new, and it was heard. */
  readonly notModified?: boolean;
  /** Seconds that the server asked us to wait (Retry-After, max-age); a hint, clamped by the scheduler. */
  readonly waitSeconds?: number;
  /** How long the server keeps an answer before it makes a new one, and how long it will keep this one, in seconds: certain, no hint. */
  readonly cache?: { readonly seconds: number; readonly leftSeconds: number };
  /** Looks that it takes until everything was asked once, where one look would ask too much. */
  readonly parts?: number;
  /** More has come since the last look than one look reads: posts were left out. */
  readonly isCut?: boolean;
  /** What of this look could not be read; the entries are what came all the same. */
  readonly fault?: string;
  /** What a person should know of the document before trusting it: a charset that was guessed, a date that could not be read. */
  readonly doubts?: readonly string[];
  /** The charset that the document was read in, in the spelling of the WHATWG standard. */
  readonly encoding?: string;
  /** How many items the lists of this look had, and of how many nothing could be made; left out: no list was read. */
  readonly items?: ItemsRead;
  /** What the interface said of its limit, and how many requests this poll made. */
  readonly quota?: Quota & { readonly requests: number };
  /** A hub that offers to tell of new entries at once (WebSub), and what it calls this source. */
  readonly push?: { readonly hub: string; readonly topic: string };
}
