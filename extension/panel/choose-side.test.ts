import { expect, it } from 'vitest';
import type { Mention } from '../../shared/model/mention.ts';
import type { OutboxRow } from '../sync/database.ts';
import { chooseSide, isPractice, sideQuery } from './choose-side.ts';
import type { PanelState } from './panel-store.ts';

const mention = (id: string, drill: boolean) => [id, { id, drill } as Mention] as const;
const row = (clientKey: string, drill: boolean) => ({ clientKey, draft: { drill } }) as OutboxRow;

const BOTH = {
  mentions: new Map([mention('real', false), mention('practice', true)]),
  tickets: new Map(),
  outbox: [row('real', false), row('practice', true)],
  status: { drill: false },
  pairing: { drill: false },
  practising: false,
} as unknown as PanelState;

const show = (state: PanelState) => {
  const { mentions, outbox } = chooseSide(state);
  return [...mentions.keys(), ...outbox.map(({ clientKey }) => clientKey)];
};

it('practice and work never stand in one list', () => {
  expect(show(BOTH)).toEqual(['real', 'real']);
  expect(show({ ...BOTH, practising: true })).toEqual(['practice', 'practice']);
  expect([sideQuery(BOTH), sideQuery({ ...BOTH, practising: true })]).toEqual([{ drill: false }, { drill: true }]);
});

it('a monitor that is a drill as a whole shows all it has, as practice', () => {
  const drill = { ...BOTH, status: { drill: true } } as PanelState;
  expect(chooseSide(drill)).toBe(drill);
  expect([isPractice(drill), isPractice(BOTH)]).toEqual([true, false]);
  expect(sideQuery(drill)).toEqual({});
});

it('lists that did not change stay the same ones: nothing is drawn again for nothing', () => {
  const work = { ...BOTH, mentions: new Map([mention('real', false)]), outbox: [row('real', false)] };
  expect(chooseSide(work).mentions).toBe(work.mentions);
  expect(chooseSide(work).outbox).toBe(work.outbox);
  expect(chooseSide(BOTH).mentions).toBe(chooseSide(BOTH).mentions);
});
