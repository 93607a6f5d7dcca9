// When to poll: 300 sources, fourteen days of posts (four to learn), policies at equal budgets of requests. Pure computation on simulated
// time, so the figures do not depend on the machine. The product's own planner runs here, not a copy of it.
import { allocateIntervals, type Demand, floorSpend } from '../../monitor/listen/pace/allocate-intervals.ts';
import { floorInterval, POLL_POLICY, planNextPoll } from '../../monitor/listen/pace/next-poll.ts';
import { demandOf, shareBudget } from '../../monitor/listen/pace/share-budget.ts';
import { SourceRecall } from '../../monitor/listen/pace/source-recall.ts';
import { createRandom } from '../../monitor/practice/post-script.ts';
import { finishAtOnce } from '../../monitor/take-turns.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = 14;
const LEARNING_DAYS = 4;
const SOURCES = 300;
const MEAN_PER_DAY = 6;
const SIGMA = 1.5;
const FACTOR = 1.5;
const FLOOR = floorInterval(POLL_POLICY, 0);

interface World {
  /** Instants of publication by source, ascending. */
  readonly posts: readonly (readonly number[])[];
  readonly rates: readonly number[];
  /** Whether the n-th post of a source is a complaint that names the brand. */
  readonly complaints: readonly (readonly boolean[])[];
}

/** `shares`: of each source's posts, how many are complaints; one of them by chance. */
function makeWorld(seed: number, bursty: boolean, shares: readonly number[] = [0.1]): World {
  const random = createRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rates = Array.from(
    { length: SOURCES },
    () => (MEAN_PER_DAY * Math.exp(SIGMA * gauss() - SIGMA ** 2 / 2)) / DAY,
  );
  const posts = rates.map((rate) => {
    const instants: number[] = [];
    const top = rate * 1.9;
    for (let at = 0; at < DAYS * DAY; ) {
      at += -Math.log(1 - random()) / top;
      // Nine tenths more by day than by night, thinned from the busiest hour.
      if (random() > (1 + 0.9 * Math.sin((2 * Math.PI * at) / DAY)) / 1.9) continue;
      instants.push(at);
      if (!bursty || random() > 0.05) continue;
      let follow = at;
      for (let n = 1 + Math.floor(random() * 20); n > 0; n--) {
        follow += -Math.log(1 - random()) * 3 * MINUTE;
        instants.push(follow);
      }
    }
    return instants.filter((at) => at < DAYS * DAY).sort((a, b) => a - b);
  });
  return { posts, rates, complaints: posts.map((list) => drawComplaints(list, shares, random)) };
}

function drawComplaints(posts: readonly number[], shares: readonly number[], random: () => number): boolean[] {
  const share = shares.length === 1 ? shares[0] : shares[Math.floor(random() * shares.length)];
  return posts.map(() => random() < (share ?? 0));
}

interface Outcome {
  readonly delays: number[];
  polls: number;
  /** Of complaints alone, where they are looked at. */
  readonly complaintDelays?: number[];
}

/** Polls one source over a stretch of time; `next` says when to come again. */
function pollOver(
  posts: readonly number[],
  state: { at: number; seen: number },
  until: number,
  outcome: Outcome,
  next: (at: number, from: number, to: number) => number,
): void {
  while (state.at < until) {
    const from = state.seen;
    while (state.seen < posts.length && (posts[state.seen] ?? 0) <= state.at) state.seen += 1;
    if (state.at >= LEARNING_DAYS * DAY) {
      outcome.polls += 1;
      for (let i = from; i < state.seen; i++)
        if ((posts[i] ?? 0) >= LEARNING_DAYS * DAY) outcome.delays.push(state.at - (posts[i] ?? 0));
    }
    state.at = next(state.at, from, state.seen);
  }
}

/** A policy that gives each source one interval for good. */
function runFixed(world: World, intervals: readonly number[], seed: number): Outcome {
  const random = createRandom(seed + 1);
  const outcome: Outcome = { delays: [], polls: 0 };
  world.posts.forEach((posts, i) => {
    const interval = intervals[i] ?? FLOOR;
    pollOver(
      posts,
      { at: random() * interval, seen: 0 },
      DAYS * DAY,
      outcome,
      (at) => at + interval * (1 - 0.1 * random()),
    );
  });
  return outcome;
}

/** Ours: knows nothing at the start, shares the budget out every hour, asks faster after a complaint. */
function runOurs(world: World, seed: number, withFresh: boolean, withWeights = true): Outcome {
  const random = createRandom(seed + 1);
  const complaintDelays: number[] = [];
  const outcome: Outcome = { delays: [], polls: 0, complaintDelays };
  const recall = new SourceRecall();
  const states = world.posts.map(() => ({ at: random() * FLOOR, seen: 0, lookedAt: null as number | null }));
  const budget = { factor: FACTOR, perHostPerMinute: Number.POSITIVE_INFINITY };
  for (let hour = 0; hour < DAYS * DAY; hour += HOUR) {
    const used = recall.takeUsedShare(HOUR);
    const demands = states.map((_, i) => {
      const demand = demandOf(String(i), String(i), recall, POLL_POLICY);
      return withWeights ? demand : { ...demand, weight: 1 };
    });
    const intervals = finishAtOnce(shareBudget(demands, budget, used));
    demands.forEach(({ id }, place) => {
      recall.of(id).allocatedMs = intervals[place] ?? null;
    });
    states.forEach((state, i) => {
      const id = String(i);
      pollOver(world.posts[i] ?? [], state, hour + HOUR, outcome, (at, from, to) => {
        recall.countPoll();
        const published = (world.posts[i] ?? []).slice(from, to).filter((_, n) => world.complaints[i]?.[from + n]);
        const matched = published.length;
        complaintDelays.push(...published.filter((one) => one >= LEARNING_DAYS * DAY).map((one) => at - one));
        const seen = { publishedAts: [], newEntries: to - from, matched };
        recall.learn(id, { now: at, previousSuccessAt: state.lookedAt, ...seen });
        state.lookedAt = at;
        const notes = recall.of(id);
        if (withFresh && world.complaints[i]?.slice(from, to).some(Boolean)) notes.lastComplaintAt = at;
        const { allocatedMs, lastComplaintAt } = notes;
        const still = { errorCount: 0, waitSeconds: null, waitIsOrder: false, lagMs: 0 };
        return planNextPoll({ ...still, now: at, policy: POLL_POLICY, allocatedMs, lastComplaintAt, random: random() })
          .nextPollAt;
      });
    });
  }
  return outcome;
}

