import process from 'node:process';
import type { Source } from '../shared/model/source.ts';
import { channels as channelTypes } from './alert/channels/registry.ts';
import type { ApiOptions } from './api/api-context.ts';
import { createMetrics, drillLabel, type Metrics } from './api/metrics.ts';
import { createPublicServer } from './api/public-server.ts';
import { createApi } from './api/server.ts';
import { type Config, WEEKDAYS } from './config/schema.ts';
import { requestStampFrom } from './desk/audit/request-stamp.ts';
import { startDailySeal } from './desk/audit/run-daily-seal.ts';
import { openSealKey } from './desk/audit/seal-key.ts';
import { startFigureDays } from './desk/keep-figure-days.ts';
import { reapplyTombstones, saveTombstones } from './desk/keep-tombstones.ts';
import { startDaily } from './desk/once-a-day.ts';
import { proposeRepeated } from './desk/propose-repeated.ts';
import { retain } from './desk/retain.ts';
import { createLocalEngine, LOCAL_CONCURRENCY, LOCAL_PER_HOST } from './engine/local.ts';
import type { PollEngine } from './engine/poll-engine.ts';
import type { ConfiguredHelpdesk } from './helpdesk/hand-out.ts';
import { helpdesks as helpdeskTypes } from './helpdesk/helpdesks/registry.ts';
import { startHelpdesks } from './helpdesk/run-helpdesks.ts';
import { keepLease } from './keep-lease.ts';
import { acceptInbox, DRILL_INBOX_SOURCE, INBOX_SOURCE } from './listen/push/accept-inbox.ts';
import { acceptPushed } from './listen/push/accept-pushed.ts';
import { type Listening, type ListeningOptions, openAnalyzer, startListening } from './listen/start-listening.ts';
import { testSource } from './listen/trial/test-source.ts';
import type { Log } from './log.ts';
import type { PlannedBrief } from './pr/brief/run-briefs.ts';
import { putSealPublicKey } from './store/audit/seal-public-keys.ts';
import { listSources } from './store/heard/sources.ts';
import { openStore } from './store/open-store.ts';
import { changePerson, findPersonByName, insertPerson, listPeople } from './store/people/people.ts';
import { setPersonChannels } from './store/people/person-channels.ts';
import { openReader } from './store/reader.ts';
import { inTransaction } from './store/sql/in-transaction.ts';
import type { Store } from './store/store.ts';

