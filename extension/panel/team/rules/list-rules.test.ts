import { expect, it } from 'vitest';
import { policyChangesSchema } from '../../../../shared/schemas/policy.ts';
import { applyPolicyChanges, SHIPPED_POLICIES } from '../../../../shared/service/policy-changes.ts';
import { listRules } from './list-rules.ts';
import { type RuleValue, writeEdits } from './rule-edits.ts';

const rules = listRules();
const fields = rules.flatMap((rule) => rule.fields);

it('has every policy, each value at a place of its own', () => {
  const shipped = Object.values(SHIPPED_POLICIES).flat();
  expect(rules.map(({ id }) => id)).toEqual(shipped.map(({ id }) => id));
  const places = [...fields.map(({ place }) => place), ...rules.flatMap(({ switchPlace }) => switchPlace ?? [])];
  expect(new Set(places).size).toBe(places.length);
});

it('offers nothing that the monitor would refuse: each value set to what is shipped, or to the least, changes the rule', () => {
  const edits = new Map<string, RuleValue>(
    fields.map(({ place, kind, shipped }) => [
      place,
      shipped ?? (kind.type === 'minutes' ? (kind.least === 'zero' ? 0 : 1) : 0),
    ]),
  );
  for (const { switchPlace } of rules) if (switchPlace !== null) edits.set(switchPlace, true);
  const changes = policyChangesSchema.parse(writeEdits(edits));
  const { escalations, disputes } = applyPolicyChanges(SHIPPED_POLICIES, changes);
  expect(escalations.map(({ to }) => to)).toEqual(SHIPPED_POLICIES.escalations.map(({ to }) => to));
  expect(disputes).toEqual(SHIPPED_POLICIES.disputes);
});

it('every choice of whom to tell is taken', () => {
  for (const { place, kind } of fields)
    if (kind.type === 'one')
      for (const value of kind.from)
        expect(() =>
          applyPolicyChanges(SHIPPED_POLICIES, policyChangesSchema.parse(writeEdits(new Map([[place, value]])))),
        ).not.toThrow();
});
