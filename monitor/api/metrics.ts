import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { SOURCE_STATES, type SourceState } from '../../shared/model/source.ts';

type DrillLabel = 'drill';

/** The figures that a Prometheus server reads at /metrics. Practice carries drill="true" and is kept apart. */
export interface Metrics {
  readonly registry: Registry;
  readonly entries: Counter<DrillLabel>;
  readonly mentions: Counter<DrillLabel>;
  readonly tickets: Counter<DrillLabel>;
  /** One count for each end of an alert, and one for each that was written. */
  readonly alerts: Counter<DrillLabel | 'state'>;
  readonly polls: Counter<DrillLabel | 'outcome'>;
  /** Publication → found. */
  readonly foundDelay: Histogram<DrillLabel>;
  /** Publication → told. */
  readonly toldDelay: Histogram<DrillLabel>;
  /** Publication → answered, by how it is known. */
  readonly answeredDelay: Histogram<DrillLabel | 'how'>;
  readonly http: Histogram<'method' | 'route' | 'status'>;
  readonly streams: Gauge;
}

/** How many sources are in a state right now; may name a state several times. */
export type CountSources = () => Promise<
  readonly { readonly state: SourceState; readonly drill: boolean; readonly count: number }[]
>;

/** From a second to a day; 300 and 600 are the reserve and the window of SOC-1. */
const DELAY_BUCKETS_SECONDS = [1, 5, 15, 30, 60, 120, 180, 300, 420, 600, 900, 1800, 3600, 14_400, 86_400];

/**
 * Makes the registry. `countSources` is asked whenever somebody reads /metrics.
 * Times of the process itself (memory, event loop) come along under their usual names.
 */
export function createMetrics(countSources: CountSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const delay = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Histogram({ name, help, labelNames, buckets: DELAY_BUCKETS_SECONDS, registers });
  const count = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  new Gauge({
    name: 'earshot_source_state',
    help: 'Sources in each state.',
    labelNames: ['state', 'drill'],
    registers,
    async collect() {
      const sources = await countSources();
      this.reset();
      for (const drill of [true, false]) {
        for (const state of SOURCE_STATES) {
          const there = sources.filter((source) => source.state === state && source.drill === drill);
          this.set(
            { state, drill: String(drill) },
            there.reduce((sum, { count }) => sum + count, 0),
          );
        }
      }
    },
  });
  const metrics: Metrics = {
    registry,
    entries: count('earshot_entries_total', 'Entries stored.', ['drill']),
    mentions: count('earshot_mentions_total', 'Mentions found.', ['drill']),
    tickets: count('earshot_tickets_total', 'Tickets made.', ['drill']),
    alerts: count('earshot_alerts_total', 'Alerts that reached a state.', ['state', 'drill']),
    polls: count('earshot_polls_total', 'Polls of sources, by how they ended.', ['outcome', 'drill']),
    foundDelay: delay('earshot_found_delay_seconds', 'From publication to found.', ['drill']),
    toldDelay: delay('earshot_told_delay_seconds', 'From publication to told.', ['drill']),
    answeredDelay: delay('earshot_answered_delay_seconds', 'From publication to answered.', ['how', 'drill']),
    http: new Histogram({
      name: 'earshot_http_request_seconds',
      help: 'Time to answer a request of the API.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    streams: new Gauge({ name: 'earshot_streams', help: 'Open event streams.', registers }),
  };
  startAtZero(metrics);
  return metrics;
}

/** A counter that is not there yet looks like one that is broken; so each begins at nought. */
function startAtZero({ entries, mentions, tickets, alerts }: Metrics): void {
  for (const drill of ['true', 'false']) {
    for (const counter of [entries, mentions, tickets]) counter.inc({ drill }, 0);
    for (const state of ['delivered', 'dead']) alerts.inc({ state, drill }, 0);
  }
}

/** Label value of practice material. */
export function drillLabel(drill: boolean): 'true' | 'false' {
  return drill ? 'true' : 'false';
}
