import { describe, expect, test } from 'vitest';
import { type Doubt, type Health, incidentOf, isNews, judgeHealth } from './source-health.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const DRIFTED = '读取有疑：4 条中有 3 条读不出来 · read with doubts';
const healthy: Health = { state: 'healthy', blindSince: null, errorCount: 0, lastError: null, lastSuccessAt: NOW };
const fail = (before: Health, now: number) =>
  judgeHealth(before, { now, ok: false, error: 'no answer', cannotKeepWindow: false, windowMs: 10 * MINUTE });
const succeed = (before: Health, now: number, cannotKeepWindow = false) =>
  judgeHealth(before, { now, ok: true, error: null, cannotKeepWindow, windowMs: 10 * MINUTE });

describe('the health of a source', () => {
  test('one failure makes it late, three make it blind since it was last heard', () => {
    const first = fail(healthy, NOW + MINUTE);
    expect(first).toMatchObject({ state: 'late', blindSince: NOW, errorCount: 1, changedFrom: 'healthy' });
    const second = fail(first, NOW + 2 * MINUTE);
    const third = fail(second, NOW + 4 * MINUTE);
    expect(third).toMatchObject({ state: 'blind', blindSince: NOW, lastError: 'no answer' });
    expect(incidentOf(second, third)).toBe('blind');
  });

  test('one failure after a whole window of silence is blind already', () => {
    expect(fail(healthy, NOW + 10 * MINUTE).state).toBe('blind');
  });

  test.each([
    ['cannot keep the window, with the reason', 6 * MINUTE, 'cannot-keep-window', null],
    ['is blind at once: nobody will ask it before the window has passed', 60 * MINUTE, 'blind', 'blind'],
  ])('a source whose server wants a pause %s', (_, waitMs, state, incident) => {
    const report = { ok: false, error: '429', cannotKeepWindow: true, windowMs: 10 * MINUTE };
    const now = NOW + MINUTE;
    const after = judgeHealth(healthy, { ...report, now, nextPollAt: now + waitMs });
    expect(after).toMatchObject({ state, blindSince: NOW, lastError: '429' });
    expect(incidentOf(healthy, after)).toBe(incident);
  });

  test('a source that was never heard is blind since it was first asked', () => {
    const never: Health = { ...healthy, lastSuccessAt: null };
    const later = fail(fail(fail(never, NOW), NOW + MINUTE), NOW + 2 * MINUTE);
    expect(later).toMatchObject({ state: 'blind', blindSince: NOW });
  });

  test('one incident makes one message, and one when it is over', () => {
    let health: Health = healthy;
    const incidents: unknown[] = [];
    for (let i = 1; i <= 8; i++) {
      const next = i < 7 ? fail(health, NOW + i * MINUTE) : succeed(health, NOW + i * MINUTE);
      const incident = incidentOf(health, next);
      if (incident) incidents.push(incident);
      health = next;
    }
    expect(incidents).toEqual(['blind', 'heard-again']);
    expect(health).toMatchObject({ state: 'healthy', blindSince: null, errorCount: 0, lastError: null });
  });

  test('a short trouble is no incident', () => {
    const short = fail(healthy, NOW + MINUTE);
    const back = succeed(short, NOW + 2 * MINUTE);
    expect(back.state).toBe('healthy');
    expect([incidentOf(healthy, short), incidentOf(short, back)]).toEqual([null, null]);
  });

  test.each<[Doubt['kind'], Doubt]>([
    ['gap', { kind: 'gap', since: NOW - 5 * MINUTE, missing: null }],
    ['quiet', { kind: 'quiet', since: NOW - 90 * MINUTE, missing: 40 }],
    ['unrecorded', { kind: 'unrecorded', since: NOW, missing: 2 }],
    ['unread', { kind: 'unread', since: NOW, missing: 2 }],
  ])('a %s is told once, and once that it is over', (kind, doubt) => {
    let health: Health = healthy;
    const incidents: unknown[] = [];
    for (const [i, now] of [doubt, doubt, doubt, null, null].entries()) {
      const report = { now: NOW + i * MINUTE, ok: true, error: null, cannotKeepWindow: false, windowMs: 10 * MINUTE };
      const next = judgeHealth(health, { ...report, doubt: now, remark: now?.kind === 'unread' ? DRIFTED : null });
      if (i === 0) expect(next).toMatchObject({ state: 'late', blindSince: doubt.since, errorCount: 0 });
      incidents.push(incidentOf(health, next));
      health = next;
    }
    expect(incidents).toEqual([kind, null, null, 'heard-again', null]);
  });

  test('a remark stands on a healthy source, is shown at once, and rings nobody', () => {
    const report = { now: NOW, ok: true, error: null, cannotKeepWindow: false, windowMs: 10 * MINUTE };
    const remarked = judgeHealth(healthy, { ...report, remark: DRIFTED });
    expect(remarked).toMatchObject({ state: 'healthy', blindSince: null, lastError: DRIFTED });
    expect([incidentOf(healthy, remarked), isNews(healthy, remarked)]).toEqual([null, true]);
    expect(isNews(remarked, judgeHealth(remarked, { ...report, remark: DRIFTED }))).toBe(false);
    expect(isNews(remarked, judgeHealth(remarked, { ...report, remark: null }))).toBe(true);
  });

  test('a source that answers but too late is told apart', () => {
    expect(succeed(healthy, NOW + MINUTE, true)).toMatchObject({ state: 'cannot-keep-window', blindSince: null });
  });
});
