import { expect, it } from 'vitest';
import { configuredPolicies } from './configured-policies.ts';
import { layPolicyChanges } from './lay-policy-changes.ts';
import { applyPolicyChanges, SHIPPED_POLICIES } from './policy-changes.ts';

it('says nothing where the configuration is as shipped', () => {
  expect(configuredPolicies({ windowMinutes: 10, amountAtStakeYuan: 1000 })).toEqual({});
});

it('SOC-1, ESC-2: the window and the sum of the configuration are the rules, under what a person changed', () => {
  const configured = configuredPolicies({ windowMinutes: 8, amountAtStakeYuan: 5000 });
  const read = (changes: typeof configured) => {
    const { sla, escalations } = applyPolicyChanges(SHIPPED_POLICIES, changes);
    return {
      answer: sla.find(({ id }) => id === 'social-answer')?.minutes,
      costly: escalations.find(({ rule }) => rule === 'ESC-2')?.trigger,
    };
  };
  expect(read(configured)).toMatchObject({
    answer: { normal: 8, critical: 8 },
    costly: { minComplaints: 2, aboveAmountYuan: 5000 },
  });
  const over = layPolicyChanges(configured, { sla: [{ id: 'social-answer', minutes: { critical: 5 } }] });
  expect(read(over).answer).toMatchObject({ normal: 8, critical: 5 });
});
