import type { z } from 'zod';
import type { Brand } from '../shared/model/brand.ts';
import type { Entry } from '../shared/model/entry.ts';
import type { Labels } from '../shared/model/labels.ts';
import type { ItemsRead, Poll, Source, SourceMemory } from '../shared/model/source.ts';
import type { SafeFetchOptions, SafeResponse } from './fetch/safe-fetch.ts';
import type { SafeStreamOptions } from './fetch/safe-stream.ts';
import type { ParsedDocument } from './listen/read/parse-feed.ts';

/** What a source type is handed for one poll. It reaches the network and the parser through nothing else. */
export interface PollContext {
  readonly now: number;
  readonly brands: readonly Brand[];
  readonly complaintTerms: readonly string[];
  readonly memory: SourceMemory;
  readonly signal: AbortSignal;
  /** Back-fill: posts from this instant on are wanted, as far back as the source can go; page by page with the cursor. */
  readonly since?: number;
  /** Every request goes through here; the validators of the last poll are for the source type to pass on. */
  fetch(url: string, options?: SafeFetchOptions): Promise<SafeResponse>;
  /** Reads RSS, Atom, RDF or JSON Feed, in a worker with bounds. */
  parse(
    bytes: Uint8Array,
    hints: { contentType?: string; url?: string; zone?: string; now?: number },
  ): Promise<ParsedDocument>;
  /** Told of every list that was read; `readItems` tells it. */
  itemsRead?(read: ItemsRead): void;
}

/** What a source type is handed for one connection of a stream. */
export interface StreamContext extends Pick<PollContext, 'brands' | 'complaintTerms' | 'signal' | 'fetch'> {
  now(): number;
  /** What the last `deliver` kept; null at the first connection. */
  readonly cursor: unknown;
  /** When the stream was last heard before this connection; null: never. */
  readonly heardAt: number | null;
  /** Opens a WebSocket or a long HTTP answer, judged like every address; gives its messages in batches as they come. */
  open(
    url: string,
    options?: Pick<SafeStreamOptions, 'headers' | 'silenceMs' | 'send'>,
  ): AsyncIterable<readonly string[]>;
  /** Whether a text is about one of the brands, by the same judgement as every post: for streams that carry everything. */
  isAbout(text: string): boolean;
  /** Hands posts on, with the place in the stream right after them: both are kept in one transaction. */
  deliver(entries: readonly Entry[], cursor?: unknown): Promise<void>;
  /** Posts since that instant may have been missed, and the stream cannot bring them back. */
  missed(since: number): Promise<void>;
}

/** How a source type hears posts the moment they are public, beside being polled or instead of it. */
export interface StreamWay<Settings = unknown> {
  /** Whether these settings ask for a stream. */
  isWanted(settings: Settings): boolean;
  /**
   * True: the stream is all there is, and it can go on from its cursor after a break. False: the source is polled too, slowly while the
   * stream lives and at once after every break, so that nothing is missed.
   */
  isAlone(settings: Settings): boolean;
  /** One connection, from its opening to its end. Opening again, with growing pauses, is not its business. */
  run(source: Source & { readonly settings: Settings }, context: StreamContext): Promise<void>;
}

/** One kind of source: a file in `monitor/sources` whose default export satisfies this. */
export interface SourceType<Settings = unknown> {
  /** Equal to the file name. */
  readonly id: string;
  readonly labels: Labels;
  /** The form in the options page, the YAML reference and the check of the configuration are drawn from it. */
  readonly settings: z.ZodType<Settings>;
  /** Settings that work as an example; shown in the reference. */
  readonly example: Settings;
  /** What the operator must know: who sets which cookie, quota, lag. */
  readonly notes?: Labels;
  /** One polite poll. Throws what it cannot do; the pipeline records it on the source. */
  poll(source: Source & { readonly settings: Settings }, context: PollContext): Promise<Poll>;
  readonly stream?: StreamWay<Settings>;
}
