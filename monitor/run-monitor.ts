import { randomInt } from 'node:crypto';
import process from 'node:process';
import type { Source } from '../shared/model/source.ts';
import { makeCalendars } from '../shared/service/named-calendars.ts';
import { slaPolicies } from '../shared/service/sla-policies/registry.ts';
import { createAnalyzer } from '../shared/understanding/analyze.ts';
import { channels as channelTypes } from './alert/channels/registry.ts';
import { type Outbox, startOutbox } from './alert/run-outbox.ts';
import { createMetrics, drillLabel, type Metrics } from './api/metrics.ts';
import { createApi } from './api/server.ts';
import type { Config } from './config/schema.ts';
import { createLocalEngine, LOCAL_CONCURRENCY, LOCAL_PER_HOST } from './engine/local.ts';
import { keepLease } from './keep-lease.ts';
import { acceptInbox, DRILL_INBOX_SOURCE, INBOX_SOURCE } from './listen/accept-inbox.ts';
import { POLL_POLICY, type PollPolicy } from './listen/next-poll.ts';
import { closeParseWorker, parseDocumentInWorker } from './listen/parse-in-worker.ts';
import type { Pipeline } from './listen/pipeline.ts';
import { safeFetch } from './listen/safe-fetch.ts';
import { startScheduler } from './listen/scheduler.ts';
import { SourceRecall } from './listen/source-recall.ts';
import { testSource } from './listen/test-source.ts';
import type { Log } from './log.ts';
import { sourceTypes } from './sources/registry.ts';
import { openStore, type Store } from './store/database.ts';
import { inTransaction } from './store/in-transaction.ts';
import { newId } from './store/new-id.ts';
import { findPersonByName, insertPerson, listPeople } from './store/people.ts';
import { listSources, syncSources } from './store/sources.ts';

/** What a monitor needs to run. */
export interface MonitorPlan {
  readonly config: Config;
  readonly storeUrl: string;
  readonly version: string;
  readonly log: Log;
  /** Sources whose posts are practice; with `isDrill` all of them are. */
  readonly drillSourceIds: ReadonlySet<string>;
  /** True: nothing but practice runs here. */
  readonly isDrill: boolean;
  /** Called once when another monitor took the database over; the process should end. */
  onLeaseLost(): void;
}

/** A monitor while it runs. */
export interface RunningMonitor {
  readonly url: string;
  readonly store: Store;
  stop(): Promise<void>;
}

const clock = { now: () => Date.now() };
/** A drill is over in minutes: its sources are asked every few seconds, on loopback. */
const DRILL_POLL_POLICY: PollPolicy = { ...POLL_POLICY, reserveMs: POLL_POLICY.windowMs - 5_000, minIntervalMs: 2_000 };

/**
 * Starts everything in the order in which it is needed, and stops it in the opposite one.
 * @throws StoreError `already-running` and others of the store; an error of the operating system when the port is taken.
 */
