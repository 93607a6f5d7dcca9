import { describe, expect, it } from 'vitest';
import type { Person, Role } from '../model/person.ts';
import { DISPUTE_STAGES, proposeDisputeStage, startDisputeClock } from './dispute-policy.ts';
import { disputePolicies } from './disputes/registry.ts';
import { type EscalationCase, levelAbove, planEscalations } from './escalation.ts';
import { escalationPolicies } from './escalations/registry.ts';
import { planFollowUps, planNextFollowUp } from './follow-up.ts';
import type { FOLLOW_UP_EVENTS } from './follow-up-policy.ts';
import { followUpPolicies } from './follow-ups/registry.ts';
import { makeCalendars } from './named-calendars.ts';
import { chooseAssignee, findOnDuty, type Shift } from './on-duty.ts';
import { slaPolicies } from './sla-policies/registry.ts';
import type { Absence } from './stand-in.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T = Date.UTC(2026, 2, 2, 2);
const CALM: EscalationCase = {
  kind: 'complaint',
  level: 'yellow',
  flags: { safety: false, amountYuan: 0, repeated: false, media: false },
  complaintCount: 1,
  storySize: 1,
  startedAt: T,
  clocks: [],
  departmentTasks: [],
  isOver: false,
  heldBy: null,
};
const plan = (changes: Partial<EscalationCase>) =>
  planEscalations({ ...CALM, ...changes }, escalationPolicies, slaPolicies);
const clock = (policyId: string, changes = {}) => ({ policyId, dueAt: T, stoppedAt: null, pausedAt: null, ...changes });

describe('planEscalations', () => {
  it('a calm case escalates nowhere', () => {
    expect(plan({})).toEqual([]);
  });
  it('ESC-1: 30 min past the first response to the lead, who acts within 15', () => {
    expect(plan({ clocks: [clock('intake')] })).toMatchObject([
      { rule: 'ESC-1', about: 'intake', to: { role: 'lead' }, fireAt: T + 30 * MINUTE, actBy: T + 45 * MINUTE },
    ]);
    expect(plan({ clocks: [clock('social-answer')] })).toMatchObject([{ rule: 'ESC-1' }]);
  });
  it('answered meanwhile, or waiting for the customer: nothing is sent', () => {
    expect(plan({ clocks: [clock('intake', { stoppedAt: T })] })).toEqual([]);
    expect(plan({ clocks: [clock('resolution', { pausedAt: T })] })).toEqual([]);
    expect(plan({ clocks: [clock('intake')], isOver: true })).toEqual([]);
  });
  it.each([
    [{ complaintCount: 2 }],
    [{ flags: { ...CALM.flags, repeated: true } }],
    [{ flags: { ...CALM.flags, amountYuan: 1001 } }],
  ])('ESC-2: twice or more than 1000 yuan to the manager within 30 min, solved in 24 h: %o', (changes) => {
    expect(plan(changes)).toMatchObject([
      { rule: 'ESC-2', to: { role: 'manager' }, fireAt: T, actBy: T + 30 * MINUTE, solveBy: T + 24 * HOUR },
    ]);
  });
  it('ESC-2: exactly 1000 yuan is not more than 1000; a question is no second complaint', () => {
    expect(plan({ flags: { ...CALM.flags, amountYuan: 1000 } })).toEqual([]);
    expect(plan({ kind: 'inquiry', complaintCount: 3 })).toEqual([]);
  });
  it.each([[{ flags: { ...CALM.flags, safety: true } }], [{ storySize: 10 }]])(
    'ESC-3: safety or public opinion to the director within 10 min, plan in 1 h, solved in 24 h: %o',
    (changes) => {
      expect(plan(changes)).toMatchObject([
        {
          rule: 'ESC-3',
          to: { role: 'director' },
          actBy: T + 10 * MINUTE,
          planBy: T + HOUR,
          solveBy: T + 24 * HOUR,
          alsoTell: ['technical', 'pr'],
        },
      ]);
    },
  );
  it('ESC-3: praise that spreads is no public opinion', () => {
    expect(plan({ kind: 'praise', storySize: 100 })).toEqual([]);
  });
  it('ESC-4 and ESC-5: a silent department, first to the supervisor, after a day to its head', () => {
    const asked = { department: 'technical', askedAt: T, answeredAt: null };
    expect(plan({ departmentTasks: [asked] })).toMatchObject([
      { rule: 'ESC-4', to: { role: 'lead' }, fireAt: T + 2 * HOUR },
      { rule: 'ESC-5', to: { departmentHead: 'technical' }, fireAt: T + 24 * HOUR },
    ]);
    expect(plan({ departmentTasks: [{ ...asked, department: 'finance' }] })).toMatchObject([{ rule: 'ESC-5' }]);
    expect(plan({ departmentTasks: [{ ...asked, answeredAt: T + HOUR }] })).toEqual([]);
  });
  it('ESC-6: past the resolution the next level up', () => {
    expect(plan({ clocks: [clock('resolution')] })).toMatchObject([
      { rule: 'ESC-6', to: { role: 'lead' }, fireAt: T, actBy: T },
    ]);
    expect(plan({ clocks: [clock('resolution')], heldBy: 'manager' })).toMatchObject([{ to: { role: 'director' } }]);
    expect(levelAbove('director')).toBe('director');
    expect(levelAbove('social')).toBe('lead');
  });
  it('tells why in both languages', () => {
    for (const escalation of plan({ storySize: 12, complaintCount: 4, clocks: [clock('intake')] })) {
      expect(escalation.why.zh).not.toBe('');
      expect(escalation.why.en).not.toBe('');
    }
  });
});

