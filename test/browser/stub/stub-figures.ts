import { FIGURE_DEFINITIONS } from '../../../monitor/api/figure-definitions.ts';
import { showMentions } from '../../../monitor/api/read-figure-report.ts';
import { toColumns } from '../../../monitor/store/figures/columns.ts';
import { countMentions, MENTION_SHAPE } from '../../../monitor/store/figures/mention-figures.ts';
import type { StubState } from './stub-state.ts';

const OFFSET_MS = -new Date().getTimezoneOffset() * 60_000;
const SPREAD = { count: 0, mean: null, median: null, p90: null };

/** The stub's figures: counted by the monitor's own code, from what the stub holds. */
export function answerFigures(state: StubState, query: URLSearchParams, now: number): unknown {
  const since = Number(query.get('since'));
  const before = Number(query.get('before'));
  const present = count(state, since, before, now);
  const then = count(state, since - (before - since), since, now);
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

function count(state: StubState, since: number, before: number, now: number) {
  const rows = [...state.mentions.values()]
    .filter((one) => one.publishedAt >= since && one.publishedAt < before)
    .map((one) => ({
      ...one,
      topic: one.analysis.topic,
      sentiment: one.analysis.sentiment.label,
      complaint: one.analysis.complaint.is ? 1 : 0,
    }));
  const columns = toColumns(rows, MENTION_SHAPE);
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
