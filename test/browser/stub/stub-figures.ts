import { FIGURE_DEFINITIONS } from '../../../monitor/api/figure-definitions.ts';
import { showMentions } from '../../../monitor/api/read-figure-report.ts';
import { toColumns } from '../../../monitor/store/figures/columns.ts';
import { isTimedCase, measureMentions } from '../../../monitor/store/figures/measure-mentions.ts';
import { countMentions, MENTION_SHAPE } from '../../../monitor/store/figures/mention-figures.ts';
import { pageOfWorst } from '../../../monitor/store/figures/page-of-worst.ts';
import { LEVELS } from '../../../shared/model/analysis.ts';
import { MENTION_CASES } from '../../../shared/model/figure-case.ts';
import type { StubState } from './stub-state.ts';

const OFFSET_MS = -new Date().getTimezoneOffset() * 60_000;
const SPREAD = { count: 30, mean: 51, median: 38, p90: 96.5 };

/** The stub's figures: counted by the monitor's own code, from what the stub holds. */
export function answerFigures(state: StubState, query: URLSearchParams, now: number): unknown {
  const since = Number(query.get('since'));
  const before = Number(query.get('before'));
  const channel = query.get('channel');
  const present = count(state, { since, before, channel }, now);
  const then = count(state, { since: since - (before - since), before: since, channel }, now);
  return {
    range: { since, before },
    mentions: present.mentions,
    tickets: tickets(0.78, 4.6),
    previous: {
      ...{ since: since - (before - since), before: since },
      mentions: then.mentions,
      tickets: tickets(0.85, 4.4),
      groups: then.groups.filter(({ by }) => by !== 'day' && by !== 'hour'),
    },
    groups: before - since > 8 * 86_400_000 ? present.groups.filter(({ by }) => by !== 'hour') : present.groups,
    definitions: { ...FIGURE_DEFINITIONS },
  };
}

/** The rows behind one of these figures, the worst first. */
export function listRowsBehind(state: StubState, query: URLSearchParams, now: number): unknown {
  const since = Number(query.get('since'));
  const before = Number(query.get('before'));
  const of = MENTION_CASES.find((one) => one === query.get('of')) ?? 'mentions';
  const rows = rowsOf(state, { since, before, channel: query.get('channel') })
    .filter((one) => one.topic === (query.get('topic') ?? one.topic) && one.site === (query.get('site') ?? one.site))
    .filter((one) => one.answeredBy === (query.get('person') ?? one.answeredBy));
  const columns = toColumns(rows, MENTION_SHAPE);
  const hurt = measureMentions(columns, of, now);
  const page = pageOfWorst(hurt, columns.numbers.number, {
    ...{ cursor: query.get('after'), limit: Number(query.get('limit') ?? 50) },
  });
  const items = page.rows.map((row) => ({
    mention: state.mentions.get(rows[row]?.id ?? ''),
    minutes: isTimedCase(of) ? (hurt[row] as number) / 60_000 : null,
  }));
  return { items, next: page.nextCursor, range: { since, before }, total: page.total };
}

/** Any tickets the stub holds: its figures of tickets are not counted of them. */
export function listTicketsBehind(state: StubState, query: URLSearchParams): unknown {
  const items = [...state.tickets.values()].map((ticket, index) => ({
    ticket: { ...ticket, satisfaction: 1 + (index % 5) },
    ...{ minutes: null, cameBack: index === 0 },
  }));
  const range = { since: Number(query.get('since')), before: Number(query.get('before')) };
  return { items, next: null, range, total: items.length };
}

interface Wanted {
  readonly since: number;
  readonly before: number;
  readonly channel: string | null;
}

function rowsOf(state: StubState, { since, before, channel }: Wanted) {
  return [...state.mentions.values()]
    .filter((one) => one.publishedAt >= since && one.publishedAt < before)
    .filter((one) => channel === null || channel === (one.rating === null ? 'social' : 'review'))
    .map((one) => ({
      ...one,
      channel: one.rating === null ? 'social' : 'review',
      topic: one.analysis.topic,
      levelRank: LEVELS.length - 1 - LEVELS.indexOf(one.level),
      sentiment: one.analysis.sentiment.label,
      complaint: one.analysis.complaint.is ? 1 : 0,
    }));
}

function count(state: StubState, wanted: Wanted, now: number) {
  const columns = toColumns(rowsOf(state, wanted), MENTION_SHAPE);
  const { mentions, groups } = countMentions(columns, { offsetMs: OFFSET_MS, withHours: true }, now);
  return {
    mentions: showMentions(mentions),
    groups: groups.map(({ by, key, figures }) => ({ by, key, figures: showMentions(figures) })),
  };
}

function tickets(firstContactRate: number, satisfaction: number) {
  return {
    ...{ tickets: 40, complaints: 30, resolved: 36, firstContactRate, overdueRate: 0.05, rated: 12, satisfaction },
    ...{ toFirstResponse: SPREAD, toResolved: SPREAD },
  };
}
