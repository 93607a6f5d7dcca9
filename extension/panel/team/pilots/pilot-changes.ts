import { canBeTried } from '../../../../shared/service/pilot-scope.ts';
import type { Rule, RuleField } from '../rules/list-rules.ts';
import { listDiffering, type RuleEdits, type RuleValue } from '../rules/rule-edits.ts';

/** What is not saved of the rules, parted by whether a pilot can try it. */
export interface PilotEdits {
  /** What one department tries; a value that goes back to as shipped is named too. */
  readonly tried: RuleEdits;
  /** Rules that hold for the whole house: their changes are left out. */
  readonly left: readonly Rule[];
}

/** Parts what is not saved. */
export function pilotEdits(base: RuleEdits, edits: RuleEdits, rules: readonly Rule[]): PilotEdits {
  const differing = new Set(listDiffering(base, edits));
  const tried = new Map<string, RuleValue>();
  const left: Rule[] = [];
  for (const rule of rules) {
    const { switchPlace, fields } = rule;
    const places: (readonly [string, RuleValue | null])[] = fields.map(({ place, shipped }) => [place, shipped]);
    if (switchPlace !== null) places.push([switchPlace, true]);
    const changed = places.filter(([place]) => differing.has(place));
    if (changed.length === 0) continue;
    if (!canBeTried(rule.section, rule.id)) {
      left.push(rule);
      continue;
    }
    for (const [place, shipped] of changed) {
      const value = edits.get(place) ?? shipped;
      if (value !== null) tried.set(place, value);
    }
  }
  return { tried, left };
}

/** Rules that are off for everybody and that one department can try switched on. */
export function listSwitchedOff(base: RuleEdits, rules: readonly Rule[]): (Rule & { readonly switchPlace: string })[] {
  return rules.flatMap(({ switchPlace, ...rule }) =>
    switchPlace !== null && base.get(switchPlace) === false && canBeTried(rule.section, rule.id)
      ? [{ ...rule, switchPlace }]
      : [],
  );
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
