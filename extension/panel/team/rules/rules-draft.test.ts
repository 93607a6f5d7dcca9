import { expect, it } from 'vitest';
import { placeOf, setEdit } from './rule-edits.ts';
import { followMonitor, isStale } from './rules-draft.ts';

const intake = placeOf('sla', 'intake', 'minutes', 'normal');
const ruling = placeOf('disputes', 'ruling', 'minutes');
const read = followMonitor(null, { changes: { sla: [{ id: 'intake', minutes: { normal: 60 } }] }, version: 1 });

it('begins with what the monitor keeps, nothing unsaved', () => {
  expect(read).toMatchObject({ version: 1, moved: null, simulation: null });
  expect(read.edits.get(intake)).toBe(60);
});

it('without changes of mine it simply follows', () => {
  const next = followMonitor(read, { changes: {}, version: 2 });
  expect(next).toMatchObject({ version: 2, moved: null });
  expect(next.edits.size).toBe(0);
});

it('keeps mine over what another saved, says how much was taken in and what clashes', () => {
  const mine = { ...read, edits: setEdit(read.edits, intake, 30, 120) };
  expect(followMonitor(mine, { changes: { sla: [{ id: 'intake', minutes: { normal: 60 } }] }, version: 1 })).toEqual(
    mine,
  );
  const changes = { sla: [{ id: 'intake', minutes: { normal: 45 } }], disputes: [{ id: 'ruling', minutes: 600 }] };
  const next = followMonitor(mine, { changes, version: 2 });
  expect(next).toMatchObject({ version: 2, moved: { taken: 1, clashes: [intake] } });
  expect(next.edits.get(intake)).toBe(30);
  expect(next.edits.get(ruling)).toBe(600);
  expect(next.moved?.theirs.get(intake)).toBe(45);
});

it('another configuration of a monitor that was started anew lies under what is not saved', () => {
  const mine = { ...read, edits: setEdit(read.edits, intake, 30, 120) };
  const configured = { sla: [{ id: 'intake', minutes: { normal: 90 } }] };
  const next = followMonitor(mine, { changes: {}, version: 1, configured });
  expect(next).toMatchObject({ configured, moved: null });
  expect(next.edits.get(intake)).toBe(30);
});

it('a simulation is of the edits it was asked for', () => {
  const totals = { tickets: 0, met: 0, missed: 0, running: 0, escalations: {} };
  const answer = { now: totals, changed: totals, differing: 0, tickets: [] };
  const tried = { ...read, simulation: { of: read.edits, answer } };
  expect(isStale(tried)).toBe(false);
  expect(isStale({ ...tried, edits: setEdit(read.edits, intake, 30, 120) })).toBe(true);
});
