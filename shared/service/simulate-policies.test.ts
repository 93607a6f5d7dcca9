import { expect, it } from 'vitest';
import { escalationPolicies } from './escalations/registry.ts';
import { overlaySlaPolicies } from './overlay-sla-policies.ts';
import { type PastTicket, simulateTicket, sumSimulation } from './simulate-policies.ts';
import { slaPolicies } from './sla-policies/registry.ts';

const MINUTE = 60_000;
const T = Date.UTC(2026, 2, 2, 2);
const WEEK_LATER = T + 7 * 24 * 60 * MINUTE;
const SHIPPED = { slaPolicies, escalationPolicies };
const TICKET: PastTicket = {
  id: 't1',
  createdAt: T,
  publishedAt: T,
  assignedAt: null,
  urgency: 'normal',
  kind: 'complaint',
  channel: 'social',
  level: 'yellow',
  flags: { safety: false, amountYuan: 0, repeated: false, media: false },
  complaintCount: 1,
  storySize: 1,
  firstResponseAt: T + 60 * MINUTE,
  workStartedAt: null,
  resolvedAt: T + 10 * 60 * MINUTE,
  departmentTasks: [],
};
const outcomes = (ticket: PastTicket, policies = SHIPPED) =>
  simulateTicket(ticket, policies, WEEK_LATER).clocks.map((clock) => `${clock.policyId} ${clock.outcome}`);
const rules = (ticket: PastTicket, policies = SHIPPED) =>
  simulateTicket(ticket, policies, WEEK_LATER).escalations.map((escalation) => escalation.rule);

it('a ticket that kept its times escalates nowhere', () => {
  expect(outcomes(TICKET)).toEqual(['intake met', 'social-resolution met']);
  expect(rules(TICKET)).toEqual([]);
});
it('a stricter policy would have missed it and called the lead', () => {
  const stricter = {
    ...SHIPPED,
    slaPolicies: overlaySlaPolicies(slaPolicies, [{ id: 'intake', minutes: { normal: 20 } }]),
  };
  expect(outcomes(TICKET, stricter)).toEqual(['intake missed', 'social-resolution met']);
  expect(rules(TICKET, stricter)).toEqual(['ESC-1']);
});
it('an escalation that would have come after the answer does not come', () => {
  const stricter = {
    ...SHIPPED,
    slaPolicies: overlaySlaPolicies(slaPolicies, [{ id: 'intake', minutes: { normal: 40 } }]),
  };
  expect(outcomes(TICKET, stricter)).toContain('intake missed');
  expect(rules(TICKET, stricter)).toEqual([]);
});
it('what is unanswered is missed once its time has passed, and still running before', () => {
  const open = { ...TICKET, firstResponseAt: null, resolvedAt: null };
  expect(simulateTicket(open, SHIPPED, T + 60 * MINUTE).clocks.map((clock) => clock.outcome)).toEqual([
    'running',
    'running',
  ]);
  expect(rules(open)).toEqual(['ESC-1', 'ESC-6']);
});
it('a department that answered in time is not escalated', () => {
  const asked = { department: 'technical', askedAt: T, answeredAt: T + 3 * 60 * MINUTE };
  expect(rules({ ...TICKET, departmentTasks: [asked] })).toEqual(['ESC-4']);
  expect(rules({ ...TICKET, departmentTasks: [{ ...asked, answeredAt: T + 60 * MINUTE }] })).toEqual([]);
});
it('sums up', () => {
  const tickets = [TICKET, { ...TICKET, id: 't2', complaintCount: 2 }].map((ticket) =>
    simulateTicket(ticket, SHIPPED, WEEK_LATER),
  );
  expect(sumSimulation(tickets)).toEqual({ tickets: 2, met: 4, missed: 0, running: 0, escalations: { 'ESC-2': 1 } });
});
