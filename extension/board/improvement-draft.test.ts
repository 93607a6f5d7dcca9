import { expect, it } from 'vitest';
import { changesBetween, draftOf, type Improvement, isReady, newDraft, putRow, toBody } from './improvement-draft.ts';

const DUE = new Date(2026, 10, 30, 23, 59, 59).getTime();
const ROW: Improvement = {
  ...{ id: 'i-2', step: '物流投诉', action: '24 小时内发出', ownerId: 'p-1', dueAt: DUE, state: 'running' },
  ...{ obstacle: null, proposal: '加一班', remark: null, createdAt: 1, createdBy: 'p-1', updatedAt: 2 },
};

it('sends only what was changed, so that what others changed meanwhile stays', () => {
  const before = draftOf(ROW);
  expect(changesBetween(before, before)).toEqual({});
  expect(changesBetween(before, { ...before, state: 'done', remark: ' 超时少了一半 ' })).toEqual({
    state: 'done',
    remark: '超时少了一半',
  });
});

it('empties what was emptied', () => {
  const before = draftOf(ROW);
  const after = { ...before, ownerId: '', dueDay: '', proposal: '  ' };
  expect(changesBetween(before, after)).toEqual({ ownerId: null, dueAt: null, proposal: null });
});

it('is due by the end of the day that was chosen', () => {
  expect(draftOf(ROW).dueDay).toBe('2026-11-30');
  const body = toBody({ ...newDraft('物流'), action: '加一班', dueDay: '2026-11-30' });
  expect(body).toEqual({ step: '物流', action: '加一班', dueAt: DUE });
});

it('wants a cause and a measure', () => {
  expect(isReady(newDraft('物流'))).toBe(false);
  expect(isReady({ ...newDraft('物流'), action: ' ' })).toBe(false);
  expect(isReady({ ...newDraft('物流'), action: '加一班' })).toBe(true);
});

it('puts a row at the place of its date, in the stead of what it was', () => {
  const [soon, none] = [
    { ...ROW, id: 'i-1', dueAt: DUE - 1 },
    { ...ROW, id: 'i-3', dueAt: null },
  ];
  const ids = (rows: readonly Improvement[]) => rows.map(({ id }) => id);
  expect(ids(putRow([soon, none], ROW))).toEqual(['i-1', 'i-2', 'i-3']);
  expect(ids(putRow([soon, ROW, none], { ...ROW, dueAt: DUE - 2 }))).toEqual(['i-2', 'i-1', 'i-3']);
});
