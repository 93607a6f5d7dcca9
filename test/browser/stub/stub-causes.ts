import { FIGURE_DEFINITIONS } from '../../../monitor/api/figure-definitions.ts';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import { explainChange } from '../../../shared/service/explain-drop.ts';
import { figureTargets } from '../../../shared/service/figure-targets.ts';
import type { Call } from './stub-state.ts';

/** KPI-2 … KPI-5 of the stub: its first-contact resolution fell from 85 % to 78 %, with delivery by chat. */
export function answerCauses(name: RouteName, { state, query }: Call): unknown {
  const range = { since: Number(query.get('since')), before: Number(query.get('before')) };
  const mentions = [...state.mentions.values()].slice(0, 7);
  switch (name) {
    case 'explainFigures':
      return { range, previous: range, items: explain() };
    case 'listPeopleFigures':
      return { range, items: people(range.before > Date.now()), definitions: { ...FIGURE_DEFINITIONS } };
    case 'listRising': {
      const { id = '', text = '' } = mentions[0] ?? {};
      const times = { firstAt: range.since, lastAt: range.before - 3_600_000 };
      return {
        range,
        terms: [
          { term: '绿线', now: 7, before: 2, strength: 4.1, examples: mentions.slice(0, 3) },
          { term: '保价', now: 5, before: 0, strength: 3.6, examples: mentions.slice(0, 3) },
        ],
        issues: [{ storyId: id, title: text, posts: 9, authors: 4, ...times, examples: mentions.slice(0, 3) }],
      };
    }
    default:
      return { range, total: mentions.length, items: mentions };
  }
}

function explain(): ApiAnswer<'explainFigures'>['items'] {
  const rest = { key: 'other', cases: 60, sum: 49 };
  const parts = (right: number) =>
    [
      { by: 'topic', key: 'delivery' },
      { by: 'channel', key: 'chat' },
      { by: 'handlerId', key: 'p-chen' },
    ].flatMap((part) => [
      { ...part, cases: 40, sum: right },
      { by: part.by, ...rest },
    ]);
  const none = { total: { cases: 0, sum: 0 }, parts: [] };
  const fell = [
    { total: { cases: 100, sum: 78 }, parts: parts(29) },
    { total: { cases: 100, sum: 85 }, parts: parts(36) },
  ] as const;
  const risen = [
    { total: { cases: 90, sum: 5 }, parts: [] },
    { total: { cases: 80, sum: 3 }, parts: [] },
  ] as const;
  return figureTargets.map((target) => {
    const [now, before] =
      target.id === 'firstContactRate' ? fell : target.id === 'negativeRate' ? risen : ([none, none] as const);
    const { causes, ...change } = explainChange(target, now, before);
    return { ...target, ...change, causes: causes.map((cause) => ({ ...cause })) };
  });
}

function people(isNow: boolean): ApiAnswer<'listPeopleFigures'>['items'] {
  const row = { excused: 0, resolved: 30, complaints: 4, rated: 12, owed: 20 };
  return [
    {
      ...{ ...row, personId: 'p-chen', name: '陈立', role: 'agent', tickets: isNow ? 41 : 38, answered: 12 },
      ...{ excused: isNow ? 1 : 0, firstContactRate: isNow ? 0.72 : 0.9, overdueRate: 0.05, satisfaction: 4.2 },
      lateAnswerRate: isNow ? 0.1 : 0.15,
    },
    {
      ...{ ...row, personId: 'p-wang', name: '王敏', role: 'social', tickets: 0, answered: 25, resolved: 0 },
      ...{ firstContactRate: null, overdueRate: null, satisfaction: null, lateAnswerRate: 0.04, complaints: 0 },
    },
  ];
}
