import { describe, expect, it } from 'vitest';
import {
  computeDue,
  pauseClock,
  resumeClock,
  startClock,
  startClocksForMention,
  startClocksForTicket,
  stopClock,
  tightenClock,
} from './clock.ts';
import { overlaySlaPolicies } from './overlay-sla-policies.ts';
import { slaPolicies } from './sla-policies/registry.ts';

const MINUTE = 60_000;
const T = Date.UTC(2026, 10, 22, 8);
const mention = { publishedAt: T, urgency: 'normal', kind: 'complaint', level: 'orange', channel: 'social' } as const;
const ticket = {
  createdAt: T,
  publishedAt: null,
  assignedAt: null,
  urgency: 'normal',
  kind: 'complaint',
  channel: 'social',
} as const;
const short = (drafts: readonly { policyId: string; dueAt: number }[]) =>
  drafts.map((draft) => `${draft.policyId} ${(draft.dueAt - T) / MINUTE}`);

describe('startClocksForMention', () => {
  it('SLA-SOCIAL: a complaint is answered within 10 minutes of publication, within 1 h at the latest', () => {
    expect(short(startClocksForMention(mention, slaPolicies))).toEqual(['social-answer 10', 'complaint-answer 60']);
  });
  it('SLA-SOCIAL: a question has ten minutes and no second clock', () => {
    expect(short(startClocksForMention({ ...mention, kind: 'inquiry' }, slaPolicies))).toEqual(['social-answer 10']);
  });
  it('SLA-REVIEW: a bad review has an hour', () => {
    expect(short(startClocksForMention({ ...mention, channel: 'review' }, slaPolicies))).toEqual(['review-answer 60']);
  });
  it.each([
    { ...mention, kind: 'praise' as const },
    { ...mention, imported: true },
    { ...mention, spam: true },
    { ...mention, kind: 'other' as const, level: 'blue' as const },
  ])('starts none for praise, imports, spam and idle talk', (quiet) => {
    expect(startClocksForMention(quiet, slaPolicies)).toEqual([]);
  });
});

describe('startClocksForTicket', () => {
  it('SLA-INTAKE and SLA-URG by urgency', () => {
    expect(short(startClocksForTicket(ticket, slaPolicies))).toEqual(['intake 120', 'social-resolution 1440']);
    expect(short(startClocksForTicket({ ...ticket, urgency: 'important' }, slaPolicies))).toEqual([
      'intake 120',
      'resolution 2880',
    ]);
    expect(short(startClocksForTicket({ ...ticket, urgency: 'urgent' }, slaPolicies))).toEqual([
      'intake 15',
      'resolution 720',
    ]);
    expect(short(startClocksForTicket({ ...ticket, urgency: 'critical' }, slaPolicies))).toEqual([
      'intake 15',
      'critical-start 120',
      'resolution 720',
    ]);
  });
  it('SLA-CHAT: 30 seconds and 4 hours; the stricter row of the channel wins', () => {
    expect(short(startClocksForTicket({ ...ticket, channel: 'chat' }, slaPolicies))).toEqual([
      'chat-first-response 0.5',
      'chat-resolution 240',
    ]);
  });
  it('SLA-MAIL: 24 h, 4 h, 1 h', () => {
    const firstResponse = (urgency: 'normal' | 'important' | 'urgent') =>
      short(startClocksForTicket({ ...ticket, channel: 'mail', urgency }, slaPolicies))[0];
    expect([firstResponse('normal'), firstResponse('important'), firstResponse('urgent')]).toEqual([
      'mail-first-response 1440',
      'mail-first-response 240',
      'mail-first-response 60',
    ]);
  });
  it('SLA-PHONE: 24 h', () => {
    expect(short(startClocksForTicket({ ...ticket, channel: 'phone' }, slaPolicies))).toContain(
      'phone-resolution 1440',
    );
  });
  it('SLA-SOCIAL: resolution counts from publication', () => {
    expect(short(startClocksForTicket({ ...ticket, publishedAt: T - 60 * MINUTE }, slaPolicies))).toContain(
      'social-resolution 1380',
    );
  });
  it('SLA-FIRST and TKT-6 wait for the assignment', () => {
    const drafts = short(startClocksForTicket({ ...ticket, assignedAt: T + 10 * MINUTE }, slaPolicies));
    expect(drafts).toContain('first-words 15');
    expect(drafts).toContain('assigned-contact 70');
    expect(short(startClocksForTicket({ ...ticket, assignedAt: T, urgency: 'urgent' }, slaPolicies))).toContain(
      'first-words 2',
    );
  });
  it('TKT-6: a fault has its first diagnosis in 4 h', () => {
    expect(short(startClocksForTicket({ ...ticket, kind: 'fault' }, slaPolicies))).toContain('first-diagnosis 240');
  });
});

