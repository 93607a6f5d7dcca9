import { expect, it } from 'vitest';
import { explainChange } from '../../shared/service/explain-drop.ts';
import { FIGURE_IDS, figureTargets } from '../../shared/service/figure-targets.ts';
import { type Cause, MEANING_OF, meanOf, rowsBehind, writeChange, writeFigure } from './explain-figure.ts';

it('KPI-2: 85 % → 78 % with the topic, the channel, the person and the product that moved it, each with its list', () => {
  const target = figureTargets.find(({ id }) => id === 'firstContactRate');
  if (!target) throw new Error('no such figure');
  // Last week 100 cases, 85 right. This week 100, 78 right: delivery by chat fell from 36 of 40 to 29 of 40, the rest stayed.
  const half = { cases: 60, sum: 49 };
  const parts = (right: number) =>
    [
      ...[
        { by: 'topic', key: 'delivery' },
        { by: 'channel', key: 'chat' },
        { by: 'handlerId', key: 'p-1' },
      ],
      { by: 'product', key: '充电器 A' },
    ].flatMap((part) => [
      { ...part, cases: 40, sum: right },
      { by: part.by, key: 'rest', ...half },
    ]);
  const change = explainChange(
    target,
    { total: { cases: 100, sum: 78 }, parts: parts(29) },
    { total: { cases: 100, sum: 85 }, parts: parts(36) },
  );
  const write = (value: number | null) => writeFigure('firstContactRate', value, 'en');
  expect([write(change.before), write(change.now)]).toEqual(['85.0%', '78.0%']);
  const said = change.causes.map((cause) => [
    cause.key,
    write(meanOf(cause.before)),
    write(meanOf(cause.now)),
    writeChange('firstContactRate', cause.share, 'en'),
  ]);
  expect(said.sort()).toEqual([
    ['chat', '90.0%', '72.5%', '−7.0'],
    ['delivery', '90.0%', '72.5%', '−7.0'],
    ['p-1', '90.0%', '72.5%', '−7.0'],
    ['充电器 A', '90.0%', '72.5%', '−7.0'],
  ]);
  const list = { what: 'tickets', of: 'firstContactRate' };
  expect(change.causes.map((cause) => rowsBehind('firstContactRate', cause))).toEqual(
    expect.arrayContaining([
      { ...list, topic: 'delivery' },
      { ...list, channel: 'chat' },
      { ...list, person: 'p-1' },
      { ...list, product: '充电器 A' },
    ]),
  );
});

it.each([
  ['satisfaction', 4.25, '4.3', '−0.5', -0.5],
  ['chatResponseMinutes', 1.5, '1:30', '+0:30', 0.5],
  ['negativeRate', 0.061, '6.1%', '+3.1', 0.031],
] as const)('writes %s in its own unit', (id, value, text, moved, change) => {
  expect(writeFigure(id, value, 'en')).toBe(text);
  expect(writeChange(id, change, 'en')).toBe(moved);
  expect(writeFigure(id, null, 'en')).toBe('—');
});

it('every figure opens its list, now and before, and has its definition', () => {
  for (const id of FIGURE_IDS) {
    expect(rowsBehind(id, null)).toMatchObject({ of: expect.any(String) });
    expect(rowsBehind(id, null, true)).toMatchObject({ before: true });
    expect(MEANING_OF[id]).toBeTruthy();
  }
  expect(rowsBehind('chatResponseMinutes', null)).toEqual({ what: 'tickets', of: 'toFirstResponse', channel: 'chat' });
});

it('a part that lists cannot be narrowed to opens none', () => {
  const part = (by: string, key: string): Pick<Cause, 'by' | 'key'> => ({ by, key });
  expect(rowsBehind('negativeRate', part('topic', 'no-such'))).toBeNull();
  expect(rowsBehind('negativeRate', part('weather', 'rain'))).toBeNull();
  expect(rowsBehind('negativeRate', part('site', 'weibo.com'))).toEqual({
    ...{ what: 'mentions', of: 'negativeRate', site: 'weibo.com' },
  });
});