/** What a monitor needs to run. */
export interface MonitorPlan {
  readonly config: Config;
  readonly storeUrl: string;
  /** Folder of the monitor's own files. */
  readonly home: string;
  readonly version: string;
  readonly log: Log;
  /** Sources whose posts are practice; with `isDrill` all of them are. */
  readonly drillSourceIds: ReadonlySet<string>;
  /** True: nothing but practice runs here. */
  readonly isDrill: boolean;
  /** The setup page of this start. */
  readonly setup?: Pick<ApiOptions, 'setup' | 'setupKey'>;
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
const DRILL_INTERVAL_MS = 4_000;

/**
 * Starts everything in the order in which it is needed, and stops it in the opposite one. The port is taken before
 * anything is polled or sent: a start that fails has told nobody anything.
 * @throws StoreError `already-running` and others of the store; Error when the port is taken.
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
    const forgotten = await reapplyTombstones(store, plan.home, clock.now());
    if (forgotten > 0) log.warn('erasure.reapplied', { forgotten });
    await writePeople(store, plan);

    const metrics = createMetrics(async () =>
      (await listSources(store.db))
        .filter(({ source }) => source.id !== INBOX_SOURCE.id && source.id !== DRILL_INBOX_SOURCE.id)
        .map(({ source, memory }) => ({ state: memory.state, drill: source.drill })),
    );
    const analyzer = await openAnalyzer(config);
    const { promise: started, resolve: onListening } = Promise.withResolvers<Listening>();
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
      acceptInbox: async (posts) => acceptInbox((await started).pipeline, posts),
      testSource: async (sourceId) => testSource((await started).pipeline, sourceId),
      analyze: (text) => analyzer.analyze({ text }),
      mailboxes: config.mailboxes,
      readLearning: () => analyzer.report,
      onErased: () => saveTombstones(store, plan.home),
      ...plan.setup,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    });
    undo.push(() => api.close());
    const url = await listen(api, config.listen, 'listen.port');
    if (config.publicUrl !== undefined) {
      const pages = await createPublicServer({
        store,
        log,
        clock,
        publicUrl: config.publicUrl,
        workspaceName: config.workspace,
        acceptPushed: async (message) => acceptPushed((await started).pipeline, message),
      });
      undo.push(() => pages.close());
      await listen(pages, config.publicListen, 'publicListen.port');
    }

    const listening = await startListening({
      ...listeningOptions(plan, store, metrics),
      engine: await openEngine(store),
      learning: analyzer,
    });
    undo.push(() => listening.stop());
    onListening(listening);
    const helpdesks = startHelpdesks(
      {
        db: store.db,
        log,
        clock,
        random: Math.random,
        fetch: listening.pipeline.fetch,
        adminChannelIds: listening.pipeline.routing.adminChannelIds,
        wakeOutbox: listening.outbox.wake,
      },
      plan.isDrill ? [] : configuredHelpdesks(config),
    );
    undo.push(() => helpdesks.stop());
    const key = await openSealKey(plan.home);
    await putSealPublicKey(store.db, { ...key, now: clock.now() });
    const seal = startDailySeal({
      db: store.db,
      log,
      clock,
      key,
      timeZone: config.audit.timeZone,
      ...(config.audit.timestampUrl === undefined
        ? {}
        : { requestStamp: requestStampFrom(config.audit.timestampUrl, listening.pipeline.fetch) }),
    });
    undo.push(() => seal.stop());
    const nightly = { db: store.db, log, clock, timeZone: config.audit.timeZone };
    const retention = startDaily({ ...nightly, name: 'retention' }, (now) => retain(store, now));
    undo.push(() => retention.stop());
    const figureDays = startFigureDays({ store, log, clock });
    undo.push(() => figureDays.stop());
    if (config.briefs.length > 0) {
      const { startBriefs } = await import('./pr/brief/run-briefs.ts');
      const reader = openReader(store);
      undo.push(() => reader.close());
      const briefs = startBriefs({
        ...{ db: store.db, reader, log, clock, drill: plan.isDrill, wakeOutbox: listening.outbox.wake },
        briefs: planBriefs(config),
      });
      undo.push(() => briefs.stop());
    }
    const proposals = startDaily({ ...nightly, name: 'proposals' }, (now) => proposeRepeated(store.db, now));
    undo.push(() => proposals.stop());
    for (const mailbox of config.mailboxes) {
      const { startMailbox } = await import('./desk/mail/run-mailbox.ts');
      const reader = startMailbox({
        ...{ store, log, clock, mailbox, drill: plan.isDrill },
        analyze: (text) => analyzer.analyze({ text }),
        adminChannelIds: listening.pipeline.routing.adminChannelIds,
        wakeOutbox: listening.outbox.wake,
      });
      undo.push(() => reader.stop());
    }
    log.info('monitor.started', { url, sources: config.sources.length, pid: process.pid });
    return { url, store, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @throws Error that names the port and the field to change. */
async function listen(
  server: Awaited<ReturnType<typeof createApi>>,
  at: { readonly host: string; readonly port: number },
  field: 'listen.port' | 'publicListen.port',
): Promise<string> {
  try {
    return await server.listen({ host: at.host, port: at.port });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be opened by this user';
    throw new Error(
      `Port ${at.port} on ${at.host} ${why}; choose another with ${field === 'listen.port' ? '--port NUMBER or ' : ''}${field}.`,
      {
        cause,
      },
    );
  }
}

/** People of the configuration become rows; somebody must be there for the first pairing code. */
async function writePeople(store: Store, plan: MonitorPlan): Promise<void> {
  await inTransaction(store.db, async (trx) => {
    const now = clock.now();
    for (const { name, role, channels } of plan.config.people) {
      const known = (await findPersonByName(trx, name)) ?? (await insertPerson(trx, { name, role, now }));
      if (known.role !== role) await changePerson(trx, { id: known.id, role });
      await setPersonChannels(trx, known.id, channels);
    }
    if ((await listPeople(trx)).length === 0) await insertPerson(trx, { name: FIRST_PERSON, role: 'admin', now });
  });
}

/** Briefs with the brands that they tell of: those named, else all. */
function planBriefs({ briefs, brands }: Config): PlannedBrief[] {
  return briefs.map((brief) => ({
    ...brief,
    weekday: WEEKDAYS.indexOf(brief.weekday),
    brands: brands.filter(({ id }) => brief.brands.length === 0 || brief.brands.includes(id)),
  }));
}

function configuredHelpdesks(config: Config): ConfiguredHelpdesk[] {
  return config.helpdesks.flatMap(({ id, type, settings, brands: brandIds }) => {
    const known = helpdeskTypes.get(type);
    return known === undefined ? [] : [{ id, type: known, settings, brandIds }];
  });
}

/** Name of the person who is there before anybody was added. */
const FIRST_PERSON = '管理员 Admin';

function listeningOptions(plan: MonitorPlan, store: Store, metrics: Metrics): ListeningOptions {
  const { config } = plan;
  return {
    store,
    log: plan.log,
    clock,
    brands: config.brands,
    complaintTerms: config.complaintTerms,
    sources: [...config.sources.map((source) => toSource(source, plan)), INBOX_SOURCE, DRILL_INBOX_SOURCE],
    channels: config.channels.flatMap(({ id, type, settings }) => {
      const known = channelTypes.get(type);
      return known === undefined ? [] : [{ id, type: known, settings }];
    }),
    routes: config.routes,
    privateHosts: config.privateHosts,
    contact: config.contact,
    policies: config.policies,
    timeZone: config.audit.timeZone,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(plan.isDrill ? { minIntervalMs: DRILL_INTERVAL_MS, intervalMs: DRILL_INTERVAL_MS } : {}),
    observer: observe(metrics),
  };
}

/** One machine polls by itself; monitors that share a PostgreSQL share the polls too, by a queue that is loaded only for them. */
async function openEngine(store: Store): Promise<PollEngine> {
  const limits = { concurrency: LOCAL_CONCURRENCY, perHost: LOCAL_PER_HOST };
  if (store.engine !== 'postgres') return createLocalEngine({ ...limits, now: clock.now });
  const { createDistributedEngine } = await import('./engine/distributed.ts');
  return createDistributedEngine({ ...limits, url: store.url });
}

function toSource({ brands, ...source }: Config['sources'][number], plan: MonitorPlan): Source {
  return { ...source, brandIds: brands, drill: plan.isDrill || plan.drillSourceIds.has(source.id) };
}

/** What happened becomes figures: publication → found → told, apart for practice. */
function observe(metrics: Metrics): NonNullable<ListeningOptions['observer']> {
  const seconds = (from: number, to: number) => Math.max(0, to - from) / 1000;
  return {
    entriesStored: (count, drill) => metrics.entries.inc({ drill: drillLabel(drill) }, count),
    polled: (outcome, drill) => metrics.polls.inc({ outcome, drill: drillLabel(drill) }),
    mentionFound: ({ drill, publishedAt, foundAt }) => {
      metrics.mentions.inc({ drill: drillLabel(drill) });
      metrics.foundDelay.observe({ drill: drillLabel(drill) }, seconds(publishedAt, foundAt));
    },
    alertEnded: (state, drill) => metrics.alerts.inc({ state, drill: drillLabel(drill) }),
    mentionTold: ({ drill, publishedAt, toldAt }) =>
      metrics.toldDelay.observe({ drill: drillLabel(drill) }, seconds(publishedAt, toldAt ?? publishedAt)),
  };
}