export async function runMonitor(plan: MonitorPlan): Promise<RunningMonitor> {
  const { config, log } = plan;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const store = await openStore({ url: plan.storeUrl });
    undo.push(() => store.close());
    const lease = await keepLease(store, log, plan.onLeaseLost);
    undo.push(() => lease.release());
    await writeConfigured(store, plan);

    const metrics = createMetrics(async () =>
      (await listSources(store.db)).map(({ source, memory }) => ({ state: memory.state, drill: source.drill })),
    );
    const outbox = await openOutbox(plan, store, metrics);
    undo.push(() => outbox.stop());
    const pipeline = makePipeline(plan, store, metrics, outbox);
    undo.push(() => closeParseWorker());

    const api = await createApi({
      store,
      log,
      metrics,
      clock,
      version: plan.version,
      workspace: { name: config.workspace, drill: plan.isDrill },
      brands: config.brands,
      complaintTerms: config.complaintTerms,
      hosts: config.listen.hosts,
      acceptInbox: (posts) => acceptInbox(pipeline, posts),
      testSource: (sourceId) => testSource(pipeline, sourceId),
    });
    undo.push(() => api.close());
    const url = await listen(api, config.listen);

    const engine = createLocalEngine({ concurrency: LOCAL_CONCURRENCY, perHost: LOCAL_PER_HOST, now: clock.now });
    const scheduler = await startScheduler(pipeline, engine);
    undo.push(() => scheduler.stop());
    log.info('monitor.started', { url, sources: config.sources.length, pid: process.pid });
    return { url, store, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(api: Awaited<ReturnType<typeof createApi>>, at: Config['listen']): Promise<string> {
  try {
    return await api.listen({ host: at.host, port: at.port });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be opened by this user';
    throw new Error(`Port ${at.port} on ${at.host} ${why}; choose another with --port NUMBER or listen.port.`, {
      cause,
    });
  }
}

/** Sources and people of the configuration become rows; rows that it no longer names are put aside, not deleted. */
async function writeConfigured(store: Store, plan: MonitorPlan): Promise<void> {
  const sources = plan.config.sources.map(
    ({ brands, ...source }): Source => ({
      ...source,
      brandIds: brands,
      drill: plan.isDrill || plan.drillSourceIds.has(source.id),
    }),
  );
  await inTransaction(store.db, async (trx) => {
    const now = clock.now();
    await syncSources(trx, [...sources, INBOX_SOURCE, DRILL_INBOX_SOURCE], now);
    for (const { name, role } of plan.config.people) {
      if ((await findPersonByName(trx, name)) === null) await insertPerson(trx, { name, role, now });
    }
    // Somebody must be there for the first pairing code.
    if ((await listPeople(trx)).length === 0) await insertPerson(trx, { name: FIRST_PERSON, role: 'admin', now });
  });
}

/** Name of the person who is there before anybody was added. */
export const FIRST_PERSON = '管理员 Admin';

function openOutbox({ config, log }: MonitorPlan, store: Store, metrics: Metrics): Promise<Outbox> {
  const channels = config.channels.flatMap(({ id, type, settings }) => {
    const known = channelTypes.get(type);
    return known === undefined ? [] : [{ id, type: known, settings }];
  });
  return startOutbox({
    db: store.db,
    log,
    clock,
    random: Math.random,
    channels,
    adminChannelIds: channels.map(({ id }) => id),
    fetch: (url, options) => safeFetch(url, { ...options, allowHosts: config.privateHosts }),
    owner: `${process.pid}-${newId(clock.now())}-${randomInt(1_000_000)}`,
    observer: {
      alertEnded: (state, drill) => metrics.alerts.inc({ state, drill: drillLabel(drill) }),
      mentionTold: ({ drill, publishedAt, toldAt }) =>
        metrics.toldDelay.observe({ drill: drillLabel(drill) }, ((toldAt ?? publishedAt) - publishedAt) / 1000),
    },
  });
}

function makePipeline(plan: MonitorPlan, store: Store, metrics: Metrics, outbox: Outbox): Pipeline {
  const { config, log } = plan;
  const userAgent = `Earshot/${plan.version}${config.contact === undefined ? '' : ` (+${config.contact})`}`;
  const channelIds = config.channels.map(({ id }) => id);
  return {
    db: store.db,
    log,
    clock,
    random: Math.random,
    brands: config.brands,
    complaintTerms: config.complaintTerms,
    analyzer: createAnalyzer({
      brands: config.brands,
      terms: config.complaintTerms,
      dollarRate: config.policies.dollarRate,
    }),
    sourceTypes,
    fetch: (url, options) => safeFetch(url, { ...options, allowHosts: config.privateHosts, userAgent }),
    parse: parseDocumentInWorker,
    pollPolicy: plan.isDrill
      ? DRILL_POLL_POLICY
      : {
          ...POLL_POLICY,
          windowMs: config.policies.windowMinutes * 60_000,
          reserveMs: config.policies.reserveMinutes * 60_000,
        },
    slaPolicies,
    calendars: makeCalendars(),
    routing: { routes: config.routes, channelIds, adminChannelIds: channelIds },
    recall: new SourceRecall(),
    observer: {
      entriesStored: (count, drill) => metrics.entries.inc({ drill: drillLabel(drill) }, count),
      polled: (outcome, drill) => metrics.polls.inc({ outcome, drill: drillLabel(drill) }),
      mentionFound: ({ drill, publishedAt, foundAt }) => {
        metrics.mentions.inc({ drill: drillLabel(drill) });
        metrics.foundDelay.observe({ drill: drillLabel(drill) }, Math.max(0, foundAt - publishedAt) / 1000);
        outbox.wake();
      },
    },
  };
}
