import { expect, test } from 'vitest';
import { settleConflicts } from '../../shared/config-draft.ts';
import { mergeDrafts } from './merge-drafts.ts';

const a = { id: 'a', name: 'A' };
const b = { id: 'b', name: 'B' };
const c = { id: 'c', name: 'C' };
const base = { workspace: 'w', brands: [a, b] };

test('different items of one list, and different fields, come together', () => {
  const mine = { workspace: 'w', brands: [{ ...a, aliases: ['AA'] }, b], people: [{ name: '王敏', role: 'social' }] };
  const theirs = { workspace: 'new', brands: [a, b, c] };
  expect(mergeDrafts(base, mine, theirs)).toEqual({
    merged: { workspace: 'new', brands: [{ ...a, aliases: ['AA'] }, b, c], people: mine.people },
    conflicts: [],
  });
});

test('what one side took out stays out, unless the other changed it', () => {
  expect(mergeDrafts(base, { workspace: 'w', brands: [a] }, { ...base, brands: [a, b, c] }).merged.brands).toEqual([
    a,
    c,
  ]);
  const changed = { ...b, aliases: ['BB'] };
  const { merged, conflicts } = mergeDrafts(base, { workspace: 'w', brands: [a] }, { ...base, brands: [a, changed] });
  expect(merged.brands).toEqual([a]);
  expect(conflicts).toEqual([{ list: 'brands', item: 'b', base: b, mine: null, theirs: changed }]);
});

test('the same item changed twice is a conflict; changed alike it is none', () => {
  const mine = { ...base, brands: [{ ...a, name: 'mine' }, b] };
  const theirs = { ...base, brands: [{ ...a, name: 'theirs' }, b] };
  const { merged, conflicts } = mergeDrafts(base, mine, theirs);
  expect(conflicts).toEqual([
    { list: 'brands', item: 'a', base: a, mine: { ...a, name: 'mine' }, theirs: { ...a, name: 'theirs' } },
  ]);
  expect(merged.brands).toEqual(mine.brands);
  expect(mergeDrafts(base, mine, mine)).toEqual({ merged: mine, conflicts: [] });
});

test('lists whose items have no name of their own are one thing', () => {
  const mine = { ...base, brands: [a, a] };
  expect(mergeDrafts(base, mine, { ...base, brands: [c] }).conflicts).toMatchObject([{ list: 'brands', item: null }]);
  const words = mergeDrafts({ complaintTerms: ['x'] }, { complaintTerms: ['x', 'y'] }, { complaintTerms: ['z'] });
  expect(words.conflicts).toMatchObject([{ list: 'complaintTerms', item: null }]);
});

test('different calendars and different policies come together; the same one changed twice is a conflict of its own', () => {
  const day = { week: { mon: ['09:00-18:00'] } };
  const night = { week: { mon: ['22:00-06:00'] } };
  const base = { calendars: { day }, policies: { windowMinutes: 10 } };
  const mine = { calendars: { day, night }, policies: { windowMinutes: 10, lowRating: 1 } };
  expect(mergeDrafts(base, mine, { calendars: { day }, policies: { windowMinutes: 8 } })).toEqual({
    merged: { calendars: { day, night }, policies: { windowMinutes: 8, lowRating: 1 } },
    conflicts: [],
  });
  const settled = mergeDrafts(base, { ...base, calendars: { day: night } }, { ...base, calendars: {} });
  expect(settled.conflicts).toEqual([{ list: 'calendars', item: 'day', base: day, mine: night, theirs: null }]);
  expect(settleConflicts(settled, new Set())).toEqual({ ...base, calendars: { day: night } });
  expect(settleConflicts(settled, new Set([0]))).toEqual({ ...base, calendars: {} });
});
