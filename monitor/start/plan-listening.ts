import type { Source } from '../../shared/model/source.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { channels as channelTypes } from '../alert/channels/registry.ts';
import { drillLabel, type Metrics } from '../api/metrics.ts';
import type { Config } from '../config/schema.ts';
import { DRILL_INBOX_SOURCE, INBOX_SOURCE } from '../listen/push/accept-inbox.ts';
import type { ListeningOptions } from '../listen/start-listening.ts';
import type { Store } from '../store/store.ts';
import type { SettableClock } from '../system-clock.ts';
import type { MonitorPlan } from './monitor-plan.ts';
import { planPeople } from './plan-people.ts';

/** A drill is over in minutes: its sources are asked every few seconds, on loopback. */
const DRILL_INTERVAL_MS = 4_000;

/** What the listening of a plan works with. */
export function planListening(
  plan: MonitorPlan,
  store: Store,
  metrics: Metrics,
  clock: SettableClock,
): ListeningOptions {
  const { config } = plan;
  return {
    store,
    log: plan.log,
    clock,
    brands: config.brands,
    complaintTerms: config.complaintTerms,
    sources: [...config.sources.map((source) => toSource(source, plan)), INBOX_SOURCE, DRILL_INBOX_SOURCE],
    channels: config.channels.flatMap(({ id, type, settings, perMinute }) => {
      const known = channelTypes.get(type);
      return known === undefined
        ? []
        : [{ id, type: known, settings, ...(perMinute === undefined ? {} : { perMinute }) }];
    }),
    routes: config.routes,
    people: planPeople(config.people),
    calendars: makeCalendars(config.calendars),
    privateHosts: config.privateHosts,
    contact: config.contact,
    policies: config.policies,
    timeZone: config.audit.timeZone,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(plan.isDrill ? { minIntervalMs: DRILL_INTERVAL_MS, intervalMs: DRILL_INTERVAL_MS } : {}),
    observer: observe(metrics),
  };
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
