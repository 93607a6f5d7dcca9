import type { Brand } from '../../shared/model/brand.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Calendars } from '../../shared/service/clock.ts';
import type { SlaPolicy } from '../../shared/service/sla-policy.ts';
import type { Analyzer } from '../../shared/understanding/analyze.ts';
import type { AlertRouting } from '../alert/route-alert.ts';
import type { safeStream } from '../fetch/safe-stream.ts';
import type { Log } from '../log.ts';
import type { PollContext, SourceType } from '../source-type.ts';
import type { Db } from '../store/store.ts';
import type { PollPolicy } from './pace/next-poll.ts';
import type { SourceRecall } from './pace/source-recall.ts';

/** What happened, for the figures. Called after the commit. */
export interface PipelineObserver {
  entriesStored?(count: number, drill: boolean): void;
  mentionFound?(mention: Mention): void;
  polled?(outcome: 'new' | 'unchanged' | 'failed', drill: boolean): void;
}

/** All that the way of a post needs, put together once at the start. */
export interface Pipeline {
  readonly db: Db;
  readonly log: Log;
  readonly clock: { now(): number };
  /** 0 … 1, for jitter. */
  readonly random: () => number;
  readonly brands: readonly Brand[];
  readonly complaintTerms: readonly string[];
  readonly analyzer: Analyzer;
  readonly sourceTypes: ReadonlyMap<string, SourceType>;
  readonly fetch: PollContext['fetch'];
  readonly parse: PollContext['parse'];
  /** Opens what stays open; like `fetch`, the only way there. */
  readonly openStream: typeof safeStream;
  /** Follows what an administrator changes of the window (`followWindow`): look it up where it is used. */
  pollPolicy: PollPolicy;
  readonly slaPolicies: readonly SlaPolicy[];
  readonly calendars?: Calendars;
  readonly routing: AlertRouting;
  /** Reposts of a story that people know are told together after so long. Default: `STORY_DIGEST_MS`. */
  readonly storyDigestMs?: number;
  /** Source types whose posts are reviews (SLA-REVIEW). A rating makes any post one. */
  readonly reviewTypes?: ReadonlySet<string>;
  readonly recall: SourceRecall;
  /** Where hubs can reach us; absent: nothing is pushed. */
  readonly publicUrl?: string;
  readonly observer?: PipelineObserver;
  /** Called by name at each step; tests end the process here. */
  readonly checkpoint?: (name: string) => void;
}