describe('findOnDuty', () => {
  const person = (id: string, role: Role, active = true): Person => ({ id, name: id, role, active });
  const people = [
    person('l1', 'lead'),
    person('l2', 'lead'),
    person('m', 'manager'),
    person('gone', 'director', false),
  ];
  const rota = (...shifts: Shift[]) => ({ shifts, absences: [] });
  const shift = (personId: string) => ({ personId, startAt: T, endAt: T + 8 * HOUR });
  it('calls who is on shift', () => {
    expect(findOnDuty('lead', people, rota(shift('l2')), T)).toMatchObject({
      people: [{ id: 'l2' }],
      role: 'lead',
      skipped: [],
    });
  });
  it('nobody on shift: the next level, and says so', () => {
    expect(findOnDuty('lead', people, rota(shift('l1')), T + 9 * HOUR)).toMatchObject({
      people: [{ id: 'm' }],
      role: 'manager',
      skipped: ['lead'],
    });
  });
  it('a role without a rota is always on duty; nobody at all is said', () => {
    expect(findOnDuty('lead', people, rota(), T).people).toHaveLength(2);
    expect(findOnDuty('director', people, rota(), T)).toEqual({
      people: [],
      role: null,
      skipped: ['director'],
      standIns: [],
    });
  });
  describe('of people who are away', () => {
    const away = (personId: string, substituteId: string | null) => ({
      ...{ personId, startAt: T - HOUR, endAt: T + HOUR, substituteId },
    });
    const call = (...absences: Absence[]) => {
      const { people: called, role, skipped, standIns } = findOnDuty('lead', people, { shifts: [], absences }, T);
      const said = standIns.map(({ away, by }) => `${away.id}>${by?.id ?? ''}`);
      return [called.map(({ id }) => id), role, skipped, said];
    };
    it('the substitute is called, of whatever role, once, and it is said for whom', () => {
      expect(call(away('l1', 'm'))).toEqual([['m', 'l2'], 'lead', [], ['l1>m']]);
      expect(call(away('l1', 'm'), away('l2', 'm'))).toEqual([['m'], 'lead', [], ['l1>m', 'l2>m']]);
      expect(call(away('l1', 'l2'), away('l2', 'm'))).toEqual([['m'], 'lead', [], ['l1>m', 'l2>m']]);
    });
    it('nobody stands in, or only who was switched off: the next level', () => {
      expect(call(away('l1', null), away('l2', 'gone'))).toEqual([['m'], 'manager', ['lead'], ['l1>', 'l2>']]);
      expect(call(away('l1', null))).toEqual([['l2'], 'lead', [], ['l1>']]);
    });
    it('a substitute acts from the first instant of an absence to before its last', () => {
      const until = { ...away('l1', 'm'), startAt: T, endAt: T + HOUR };
      const at = (at: number) =>
        findOnDuty('lead', people, { shifts: [], absences: [until] }, at).people.map(({ id }) => id);
      expect([T - 1, T, T + HOUR - 1, T + HOUR].map((instant) => at(instant)[0])).toEqual(['l1', 'm', 'm', 'l1']);
    });
  });
  it('the next case goes to the shortest desk', () => {
    const load = new Map([
      ['l1', { openCount: 2, lastAssignedAt: 1 }],
      ['l2', { openCount: 2, lastAssignedAt: 0 }],
    ]);
    expect(chooseAssignee(people.slice(0, 2), load)?.id).toBe('l2');
    expect(chooseAssignee(people.slice(0, 3), load)?.id).toBe('m');
    expect(chooseAssignee([], load)).toBeNull();
  });
});

