import type { Brand } from '../../shared/model/brand.ts';
import type { Source } from '../../shared/model/source.ts';
import type { Calendar } from '../../shared/service/calendar.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { slaPolicies } from '../../shared/service/sla-policies/registry.ts';
import { forEveryUrgency } from '../../shared/service/sla-policy.ts';
import type { Analyzer } from '../../shared/understanding/analyze.ts';
import type { TriageThresholds } from '../../shared/understanding/triage-thresholds.ts';
import { adminChannelsOf } from '../alert/admin-channels.ts';
import type { ConfiguredChannel, DeliveryObserver } from '../alert/deliver-alerts.ts';
import type { RoutedPerson } from '../alert/reach-person.ts';
import type { AlertRoute } from '../alert/route-alert.ts';
import { type Outbox, startOutbox } from '../alert/run-outbox.ts';
import { startDeskTicker } from '../desk/run-desk-ticker.ts';
import { createLocalEngine, LOCAL_CONCURRENCY, LOCAL_PER_HOST } from '../engine/local.ts';
import type { PollEngine } from '../engine/poll-engine.ts';
import { safeFetch } from '../fetch/safe-fetch.ts';
import { safeStream } from '../fetch/safe-stream.ts';
import { loadWeights } from '../load-weights.ts';
import type { Log } from '../log.ts';
import { sourceTypes } from '../sources/registry.ts';
import { watchEvents } from '../store/event-watch.ts';
import { syncSources } from '../store/heard/sources.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { newId } from '../store/sql/new-id.ts';
import type { Store } from '../store/store.ts';
import { type SettableClock, systemClock } from '../system-clock.ts';
import { createLearningAnalyzer, type LearningAnalyzer } from '../understand/learning-analyzer.ts';
import { startBurstWatch } from '../understand/run-burst-watch.ts';
import { startLearning } from '../understand/run-learning.ts';
import { POLL_POLICY } from './pace/next-poll.ts';
import { SourceRecall } from './pace/source-recall.ts';
import type { Pipeline, PipelineObserver } from './pipeline.ts';
import { closeParseWorker, parseDocumentInWorker } from './read/parse-in-worker.ts';
import { type Scheduler, startScheduler } from './scheduler.ts';
import { startStreams } from './stream/start-streams.ts';

/** Numbers of the service rules that finding and judging go by. */
interface ListeningPolicies extends Partial<TriageThresholds> {
  readonly windowMinutes: number;
  readonly reserveMinutes: number;
  readonly dollarRate: number;
}

/** What listening, judging and telling are started with; `commands/start.ts` reads it out of the configuration. */
export interface ListeningOptions {
  readonly store: Store;
  readonly log: Log;
  readonly clock?: SettableClock;
  readonly brands: readonly Brand[];
  readonly complaintTerms: readonly string[];
  readonly sources: readonly Source[];
  /** Their settings are checked already. */
  readonly channels: readonly ConfiguredChannel[];
  readonly routes: readonly AlertRoute[];
  /** Whom routes can name, when they are away, and when they are left in peace; left out: nobody. */
  readonly people?: readonly RoutedPerson[];
  /** Hours that routes and quiet hours name; left out: the shipped ones. */
  readonly calendars?: ReadonlyMap<string, Calendar>;
  /** `host:port` of private services that may be fetched from. */
  readonly privateHosts: readonly string[];
  /** Mail address or page in the User-Agent. */
  readonly contact?: string | undefined;
  readonly policies: ListeningPolicies;
  /** Interval that no source is asked faster than; for drills and tests. */
  readonly minIntervalMs?: number;
  /** Every source is asked this often, whatever the window would allow; for drills and tests. */
  readonly intervalMs?: number;
  /** Where hubs can reach us. */
  readonly publicUrl?: string;
  /** When reposts of a known story are told together; for tests. */
  readonly storyDigestMs?: number;
  readonly engine?: PollEngine;
  /** Whose hours of the week bursts are judged by. Default: Asia/Shanghai. */
  readonly timeZone?: string;
  /** Left out: `openAnalyzer`. */
  readonly analyzer?: Analyzer;
  /** The analyzer that is taught by corrections; left out: it learns nothing. */
  readonly learning?: LearningAnalyzer;
  readonly observer?: PipelineObserver & DeliveryObserver;
  readonly checkpoint?: (name: string) => void;
}

const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** Listening, while it runs. */
export interface Listening {
  readonly pipeline: Pipeline;
  readonly scheduler: Scheduler;
  readonly outbox: Outbox;
  /** Ends cleanly: nothing new begins, what is on its way ends. The store stays open. */
  stop(): Promise<void>;
}

