import { expect, test } from 'vitest';
import { listApprovalLevels } from './approval-policy.ts';
import { applyPolicyChanges, type PolicyChanges, SHIPPED_POLICIES } from './policy-changes.ts';

const levelsWith = (approvals: NonNullable<PolicyChanges['approvals']>) =>
  listApprovalLevels(applyPolicyChanges(SHIPPED_POLICIES, { approvals }).approvals.map((policy) => ({ ...policy })));

test.each([
  ['as shipped, red', [], ['red']],
  [
    'levels that an administrator chose',
    [{ id: 'public-answer', levels: ['red', 'orange'] as const }],
    ['orange', 'red'],
  ],
  ['no level', [{ id: 'public-answer', levels: [] }], []],
  ['switched off', [{ id: 'public-answer', enabled: false }], []],
])('SOC-6: answers wait for somebody’s word: %s', (_what, changes, levels) => {
  expect(levelsWith(changes)).toEqual(levels);
});

test('a monitor that does not say has those that ship; what is no level is none', () => {
  expect(listApprovalLevels(undefined)).toEqual(['red']);
  expect(listApprovalLevels([{ levels: ['purple', 'yellow'] }, {}])).toEqual(['yellow']);
});

test('an unknown policy is named', () => {
  expect(() => levelsWith([{ id: 'private-answer', levels: [] }])).toThrow('private-answer');
});
