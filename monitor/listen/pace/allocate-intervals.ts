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

/** What the demands come to, in rows of plain numbers by their place: with a hundred thousand sources eight million of them are looked at. */
interface Table {
  readonly roots: Float64Array;
  /** Requests a millisecond at the floor. */
  readonly least: Float64Array;
  /** Requests a millisecond at most. */
  readonly most: Float64Array;
  readonly costs: Float64Array;
}

/** Places of demands in their list. */
type Places = readonly number[];

/**
 * Shares the budget out. Every source first gets its floor, whatever that costs; what remains goes by √(weight × rate / cost), which
 * makes the mean delay of an entry smallest (Sia, Cho and Cho, TKDE 19(7), 2007). Returns milliseconds, in the order of the demands. Stops
 * after every step, of which none goes more than once over all sources (`takeTurns`, `finishAtOnce`).
 */
export function* allocateIntervals(demands: readonly Demand[], budget: Budget): Generator<void, Float64Array> {
  const table = tabulate(demands);
  yield;
  const frequencies = new Float64Array(demands.length);
  let open = groupByHost(demands);
  let left = budget.total;
  // A host at its cap has its own small budget; what it cannot take is there for the others.
  for (;;) {
    yield* share(table, open.flat(), left, frequencies);
    const crowded = new Set(
      open.filter((places) => {
        const most = Math.max(budget.perHost, spend(table, places, table.least));
        return spend(table, places, frequencies) > most * 1.0001;
      }),
    );
    if (crowded.size === 0) return frequencies.map((frequency) => 1 / frequency);
    for (const places of crowded) {
      yield* share(table, places, budget.perHost, frequencies);
      left -= spend(table, places, frequencies);
    }
    open = open.filter((places) => !crowded.has(places));
  }
}

/** Requests a millisecond when every source is asked at its floor. */
export function floorSpend(demands: readonly Demand[]): number {
  return demands.reduce((sum, demand) => sum + demand.cost / demand.floorMs, 0);
}

function tabulate(demands: readonly Demand[]): Table {
  const row = () => new Float64Array(demands.length);
  const table = { roots: row(), least: row(), most: row(), costs: row() };
  demands.forEach(({ weight, rate, cost, floorMs, minIntervalMs }, place) => {
    table.roots[place] = Math.sqrt((Math.max(0, weight) * Math.max(0, rate)) / cost);
    table.least[place] = 1 / floorMs;
    table.most[place] = 1 / Math.min(minIntervalMs, floorMs);
    table.costs[place] = cost;
  });
  return table;
}

function groupByHost(demands: readonly Demand[]): Places[] {
  const hosts = new Map<string, number[]>();
  demands.forEach(({ host }, place) => {
    const places = hosts.get(host);
    if (places === undefined) hosts.set(host, [place]);
    else places.push(place);
  });
  return [...hosts.values()];
}

function spend({ costs }: Table, places: Places, frequencies: Float64Array): number {
  let sum = 0;
  for (const place of places) sum += (costs[place] ?? 0) * (frequencies[place] ?? 0);
  return sum;
}

/** Finer than any jitter. */
const BISECTIONS = 40;

/** One factor for all roots, found by bisection, so that the clamped frequencies of these places use up the budget; writes them down. */
function* share(table: Table, places: Places, total: number, frequencies: Float64Array): Generator<void, void> {
  const { roots, least, most, costs } = table;
  const frequency = (place: number, factor: number): number =>
    Math.min(Math.max(factor * (roots[place] ?? 0), least[place] ?? 0), most[place] ?? 0);
  const cost = (factor: number): number => {
    let sum = 0;
    for (const place of places) sum += (costs[place] ?? 0) * frequency(place, factor);
    return sum;
  };
  let low = 0;
  let high = 1;
  for (let i = 0; i < BISECTIONS && cost(high) < total; i++) {
    high *= 4;
    yield;
  }
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (cost(middle) > total) high = middle;
    else low = middle;
    yield;
  }
  for (const place of places) frequencies[place] = frequency(place, low);
}
