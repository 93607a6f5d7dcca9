import process from 'node:process';
import { WEEKDAYS } from '../../shared/service/calendar-spec.ts';
import { configuredPolicies } from '../../shared/service/configured-policies.ts';
import { openAlertDesk } from '../alert/alert-desk.ts';
import { tellOfConflict } from '../alert/tell-of-conflict.ts';
import { tellOfHolidays } from '../alert/tell-of-holidays.ts';
import { routingOf } from '../alert/try-alert.ts';
import { createMetrics } from '../api/metrics.ts';
import { createPublicServer } from '../api/public-server.ts';
import { createApi } from '../api/server.ts';
import type { Config } from '../config/schema.ts';
import { requestStampFrom } from '../desk/audit/request-stamp.ts';
import { startDailySeal } from '../desk/audit/run-daily-seal.ts';
import { openSealKey } from '../desk/audit/seal-key.ts';
import { startFigureDays } from '../desk/keep-figure-days.ts';
import { reapplyTombstones, saveTombstones } from '../desk/keep-tombstones.ts';
import { startDaily } from '../desk/once-a-day.ts';
import { proposeRepeated } from '../desk/propose-repeated.ts';
import { keepConfiguredPolicies } from '../desk/read-policies.ts';
import { retain } from '../desk/retain.ts';
import { createLocalEngine, LOCAL_CONCURRENCY, LOCAL_PER_HOST } from '../engine/local.ts';
import type { PollEngine } from '../engine/poll-engine.ts';
import type { ConfiguredHelpdesk } from '../helpdesk/hand-out.ts';
import { helpdesks as helpdeskTypes } from '../helpdesk/helpdesks/registry.ts';
import { startHelpdesks } from '../helpdesk/run-helpdesks.ts';
import type { SourceRecall } from '../listen/pace/source-recall.ts';
import { acceptInbox, DRILL_INBOX_SOURCE, INBOX_SOURCE } from '../listen/push/accept-inbox.ts';
import { acceptPushed } from '../listen/push/accept-pushed.ts';
import { type Listening, openAnalyzer, startListening } from '../listen/start-listening.ts';
import { testSource } from '../listen/trial/test-source.ts';
import { zoneOfBrief } from '../pr/brief/brief-schedule.ts';
import type { PlannedBrief } from '../pr/brief/run-briefs.ts';
import { repeat } from '../repeat.ts';
import { putSealPublicKey } from '../store/audit/seal-public-keys.ts';
import { countSources } from '../store/heard/count-sources.ts';
import { openStore } from '../store/open-store.ts';
import { openReader } from '../store/reader.ts';
import type { Store } from '../store/store.ts';
import { systemClock } from '../system-clock.ts';
import { keepLease } from './keep-lease.ts';
import type { MonitorPlan } from './monitor-plan.ts';
import { openPort } from './open-port.ts';
import { planListening } from './plan-listening.ts';
import { writePeople } from './write-people.ts';

/** How often a monitor looks whether another one has started with other rules. */
const CONFLICT_EVERY_MS = 60_000;