/** Scales intervals so that they cost what is given (jitter included), each kept within bounds. */
function scaled(wanted: readonly number[], total: number, least: number, most: number): number[] {
  let low = 1e-6;
  let high = 1e6;
  const clamp = (factor: number) => wanted.map((interval) => Math.min(most, Math.max(least, interval * factor)));
  for (let i = 0; i < 80; i++) {
    const middle = Math.sqrt(low * high);
    if (clamp(middle).reduce((sum, interval) => sum + 1 / interval, 0) > total) low = middle;
    else high = middle;
  }
  return clamp(high);
}

function say(name: string, { delays, polls }: Outcome, floorPolls: number, floorMean: number) {
  const sorted = Float64Array.from(delays).sort();
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / MINUTE;
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length / MINUTE;
  const late = delays.filter((delay) => delay > FLOOR + 1).length / delays.length;
  return {
    policy: name,
    'budget used': (polls / floorPolls).toFixed(2),
    mean: mean.toFixed(2),
    'of fixed at the floor': (mean / floorMean).toFixed(2),
    p95: at(0.95).toFixed(2),
    p99: at(0.99).toFixed(2),
    max: at(1).toFixed(1),
    'later than the floor': `${(late * 100).toFixed(2)} %`,
  };
}

console.log(
  `Minutes from publication to found; floor ${FLOOR / MINUTE} min, budget ${FACTOR} × what asking everybody at the floor takes`,
);
for (const [seed, bursty] of [
  [1, false],
  [2, false],
  [3, false],
  [1, true],
] as const) {
  const world = makeWorld(seed, bursty);
  const floorPolls = runFixed(
    world,
    world.rates.map(() => FLOOR),
    seed,
  ).polls;
  const atFloor = runFixed(
    world,
    world.rates.map(() => FLOOR),
    seed,
  );
  const floorMean = atFloor.delays.reduce((sum, delay) => sum + delay, 0) / atFloor.delays.length / MINUTE;
  const demands = world.rates.map(
    (rate, i): Demand => ({
      id: String(i),
      host: String(i),
      weight: 1,
      rate,
      cost: 1,
      floorMs: FLOOR,
      minIntervalMs: POLL_POLICY.minIntervalMs,
    }),
  );
  const total = floorSpend(demands) * FACTOR;
  const known = finishAtOnce(allocateIntervals(demands, { total, perHost: Number.POSITIVE_INFINITY }));
  console.log(`seed ${seed}, ${bursty ? 'bursts' : 'Poisson'}, ${world.posts.flat().length} posts`);
  console.table([
    say('fixed at the floor (1 ×)', atFloor, floorPolls, floorMean),
    say(
      'fixed, equal budget',
      runFixed(
        world,
        world.rates.map(() => FLOOR / FACTOR),
        seed,
      ),
      floorPolls,
      floorMean,
    ),
    say(
      'entry frequency, never under 5 min',
      runFixed(
        world,
        scaled(
          world.rates.map((rate) => 1 / rate),
          total,
          5 * MINUTE,
          DAY,
        ),
        seed,
      ),
      floorPolls,
      floorMean,
    ),
    say(
      'square root, no floor',
      runFixed(
        world,
        scaled(
          world.rates.map((rate) => 1 / Math.sqrt(rate)),
          total,
          30_000,
          DAY,
        ),
        seed,
      ),
      floorPolls,
      floorMean,
    ),
    say('floor, then root, rates known', runFixed(world, [...known], seed), floorPolls, floorMean),
    say('ours, learning', runOurs(world, seed, false), floorPolls, floorMean),
    say('ours, learning, faster after complaints', runOurs(world, seed, true), floorPolls, floorMean),
  ]);
}

console.log(
  'Where half of the sources bring a complaint in a hundred posts and half in five: minutes until complaints are found',
);
console.table(
  [1, 2, 3].map((seed) => {
    const world = makeWorld(seed, false, [0.01, 0.2]);
    const measure = (withWeights: boolean) => {
      const { complaintDelays = [], delays, polls } = runOurs(world, seed, true, withWeights);
      const mean = (list: readonly number[]) => (list.reduce((a, b) => a + b, 0) / list.length / MINUTE).toFixed(2);
      return { complaints: mean(complaintDelays), all: mean(delays), polls };
    };
    const [learned, alike] = [measure(true), measure(false)];
    return {
      seed,
      'complaints, weights learned': learned.complaints,
      'all alike': alike.complaints,
      'all posts, weights learned': learned.all,
      'all posts, all alike': alike.all,
      'polls, weights learned ÷ all alike': (learned.polls / alike.polls).toFixed(3),
    };
  }),
);
