import { expect, it } from 'vitest';
import { listRules } from '../rules/list-rules.ts';
import { placeOf, type RuleEdits } from '../rules/rule-edits.ts';
import { listRuleChanges, pilotEdits } from './pilot-changes.ts';

const rules = listRules();
const intake = placeOf('sla', 'intake', 'minutes', 'normal');
const saved = placeOf('sla', 'resolution', 'minutes', 'normal');
const off = placeOf('escalations', 'no-first-response', 'enabled');

it('tries what is not saved, and nothing else; what goes back to as shipped is named', () => {
  const base: RuleEdits = new Map<string, number | boolean>([
    [saved, 10],
    [intake, 30],
    [off, false],
  ]);
  const tried = pilotEdits(base, new Map([[saved, 10]]), rules);
  expect(Object.fromEntries(tried)).toEqual({ [intake]: 120, [off]: true });
});

it('names the rule and the field of each change', () => {
  const changes = listRuleChanges(
    new Map<string, number | boolean>([
      [off, false],
      [intake, 7],
    ]),
    rules,
  );
  expect(changes.map(({ rule, field, value }) => [rule.rule, field?.name ?? null, value])).toEqual([
    ['SLA-INTAKE', 'minutes', 7],
    ['ESC-1', null, false],
  ]);
});
