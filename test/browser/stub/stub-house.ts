import { FIGURE_DEFINITIONS } from '../../../monitor/api/figure-definitions.ts';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import { type Call, PERSON } from './stub-state.ts';

const DAY_MS = 86_400_000;

/** What the house keeps beside its posts and tickets: surveys, costs, the improvement table. */
export function answerHouse(name: RouteName, call: Call, now: number): unknown {
  if (name === 'readSurveySums') return answerSurveySums(call.query);
  if (name === 'getCosts') return answerCosts(call.query);
  return name === 'listDaySums' ? answerDaySums(call.query) : answerImprovements(name, call, now);
}

/** SAT-2: 62 % nines and tens less 18 % of six and below, in every month that is asked for. */
function answerSurveySums(query: URLSearchParams): ApiAnswer<'readSurveySums'> {
  const months = (query.get('months') ?? '').split(',');
  const counts = { '10': 20, '9': 11, '8': 6, '7': 4, '6': 4, '3': 5 };
  return { items: months.map((month) => ({ question: 'nps', group: 'lark', month, counts, total: 50 })) };
}

/** KPI-4 of a shop that sells for 1.2 million yuan. */
function answerCosts(query: URLSearchParams): ApiAnswer<'getCosts'> {
  const range = { from: query.get('from') ?? '', to: query.get('to') ?? '' };
  const cost = {
    ...{ salesFen: 120_000_000, costFen: 2_640_000, costRate: 0.022 },
    ...{ couponsGiven: 300, couponsGivenFen: 600_000, repurchases: 84, repurchasesFen: 1_900_000 },
    ...{ repurchaseRate: 0.28, couponReturn: 3.17 },
  };
  const previous = { ...cost, costFen: 2_210_000, costRate: 0.019, repurchaseRate: 0.31 };
  return { range, cost, previous: { ...range, cost: previous }, definitions: { ...FIGURE_DEFINITIONS } };
}

/** The days behind these costs: refunds and coupons come to the 26,400 yuan. */
function answerDaySums(query: URLSearchParams): ApiAnswer<'listDaySums'> {
  const day = query.get('to') ?? '';
  return {
    items: [
      { day, kind: 'refund', amountFen: 2_040_000, count: 51 },
      { day, kind: 'coupon-given', amountFen: 600_000, count: 300 },
      { day, kind: 'sales', amountFen: 120_000_000, count: 9000 },
    ],
  };
}

type Improvement = ApiAnswer<'listImprovements'>['items'][number];

/** KPI-6: the table, a row added or changed in it. */
function answerImprovements(name: RouteName, { state, params, body }: Call, now: number): unknown {
  const known = state.improvements ?? sampleImprovements(now);
  if (name === 'listImprovements') return { items: known };
  const blank = { ...(known[0] as Improvement), id: `i-${known.length + 1}`, createdAt: now, createdBy: PERSON.id };
  const before = known.find(({ id }) => id === params.id) ?? { ...blank, dueAt: null, state: 'not-started' as const };
  const { seen: _, ...change } = body as Partial<Improvement> & { seen?: unknown };
  const improvement: Improvement = { ...before, ...change, updatedAt: now };
  state.improvements = [...known.filter(({ id }) => id !== improvement.id), improvement];
  return { improvement };
}

/** KPI-6: one late, one done. */
function sampleImprovements(now: number): Improvement[] {
  const row = { ownerId: null, obstacle: null, proposal: null, remark: null, createdAt: now, createdBy: null };
  return [
    {
      ...{ ...row, id: 'i-1', step: '物流投诉', action: '与仓库约定 24 小时内发出，超时自动补券' },
      ...{ dueAt: now - DAY_MS, state: 'running', updatedAt: now },
    },
    {
      ...{ ...row, id: 'i-2', step: '首次回应', action: '夜班交接时逐条认领' },
      ...{ dueAt: now + 9 * DAY_MS, state: 'done', updatedAt: now },
    },
  ];
}