describe('disputes', () => {
  const due = (rule: string) =>
    startDisputeClock(disputePolicies.find((policy) => policy.rule === rule)!, T, makeCalendars()).dueAt - T;
  it.each([
    ['DSP-1', 2],
    ['DSP-2', 4],
    ['DSP-3', 24],
    ['DSP-4', 24],
    ['DSP-6', 72],
    ['DSP-7', 240],
  ])('%s within %i h', (rule, hours) => {
    expect(due(rule)).toBe(hours * HOUR);
  });
  it('DSP-5: five working days', () => {
    // Monday 10:00 in Shanghai; the same hour of the Monday after.
    expect(due('DSP-5')).toBe(7 * 24 * HOUR);
  });
  it('every stage has its row', () => {
    expect(disputePolicies.map((policy) => policy.stage).sort()).toEqual([...DISPUTE_STAGES].sort());
    expect(proposeDisputeStage({ media: true, legal: false })).toBe('media-or-lawsuit');
    expect(proposeDisputeStage({ media: false, legal: false })).toBe('ordinary');
  });
});

describe('follow-ups', () => {
  const hours = (event: (typeof FOLLOW_UP_EVENTS)[number]) =>
    planFollowUps(event, T, followUpPolicies).map((followUp) => `${followUp.action} ${(followUp.dueAt - T) / HOUR}`);
  it('TKT-4: asked after 48 h, closed after 3 days', () => {
    expect(hours('waiting-for-customer')).toEqual(['ask-customer 48', 'close 72']);
    expect(planNextFollowUp('ask-waiting-customer', T, followUpPolicies)?.dueAt).toBe(T + 48 * HOUR);
    expect(planNextFollowUp('close-without-answer', T, followUpPolicies)).toBeNull();
  });
  it('TKT-5: every row', () => {
    expect(hours('contact-ended-unsolved')).toEqual(['tell-progress 24']);
    expect(hours('solution-sent')).toEqual(['call-back 24']);
    expect(hours('fault-fixed')).toEqual(['verify 72']);
    expect(hours('serious-issue')).toEqual(['tell-progress 2']);
    expect(hours('order-done')).toEqual(['survey 168']);
  });
  it('TKT-11 and SLA-PHONE', () => {
    expect(hours('outcome-known')).toEqual(['survey 1', 'tell-outcome 24']);
    expect(hours('complex-issue')).toEqual(['tell-progress 24']);
  });
  it('SOC-7, SOC-8, SOC-10, TKT-10: guidance, thanks, a case, service that nobody asked for', () => {
    expect(hours('public-case-solved')).toEqual(['invite-removal 1']);
    expect(hours('suggestion-done')).toEqual(['thank-in-public 1']);
    expect(hours('praise-received')).toEqual(['collect-case 24']);
    expect(hours('usage-begun')).toEqual(['give-advice 168']);
    expect(hours('news-wanted')).toEqual(['tell-news 1']);
  });
});
