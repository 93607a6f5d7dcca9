import type { Rule, RuleField } from '../rules/list-rules.ts';
import { listDiffering, type RuleEdits, type RuleValue } from '../rules/rule-edits.ts';

/** What is tried by one department: what is not saved of the rules; a value that goes back to as shipped is named too. */
export function pilotEdits(base: RuleEdits, edits: RuleEdits, rules: readonly Rule[]): RuleEdits {
  const shipped = new Map<string, RuleValue>();
  for (const { switchPlace, fields } of rules) {
    if (switchPlace !== null) shipped.set(switchPlace, true);
    for (const field of fields) if (field.shipped !== null) shipped.set(field.place, field.shipped);
  }
  const tried = new Map<string, RuleValue>();
  for (const place of listDiffering(base, edits)) {
    const value = edits.get(place) ?? shipped.get(place);
    if (value !== undefined) tried.set(place, value);
  }
  return tried;
}

/** One changed value with the rule it belongs to; no field: the rule's switch. */
export interface RuleChange {
  readonly rule: Rule;
  readonly field: RuleField | null;
  readonly value: RuleValue;
}

/** The rules that edits change, in the order of the handbooks. */
export function listRuleChanges(edits: RuleEdits, rules: readonly Rule[]): RuleChange[] {
  return rules.flatMap((rule) => {
    const off = rule.switchPlace === null ? undefined : edits.get(rule.switchPlace);
    return [
      ...(off === undefined ? [] : [{ rule, field: null, value: off }]),
      ...rule.fields.flatMap((field) => {
        const value = edits.get(field.place);
        return value === undefined ? [] : [{ rule, field, value }];
      }),
    ];
  });
}
