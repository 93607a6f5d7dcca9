import { expect, it } from 'vitest';
import { changeFields, type FieldDraft, listClashes, NO_CHANGE, settleClash } from './field-draft.ts';

interface Facts {
  readonly problem: string;
  readonly product: string | null;
  readonly tried?: string | null;
}

const before: Facts = { problem: '屏幕碎了', product: null };
const start: FieldDraft<Facts> = NO_CHANGE;
const typed = changeFields(changeFields(start, before, { problem: '屏幕碎' }), before, { problem: '屏幕碎了，很扎手' });

it('remembers what stood there when a field was first touched', () => {
  expect(typed).toEqual({ change: { problem: '屏幕碎了，很扎手' }, seen: { problem: '屏幕碎了' } });
  const after: Facts = { ...before, problem: '别人写的' };
  expect(changeFields(typed, after, { problem: '再写', tried: '重启' }).seen).toEqual({
    problem: '屏幕碎了',
    tried: null,
  });
});

it('a field that only one of the two changed is no clash, nor one that both set to the same', () => {
  expect(listClashes(typed, before)).toEqual([]);
  expect(listClashes(typed, { ...before, product: 'P40' })).toEqual([]);
  expect(listClashes(typed, { ...before, problem: '屏幕碎了，很扎手' })).toEqual([]);
  expect(listClashes(changeFields(start, before, { product: '' }), { ...before, tried: '重启' })).toEqual([]);
});

it('keeps both words of a clash until one is chosen', () => {
  const now: Facts = { ...before, problem: '屏幕和后盖都碎了' };
  expect(listClashes(typed, now)).toEqual([{ field: 'problem', mine: '屏幕碎了，很扎手', theirs: '屏幕和后盖都碎了' }]);

  const mine = settleClash(typed, now, 'problem', 'mine');
  expect(mine).toEqual({ change: { problem: '屏幕碎了，很扎手' }, seen: { problem: '屏幕和后盖都碎了' } });
  expect(listClashes(mine, now)).toEqual([]);

  expect(settleClash(typed, now, 'problem', 'theirs')).toEqual({ change: {}, seen: {} });
  expect(settleClash(typed, now, 'problem', 'both').change).toEqual({ problem: '屏幕和后盖都碎了\n屏幕碎了，很扎手' });
});

it('asks again when the other goes on writing', () => {
  const now: Facts = { ...before, problem: '第二版' };
  const settled = settleClash(typed, now, 'problem', 'mine');
  expect(listClashes(settled, { ...now, problem: '第三版' })).toHaveLength(1);
});
