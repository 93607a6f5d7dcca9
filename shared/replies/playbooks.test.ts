import { describe, expect, it } from 'vitest';
import { startPromiseClock } from '../service/promise-clock.ts';
import triage from '../understanding/policies/triage.json' with { type: 'json' };
import { playbooks } from './playbooks/registry.ts';
import { templates } from './registry.ts';
import { suggestPlaybooks } from './suggest-playbooks.ts';

const MINUTE = 60_000;

it('PLB-1 … PLB-12 are all there, once', () => {
  expect(playbooks.map((playbook) => playbook.rule).sort()).toEqual(
    Array.from({ length: 12 }, (_, i) => `PLB-${i + 1}`).sort(),
  );
});

describe.each(playbooks.map((playbook) => [playbook.rule, playbook] as const))('%s', (_rule, playbook) => {
  it('names templates and departments that exist, and each step once', () => {
    const templateIds = new Set(templates.map((template) => template.id));
    expect(playbook.templateIds.filter((id) => !templateIds.has(id))).toEqual([]);
    const departments = playbook.steps.map((step) => step.department).filter((department) => department !== null);
    expect(departments.filter((department) => !(department in triage.departmentLabels))).toEqual([]);
    expect(new Set(playbook.steps.map((step) => step.id)).size).toBe(playbook.steps.length);
  });
});

/** Minutes that the service rules promise; a step of the playbook carries each. */
it.each([
  ['PLB-2', 'diagnosis', 240],
  ['PLB-3', 'plan', 60],
  ['PLB-5', 'verify', 60],
  ['PLB-6', 'compensate', 72 * 60],
  ['PLB-8', 'locate', 60],
  ['PLB-9', 'clarify', 24 * 60],
  ['PLB-10', 'first-answer', 30],
])('%s promises %s within %i minutes, and the promise becomes a clock', (rule, stepId, minutes) => {
  const playbook = playbooks.find((candidate) => candidate.rule === rule)!;
  const step = playbook.steps.find((candidate) => candidate.id === stepId)!;
  const clock = startPromiseClock(playbook, step, 1000);
  expect(clock).toMatchObject({
    rule,
    policyId: `promise:${playbook.id}:${stepId}`,
    startedAt: 1000,
    dueAt: 1000 + minutes * MINUTE,
  });
});
it('a step without a time starts no clock', () => {
  const playbook = playbooks.find((candidate) => candidate.rule === 'PLB-1')!;
  expect(startPromiseClock(playbook, playbook.steps[0]!, 0)).toBeNull();
});

describe('suggestPlaybooks', () => {
  it.each([
    [{ kind: 'complaint', topic: 'quality', urgency: 'normal' }, 'PLB-1'],
    [{ kind: 'complaint', topic: 'quality', urgency: 'urgent' }, 'PLB-2'],
    [{ kind: 'complaint', topic: 'quality', urgency: 'critical', safety: true }, 'PLB-3'],
    [{ kind: 'complaint', topic: 'safety', urgency: 'critical' }, 'PLB-3'],
    [{ kind: 'complaint', topic: 'delivery', urgency: 'normal' }, 'PLB-4'],
    [{ kind: 'complaint', topic: 'attitude', urgency: 'normal' }, 'PLB-7'],
    [{ kind: 'fault', topic: 'system', urgency: 'urgent' }, 'PLB-8'],
    [{ kind: 'complaint', topic: 'rules', urgency: 'normal' }, 'PLB-9'],
    [{ kind: 'inquiry', topic: 'account', urgency: 'critical' }, 'PLB-10'],
    [{ kind: 'suggestion', topic: 'quality', urgency: 'normal' }, 'PLB-11'],
    [{ kind: 'inquiry', topic: 'presales', urgency: 'normal' }, 'PLB-12'],
  ] as const)('%o → %s', (request, rule) => {
    expect(suggestPlaybooks(playbooks, request)[0]?.rule).toBe(rule);
  });
  it('offers none where none fits', () => {
    expect(suggestPlaybooks(playbooks, { kind: 'praise', topic: 'other', urgency: 'normal' })).toEqual([]);
  });
});
