import type { Analysis } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { KeptCorrection } from '../../shared/model/site-correction.ts';
import type { SourceTest } from '../../shared/schemas/source.ts';
import type { AlertDesk } from '../alert/alert-desk.ts';
import type { MailboxSettings } from '../config/schema.ts';
import type { HourProfile } from '../listen/pace/judge-silence.ts';
import type { Log } from '../log.ts';
import type { SetupDesk, SetupOptions } from '../setup/setup-desk.ts';
import type { SetupKey } from '../setup/setup-key.ts';
import type { Reader } from '../store/reads.ts';
import type { Db, Store } from '../store/store.ts';
import type { LearningReport } from '../understand/learning-analyzer.ts';
import type { EventTail } from './event-tail.ts';
import type { FindCaller } from './find-caller.ts';
import type { Metrics } from './metrics.ts';

/** What became of posts that staff saw in their browser. */
export interface InboxOutcome {
  readonly matched: number;
  readonly mentions: readonly Mention[];
}

/** Bounds on what one caller may ask. */
export interface ApiLimits {
  readonly requestsPerMinute: number;
  readonly anonymousRequestsPerMinute: number;
  readonly streamsPerDevice: number;
  /** Bytes that may wait for a reader of the stream before it is served at its own pace. */
  readonly streamBufferBytes: number;
  /** A reader that takes nothing for this long while bytes wait is dropped. */
  readonly slowReaderMs: number;
  readonly beatMs: number;
  readonly helloMs: number;
}

export const DEFAULT_LIMITS: ApiLimits = {
  requestsPerMinute: 600,
  anonymousRequestsPerMinute: 60,
  streamsPerDevice: 100,
  streamBufferBytes: 1024 * 1024,
  slowReaderMs: 10_000,
  beatMs: 20_000,
  helloMs: 5_000,
};

/** Everything that the API works with; `monitor/main.ts` puts it together. */
export interface ApiOptions {
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: { now(): number };
  readonly version: string;
  readonly workspace: { readonly name: string; readonly drill: boolean };
  /** A drill runs beside the real sources; left out: none does. */
  readonly practice?: boolean;
  readonly brands: readonly Brand[];
  readonly complaintTerms: readonly string[];
  /** Corrected selectors for every browser; left out: none. */
  readonly siteCorrections?: readonly KeptCorrection[];
  /** Names that the `Host` header may carry beside the loopback names (`listen.hosts`). */
  readonly hosts: readonly string[];
  /** Where customers and phones reach the public pages; left out: there are none. */
  readonly publicUrl?: string;
  /** Hands posts of the inbox to the pipeline. */
  acceptInbox(posts: readonly PostOnPage[], personId: string): Promise<InboxOutcome>;
  /** Polls a source once, dry. */
  testSource(sourceId: string): Promise<SourceTest>;
  /** What a source usually brings; left out, or null: not known yet. */
  readProfile?(sourceId: string): HourProfile | null;
  /** Judges the words of a contact that came without a class; left out: an ordinary inquiry. */
  analyze?(
    text: string,
  ): Pick<Analysis, 'kind' | 'topic' | 'urgency' | 'departments'> & { readonly flags?: Analysis['flags'] };
  /** Channels on which the machine's own troubles are told; left out: none. */
  readonly adminChannelIds?: readonly string[];
  /** Who hears of what, to be tried from the panel; left out: nobody is told. */
  readonly alerting?: AlertDesk;
  /** Mailboxes that answers can go out from. */
  readonly mailboxes?: readonly MailboxSettings[];
  /** What was learned from corrections. */
  readLearning?(): LearningReport;
  /** After something was erased on request: what a restored backup must be made to forget again is written down. */
  onErased?(): Promise<void>;
  /** The setup page of this machine; left out: there is none. */
  readonly setup?: SetupOptions;
  /** Lets who started the monitor onto the setup page. */
  readonly setupKey?: SetupKey;
  readonly limits?: Partial<ApiLimits>;
}

/** The same with what the API made itself. */
export interface ApiContext extends Omit<ApiOptions, 'limits'> {
  readonly limits: ApiLimits;
  /** The configuration file; null: there is none to write. */
  readonly setupDesk: SetupDesk | null;
  readonly tail: EventTail;
  /** For looking at one thing: does not wait for writers, sees what was committed. Never inside a transaction. */
  readonly readDb: Db;
  readonly findCaller: FindCaller;
  /** Reads lists in a thread of their own, so that polling and alerts do not wait for them. */
  readonly reader: Reader;
  /** Ends the streams of a device at once (unpaired, switched off). */
  closeStreams(deviceId: string): void;
}
