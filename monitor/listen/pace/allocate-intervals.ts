/** What a source asks of the common budget of requests. */
export interface Demand {
  readonly id: string;
  /** Requests to one host are capped together. */
  readonly host: string;
  /** How much an entry of this source matters; 1 is usual. */
  readonly weight: number;
  /** Learned entries a millisecond. */
  readonly rate: number;
  /** Requests that one poll costs. */
  readonly cost: number;
  /** Longest interval: the floor of SOC-1 (`floorInterval`). */
  readonly floorMs: number;
  /** Shortest interval, out of politeness. */
  readonly minIntervalMs: number;
}

export interface Budget {
  /** Requests a millisecond over all sources. */
  readonly total: number;
  /** Requests a millisecond to one host. */
  readonly perHost: number;
}

/**
 * Shares the budget out. Every source first gets its floor, whatever that costs; what remains goes by √(weight × rate / cost), which
 * makes the mean delay of an entry smallest (Sia, Cho and Cho, TKDE 19(7), 2007). Returns milliseconds by source id.
 */
export function allocateIntervals(demands: readonly Demand[], budget: Budget): Map<string, number> {
  const intervals = new Map<string, number>();
  let open = demands;
  let left = budget.total;
  // A host at its cap has its own small budget; what it cannot take is there for the others.
  for (;;) {
    const trial = share(open, left);
    const crowded = [...Map.groupBy(open, ({ host }) => host).values()].filter(
      (group) => spend(group, trial) > Math.max(budget.perHost, floorSpend(group)) * 1.0001,
    );
    if (crowded.length === 0) {
      for (const [id, interval] of trial) intervals.set(id, interval);
      return intervals;
    }
    for (const group of crowded) {
      const own = share(group, budget.perHost);
      for (const [id, interval] of own) intervals.set(id, interval);
      left -= spend(group, own);
    }
    open = open.filter(({ id }) => !intervals.has(id));
  }
}

/** Requests a millisecond when every source is asked at its floor. */
export function floorSpend(demands: readonly Demand[]): number {
  return demands.reduce((sum, demand) => sum + demand.cost / demand.floorMs, 0);
}

function spend(demands: readonly Demand[], intervals: ReadonlyMap<string, number>): number {
  return demands.reduce((sum, { id, cost, floorMs }) => sum + cost / (intervals.get(id) ?? floorMs), 0);
}

/** Finer than any jitter. */
const BISECTIONS = 40;

/**
 * One factor for all roots, found by bisection, so that the clamped frequencies use up the budget. Plain numbers in rows: with a hundred
 * thousand sources this runs eight million times, and the event loop stands still meanwhile.
 */
function share(demands: readonly Demand[], total: number): Map<string, number> {
  const roots = Float64Array.from(demands, ({ weight, rate, cost }) =>
    Math.sqrt((Math.max(0, weight) * Math.max(0, rate)) / cost),
  );
  const least = Float64Array.from(demands, ({ floorMs }) => 1 / floorMs);
  const most = Float64Array.from(demands, ({ minIntervalMs, floorMs }) => 1 / Math.min(minIntervalMs, floorMs));
  const costs = Float64Array.from(demands, ({ cost }) => cost);
  const frequency = (index: number, factor: number): number =>
    Math.min(Math.max(factor * (roots[index] ?? 0), least[index] ?? 0), most[index] ?? 0);
  const cost = (factor: number): number => {
    let sum = 0;
    for (let index = 0; index < costs.length; index++) sum += (costs[index] ?? 0) * frequency(index, factor);
    return sum;
  };
  let low = 0;
  let high = 1;
  for (let i = 0; i < BISECTIONS && cost(high) < total; i++) high *= 4;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (cost(middle) > total) high = middle;
    else low = middle;
  }
  return new Map(demands.map(({ id }, index) => [id, 1 / frequency(index, low)]));
}