describe('warnings', () => {
  it('warns at a third left and at five minutes', () => {
    expect(computeDue(T, 60)).toEqual({
      dueAt: T + 60 * MINUTE,
      warnAt: T + 40 * MINUTE,
      lastCallAt: T + 55 * MINUTE,
      calendarKnown: true,
    });
    expect(computeDue(T, 3)).toMatchObject({ warnAt: T + 2 * MINUTE, lastCallAt: null });
  });
});

describe('a running clock', () => {
  const policy = slaPolicies.find((candidate) => candidate.id === 'resolution')!;
  const clock = startClock(policy, T, 60);
  it('is met at the deadline and missed after it', () => {
    expect(stopClock(clock, T + 60 * MINUTE).outcome).toBe('met');
    expect(stopClock(clock, T + 60 * MINUTE + 1).outcome).toBe('missed');
    expect(stopClock(stopClock(clock, T + MINUTE), T + 90 * MINUTE).stoppedAt).toBe(T + MINUTE);
  });
  it('keeps the time that was left while it is paused', () => {
    const resumed = resumeClock(pauseClock(clock, T + 20 * MINUTE, 'waiting-for-customer'), T + 120 * MINUTE);
    expect(resumed).toMatchObject({ dueAt: T + 160 * MINUTE, warnAt: T + 140 * MINUTE, pausedAt: null });
    expect(resumeClock(pauseClock(clock, T + MINUTE, 'x'), T + MINUTE)).toEqual(clock);
  });
  it('is not made good by a pause after the deadline', () => {
    const late = pauseClock(clock, T + 70 * MINUTE, 'waiting-for-customer');
    expect(resumeClock(late, T + 90 * MINUTE).dueAt).toBe(clock.dueAt);
    expect(stopClock(late, T + 90 * MINUTE).outcome).toBe('missed');
    expect(stopClock(pauseClock(clock, T + 50 * MINUTE, 'x'), T + 90 * MINUTE).outcome).toBe('met');
  });
  it('takes a stricter deadline of an escalation, never a laxer one', () => {
    expect(tightenClock(clock, T + 30 * MINUTE)).toMatchObject({ dueAt: T + 30 * MINUTE, warnAt: T + 20 * MINUTE });
    expect(tightenClock(clock, T + 90 * MINUTE)).toBe(clock);
  });
});

describe('changes of an administrator', () => {
  const due = (changes: Parameters<typeof overlaySlaPolicies>[1], customerGroup?: string) =>
    short(
      startClocksForTicket(
        { ...ticket, ...(customerGroup && { customerGroup }) },
        overlaySlaPolicies(slaPolicies, changes),
      ),
    );
  it('lay new minutes over the shipped ones, switch a clock off', () => {
    expect(due([{ id: 'intake', minutes: { normal: 30 } }])).toEqual(['intake 30', 'social-resolution 1440']);
    expect(due([{ id: 'intake', enabled: false }])).toEqual(['social-resolution 1440']);
  });
  it('KPI-7: a group of customers has targets of its own', () => {
    const changes = [{ id: 'intake', groupMinutes: { vip: { normal: 15 } } }];
    expect(due(changes, 'vip')).toContain('intake 15');
    expect(due(changes)).toContain('intake 120');
  });
  it.each([
    [{ id: 'nope' }, /"nope" is unknown.*intake/],
    [{ id: 'intake', minutes: { normal: 0 } }, /above 0/],
    [{ id: 'intake', minutes: { high: 5 } as never }, /"high" is unknown/],
  ])('%o is refused by name', (change, message) => {
    expect(() => overlaySlaPolicies(slaPolicies, [change])).toThrow(message);
  });
});