/** A monitor while it runs. */
export interface RunningMonitor {
  readonly url: string;
  readonly store: Store;
  stop(): Promise<void>;
}

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
    const forgotten = await reapplyTombstones(store, plan.home, systemClock.now());
    if (forgotten > 0) log.warn('erasure.reapplied', { forgotten });
    await writePeople(store, config.people, systemClock.now());
    await keepConfiguredPolicies(store.db, configuredPolicies(config.policies), systemClock.now());

    const inboxes = [INBOX_SOURCE.id, DRILL_INBOX_SOURCE.id];
    const metrics = createMetrics(() => countSources(store.db, { except: inboxes }));
    const analyzer = await openAnalyzer(config);
    const brandName = (id: string) => config.brands.find((brand) => brand.id === id)?.name ?? null;
    const { promise: started, resolve: onListening } = Promise.withResolvers<Listening>();
    let recall: SourceRecall | null = null;
    const api = await createApi({
      store,
      log,
      metrics,
      clock: systemClock,
      version: plan.version,
      workspace: { name: config.workspace, drill: plan.isDrill },
      practice: plan.drillSourceIds.size > 0,
      brands: config.brands,
      complaintTerms: config.complaintTerms,
      siteCorrections: config.siteCorrections,
      adminChannelIds: routingOf(config).adminChannelIds,
      hosts: config.listen.hosts,
      acceptInbox: async (posts) => acceptInbox((await started).pipeline, posts),
      readProfile: (sourceId) => recall?.of(sourceId).profile ?? null,
      testSource: async (sourceId) => testSource((await started).pipeline, sourceId),
      analyze: (text) => analyzer.analyze({ text }),
      alerting: openAlertDesk(config, analyzer),
      mailboxes: config.mailboxes,
      readLearning: () => analyzer.report,
      onErased: () => saveTombstones(store, plan.home),
      ...plan.setup,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    });
    undo.push(() => api.close());
    const url = await openPort(api, config.listen, 'listen.port');
    if (config.publicUrl !== undefined) {
      const pages = await createPublicServer({
        store,
        log,
        clock: systemClock,
        publicUrl: config.publicUrl,
        workspaceName: config.workspace,
        acceptPushed: async (message) => acceptPushed((await started).pipeline, message),
        openDesk: async () => ({
          routing: (await started).pipeline.routing,
          brandName,
        }),
      });
      undo.push(() => pages.close());
      await openPort(pages, config.publicListen, 'publicListen.port');
    }

    const listening = await startListening({
      ...planListening(plan, store, metrics, systemClock),
      engine: await openEngine(store),
      learning: analyzer,
    });
    undo.push(() => listening.stop());
    recall = listening.pipeline.recall;
    onListening(listening);
    const helpdesks = startHelpdesks(
      {
        db: store.db,
        log,
        clock: systemClock,
        random: Math.random,
        fetch: listening.pipeline.fetch,
        adminChannelIds: listening.pipeline.routing.adminChannelIds,
        brandName,
        wakeOutbox: listening.outbox.wake,
      },
      plan.isDrill ? [] : configuredHelpdesks(config),
    );
    undo.push(() => helpdesks.stop());
    const key = await openSealKey(plan.home);
    await putSealPublicKey(store.db, { ...key, now: systemClock.now() });
    const seal = startDailySeal({
      db: store.db,
      log,
      clock: systemClock,
      key,
      timeZone: config.audit.timeZone,
      ...(config.audit.timestampUrl === undefined
        ? {}
        : { requestStamp: requestStampFrom(config.audit.timestampUrl, listening.pipeline.fetch) }),
    });
    undo.push(() => seal.stop());
    const nightly = { db: store.db, log, clock: systemClock, timeZone: config.audit.timeZone };
    const retention = startDaily({ ...nightly, name: 'retention' }, (now) => retain(store, now));
    undo.push(() => retention.stop());
    const figureDays = startFigureDays({ store, log, clock: systemClock });
    undo.push(() => figureDays.stop());
    if (config.briefs.length > 0) {
      const { startBriefs } = await import('../pr/brief/run-briefs.ts');
      const reader = openReader(store);
      undo.push(() => reader.close());
      const briefs = startBriefs({
        ...{ db: store.db, reader, log, clock: systemClock, drill: plan.isDrill, wakeOutbox: listening.outbox.wake },
        briefs: planBriefs(config),
      });
      undo.push(() => briefs.stop());
    }
    const holidays = startDaily({ ...nightly, name: 'holidays' }, async (now) => {
      const { calendars, adminChannelIds } = listening.pipeline.routing;
      if (plan.isDrill) return;
      const told = await tellOfHolidays(store.db, calendars.values(), { adminChannelIds, now });
      if (told !== null) listening.outbox.wake();
    });
    undo.push(() => holidays.stop());
    const conflicts = repeat(
      async () => {
        const { adminChannelIds } = listening.pipeline.routing;
        const told = await tellOfConflict(store.db, config.policies, { adminChannelIds, now: systemClock.now() });
        if (told !== null) listening.outbox.wake();
      },
      { everyMs: CONFLICT_EVERY_MS, onFault: (error) => log.error('configuration.fault', { error: String(error) }) },
    );
    undo.push(() => conflicts.stop());
    const proposals = startDaily({ ...nightly, name: 'proposals' }, (now) => proposeRepeated(store.db, now));
    undo.push(() => proposals.stop());
    for (const mailbox of config.mailboxes) {
      const { startMailbox } = await import('../desk/mail/run-mailbox.ts');
      const reader = startMailbox({
        ...{ store, log, clock: systemClock, mailbox, drill: plan.isDrill },
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

/** Briefs with the brands that they tell of: those named, else all. */
function planBriefs({ briefs, brands }: Config): PlannedBrief[] {
  return briefs.map((brief) => {
    const told = brands.filter(({ id }) => brief.brands.length === 0 || brief.brands.includes(id));
    const timeZone = zoneOfBrief(brief.timeZone, told);
    return { ...brief, timeZone, weekday: WEEKDAYS.indexOf(brief.weekday), brands: told };
  });
}

function configuredHelpdesks(config: Config): ConfiguredHelpdesk[] {
  return config.helpdesks.flatMap(({ id, type, settings, brands: brandIds }) => {
    const known = helpdeskTypes.get(type);
    return known === undefined ? [] : [{ id, type: known, settings, brandIds }];
  });
}

/** One machine polls by itself; monitors that share a PostgreSQL share the polls too, by a queue that is loaded only for them. */
async function openEngine(store: Store): Promise<PollEngine> {
  const limits = { concurrency: LOCAL_CONCURRENCY, perHost: LOCAL_PER_HOST };
  if (store.engine !== 'postgres') return createLocalEngine({ ...limits, now: systemClock.now });
  const { createDistributedEngine } = await import('../engine/distributed.ts');
  return createDistributedEngine({ ...limits, url: store.url });
}
