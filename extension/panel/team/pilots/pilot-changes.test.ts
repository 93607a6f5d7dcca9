import { expect, it } from 'vitest';
import { listRules } from '../rules/list-rules.ts';
import { placeOf, type RuleEdits } from '../rules/rule-edits.ts';
import { listRuleChanges, listSwitchedOff, pilotEdits } from './pilot-changes.ts';

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
  const { tried, left } = pilotEdits(base, new Map([[saved, 10]]), rules);
  expect(Object.fromEntries(tried)).toEqual({ [intake]: 120, [off]: true });
  expect(left).toEqual([]);
});

it('leaves out what holds for the whole house, and names it', () => {
  const idle = placeOf('claims', 'idle-claim', 'idleMinutes');
  const social = placeOf('sla', 'social-answer', 'minutes', 'normal');
  const edits = new Map([idle, social, intake].map((place) => [place, 5]));
  const { tried, left } = pilotEdits(new Map(), edits, rules);
  expect([...tried.keys()]).toEqual([intake]);
  expect(left.map(({ id }) => id)).toEqual(['social-answer', 'idle-claim']);
});

it('lists what is off and could be tried switched on', () => {
  const base = new Map([off, placeOf('claims', 'idle-claim', 'enabled')].map((place) => [place, false]));
  expect(listSwitchedOff(base, rules).map(({ switchPlace }) => switchPlace)).toEqual([off]);
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
