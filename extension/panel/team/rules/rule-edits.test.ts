import { describe, expect, it } from 'vitest';
import { listDiffering, mergeEdits, placeOf, type RuleEdits, readEdits, setEdit, writeEdits } from './rule-edits.ts';

const changes = {
  sla: [{ id: 'intake', minutes: { normal: 60, urgent: 10 }, groupMinutes: { 'v/ip': { normal: 30 } }, enabled: true }],
  escalations: [
    { id: 'no-first-response', afterMinutes: 20, to: { role: 'manager' as const }, alsoTell: ['pr'] },
    { id: 'resolution-overdue', to: { nextLevel: true as const } },
    { id: 'department-silent', to: { departmentHead: true as const }, enabled: false },
  ],
  retention: [{ id: 'posts', days: 60 }],
};

it('takes the changes apart, value by value, and puts them together as they were', () => {
  const edits = readEdits(changes);
  expect(edits.get(placeOf('sla', 'intake', 'minutes', 'urgent'))).toBe(10);
  expect(edits.get(placeOf('escalations', 'no-first-response', 'to'))).toBe('manager');
  expect(edits.get(placeOf('sla', 'intake', 'groupMinutes', 'v/ip', 'normal'))).toBe(30);
  expect(writeEdits(edits)).toEqual(changes);
  expect(writeEdits(new Map())).toEqual({});
});

it('a value as shipped is no edit', () => {
  const place = placeOf('sla', 'intake', 'minutes', 'normal');
  const edited = setEdit(new Map(), place, 60, 120);
  expect([...edited]).toEqual([[place, 60]]);
  expect(setEdit(edited, place, 120, 120).size).toBe(0);
  expect(setEdit(new Map(), 'a', ['pr'], ['pr']).size).toBe(0);
});

describe('two who change the rules at once', () => {
  const base: RuleEdits = new Map<string, number>([
    ['a', 1],
    ['b', 1],
    ['gone', 1],
  ]);
  const merge = (mine: Record<string, number>, theirs: Record<string, number>) =>
    mergeEdits(base, new Map(Object.entries(mine)), new Map(Object.entries(theirs)));

  it('keep both when they changed different values', () => {
    const { edits, taken, clashes } = merge({ a: 2, b: 1, gone: 1 }, { a: 1, b: 3, gone: 1, c: 4 });
    expect(Object.fromEntries(edits)).toEqual({ a: 2, b: 3, gone: 1, c: 4 });
    expect(taken).toEqual(['b', 'c']);
    expect(clashes).toEqual([]);
  });

  it('are asked where both changed the same value; mine stands until then', () => {
    const { edits, taken, clashes } = merge({ a: 2, b: 1 }, { a: 3, b: 1, gone: 5 });
    expect(Object.fromEntries(edits)).toEqual({ a: 2, b: 1 });
    expect(clashes).toEqual(['a', 'gone']);
    expect(taken).toEqual([]);
  });

  it('agree where both said the same', () => {
    expect(merge({ a: 2, b: 1, gone: 1 }, { a: 2, b: 1, gone: 1 })).toMatchObject({ taken: [], clashes: [] });
  });

  it('lists where two differ, whichever has it', () => {
    expect(listDiffering(new Map([['a', 1]]), new Map([['b', 1]]))).toEqual(['a', 'b']);
  });
});
