import { expect, test } from 'vitest';
import { changeEdit, lastEdit, startEdits } from './edits.ts';

test('what was written over one template is there again after another was looked at or written over', () => {
  const begun = changeEdit(startEdits(null), 'a', { publicText: '三行字' });
  const both = changeEdit(begun, 'b', { directText: '请告诉我订单号' });
  expect(both.get('a')).toEqual({ publicText: '三行字', directText: null });
  expect(lastEdit(both)).toEqual({ templateId: 'b', publicText: null, directText: '请告诉我订单号' });
  const back = changeEdit(both, 'a', { publicText: '四行字' });
  expect(lastEdit(back)).toEqual({ templateId: 'a', publicText: '四行字', directText: null });
});

test('what is taken back is nothing of one’s own any more, and the one before it counts again', () => {
  const two = changeEdit(changeEdit(startEdits(null), 'a', { publicText: '一' }), 'b', { publicText: '二' });
  const one = changeEdit(two, 'b', { publicText: null });
  expect(lastEdit(one)?.templateId).toBe('a');
  expect(lastEdit(changeEdit(one, 'a', { publicText: null }))).toBeNull();
});

test('it begins with the draft that was kept', () => {
  const draft = { templateId: 'a', publicText: null, directText: '私信', values: { product: 'X' } };
  expect(lastEdit(startEdits(draft))).toEqual({ templateId: 'a', publicText: null, directText: '私信' });
  expect(lastEdit(startEdits({ ...draft, directText: null }))).toBeNull();
});