/** Puts the pipeline together and starts polling, delivery and clocks. */
export async function startListening(options: ListeningOptions): Promise<Listening> {
  const { store, log } = options;
  const clock = options.clock ?? systemClock;
  const pipeline = await preparePipeline(options, clock);
  const learning = options.learning
    ? await startLearning({
        db: store.db,
        log,
        analyzer: options.learning,
        brandIds: options.brands.map(({ id }) => id),
      })
    : null;
  await inTransaction(store.db, (trx) => syncSources(trx, options.sources, clock.now()));

  const outbox = await startOutbox({
    db: store.db,
    log,
    clock,
    random: Math.random,
    channels: options.channels,
    adminChannelIds: pipeline.routing.adminChannelIds,
    routing: pipeline.routing,
    fetch: pipeline.fetch,
    owner: newId(clock.now()),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.observer ? { observer: options.observer } : {}),
    ...(options.checkpoint ? { checkpoint: options.checkpoint } : {}),
  });
  const unwatch = await watchEvents(store, () => outbox.wake());
  const names = new Map(options.brands.map(({ id, name }) => [id, name]));
  const desk = { routing: pipeline.routing, brandName: (id: string) => names.get(id) ?? null };
  const ticker = startDeskTicker({ db: store.db, log, clock, desk });
  const bursts = startBurstWatch({
    db: store.db,
    log,
    clock,
    brands: options.brands,
    routing: pipeline.routing,
    timeZone: options.timeZone ?? DEFAULT_TIME_ZONE,
  });
  const engine =
    options.engine ?? createLocalEngine({ concurrency: LOCAL_CONCURRENCY, perHost: LOCAL_PER_HOST, now: clock.now });
  const streams = startStreams(pipeline);
  const scheduler = await startScheduler(pipeline, engine);
  return {
    pipeline,
    scheduler,
    outbox,
    async stop() {
      await streams.stop();
      await scheduler.stop();
      await ticker.stop();
      await bursts.stop();
      await learning?.stop();
      await unwatch();
      await outbox.stop();
      await closeParseWorker();
    },
  };
}

/** The pipeline without anything that runs by itself; commands use it for one piece of work. */
export async function preparePipeline(options: ListeningOptions, clock: { now(): number }): Promise<Pipeline> {
  return buildPipeline(options, clock, options.analyzer ?? options.learning ?? (await openAnalyzer(options)));
}

/** The judgement for these brands, with the trained heads that ship. */
export async function openAnalyzer(
  options: Pick<ListeningOptions, 'brands' | 'complaintTerms' | 'policies'>,
): Promise<LearningAnalyzer> {
  const { brands, complaintTerms: terms, policies } = options;
  const { dollarRate } = policies;
  return createLearningAnalyzer({ brands, terms, dollarRate, thresholds: policies, weights: await loadWeights() });
}

function buildPipeline(options: ListeningOptions, clock: { now(): number }, analyzer: Analyzer): Pipeline {
  const { windowMinutes, reserveMinutes } = options.policies;
  const userAgent = `Earshot/0.1 (feed reader; self-hosted${options.contact ? `; +${options.contact}` : ''})`;
  const channelIds = options.channels.map(({ id }) => id);
  return {
    db: options.store.db,
    log: options.log,
    clock,
    random: Math.random,
    brands: options.brands,
    complaintTerms: options.complaintTerms,
    analyzer,
    sourceTypes,
    fetch: (url, fetchOptions) => safeFetch(url, { allowHosts: options.privateHosts, userAgent, ...fetchOptions }),
    parse: parseDocumentInWorker,
    openStream: (url, streamOptions) =>
      safeStream(url, { allowHosts: options.privateHosts, userAgent, ...streamOptions }),
    pollPolicy: {
      ...POLL_POLICY,
      windowMs: windowMinutes * 60_000,
      reserveMs: reserveMinutes * 60_000,
      ...(options.minIntervalMs === undefined ? {} : { minIntervalMs: options.minIntervalMs }),
    },
    // SOC-1: the window of the configuration is the deadline of the public answer.
    slaPolicies: slaPolicies.map((policy) =>
      policy.id === 'social-answer' ? { ...policy, minutes: forEveryUrgency(windowMinutes) } : policy,
    ),
    routing: {
      ...{ routes: options.routes, channelIds },
      adminChannelIds: adminChannelsOf(options.people ?? [], channelIds),
      people: options.people ?? [],
      calendars: options.calendars ?? makeCalendars(),
    },
    recall: new SourceRecall(options.intervalMs),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.storyDigestMs === undefined ? {} : { storyDigestMs: options.storyDigestMs }),
    ...(options.observer ? { observer: options.observer } : {}),
    ...(options.checkpoint ? { checkpoint: options.checkpoint } : {}),
  };
}
