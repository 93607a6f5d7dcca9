import type { z } from 'zod';
import type { Brand } from '../shared/model/brand.ts';
import type { Labels } from '../shared/model/labels.ts';
import type { Poll, Source, SourceMemory } from '../shared/model/source.ts';
import type { ParsedDocument } from './listen/parse-feed.ts';
import type { SafeFetchOptions, SafeResponse } from './listen/safe-fetch.ts';

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
  parse(bytes: Uint8Array, hints: { contentType?: string; url?: string; zone?: string }): Promise<ParsedDocument>;
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
}
