import { expect, it } from 'vitest';
import { layPolicyChanges } from './lay-policy-changes.ts';
import { applyPolicyChanges, SHIPPED_POLICIES } from './policy-changes.ts';

const house = {
  sla: [{ id: 'intake', enabled: false, minutes: { normal: 9, urgent: 5 }, groupMinutes: { vip: { normal: 4 } } }],
  escalations: [{ id: 'no-first-response', enabled: false, to: { role: 'manager' as const }, alsoTell: ['pr'] }],
  retention: [{ id: 'posts', days: 60 }],
};

it('switches on again what was off, with the values that were set below', () => {
  const laid = layPolicyChanges(house, {
    sla: [{ id: 'intake', enabled: true, minutes: { urgent: 3 }, groupMinutes: { vip: { urgent: 2 } } }],
    escalations: [{ id: 'no-first-response', enabled: true, alsoTell: [] }],
  });
  const { sla, escalations, retention } = applyPolicyChanges(SHIPPED_POLICIES, laid);
  expect(sla.find(({ id }) => id === 'intake')).toMatchObject({
    minutes: { normal: 9, urgent: 3 },
    groupMinutes: { vip: { normal: 4, urgent: 2 } },
  });
  expect(escalations.find(({ id }) => id === 'no-first-response')).toMatchObject({
    to: { role: 'manager' },
    alsoTell: [],
  });
  expect(retention.find(({ id }) => id === 'posts')?.days).toBe(60);
});

it('lets nothing through that names no value', () => {
  const laid = layPolicyChanges(house, { sla: [{ id: 'intake', enabled: undefined, minutes: { normal: undefined } }] });
  expect(laid.sla).toEqual(house.sla);
  expect(layPolicyChanges({}, house)).toMatchObject(house);
});
