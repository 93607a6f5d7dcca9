import { URGENCIES, type Urgency } from '../../../../shared/model/analysis.ts';
import type { Labels } from '../../../../shared/model/labels.ts';
import type { Role } from '../../../../shared/model/person.ts';
import { applyPolicyChanges, type PolicyChanges, SHIPPED_POLICIES } from '../../../../shared/service/policy-changes.ts';
import { type PolicyChangesView, placeOf, type RuleValue, targetName } from './rule-edits.ts';

export type Section = keyof Required<PolicyChangesView>;
export const SECTIONS = [
  'sla',
  'escalations',
  'disputes',
  'followUps',
  'retention',
  'approvals',
  'claims',
] as const satisfies Section[];

/** What a value is, and so how it is said and chosen. */
export type FieldKind =
  | { readonly type: 'minutes'; readonly least: 'zero' | 'above-zero' }
  | { readonly type: 'number'; readonly least: number }
  | { readonly type: 'calendar' }
  | { readonly type: 'one'; readonly from: readonly string[] }
  | { readonly type: 'departments' }
  | { readonly type: 'levels' };

/** The words of a field: `rule` and its name in `team-strings.ts`. */
export type FieldName =
  | 'minutes'
  | 'vipMinutes'
  | 'calendar'
  | 'afterMinutes'
  | 'minComplaints'
  | 'aboveAmountYuan'
  | 'minStorySize'
  | 'to'
  | 'alsoTell'
  | 'actWithinMinutes'
  | 'climbAfterMinutes'
  | 'planWithinMinutes'
  | 'solveWithinMinutes'
  | 'leads'
  | 'departments'
  | 'days'
  | 'levels'
  | 'idleMinutes';

/** One value of a rule that can be changed. */
export interface RuleField {
  readonly place: string;
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly urgency: Urgency | null;
  /** Null: as shipped there is none. */
  readonly shipped: RuleValue | null;
}

/** One rule of the handbooks, with what can be changed of it. */
export interface Rule {
  readonly section: Section;
  readonly id: string;
  /** SLA-SOCIAL, ESC-1 … */
  readonly rule: string;
  readonly name: Labels;
  /** What the person called does. */
  readonly duty: Labels | null;
  /** Place of its switch; null: it cannot be switched off. */
  readonly switchPlace: string | null;
  readonly fields: readonly RuleField[];
}

/** Who can be called by a rule: the levels of section 4. */
const LEVELS: readonly Role[] = ['lead', 'manager', 'director'];
const ABOVE_ZERO: FieldKind = { type: 'minutes', least: 'above-zero' };
const WAIT: FieldKind = { type: 'minutes', least: 'zero' };
const COUNT: FieldKind = { type: 'number', least: 0 };

/**
 * Every rule as shipped, in the order of the handbooks.
 * @param configured what the monitor's configuration says: it stands where nobody changes anything here
 */
export function listRules(configured: PolicyChanges = {}): readonly Rule[] {
  const policies = applyPolicyChanges(SHIPPED_POLICIES, configured);
  const { sla, escalations, disputes, followUps, retention, approvals, claims } = policies;
  return [
    ...sla.map((policy) => {
      const of = fieldsOf('sla', policy.id);
      const urgencies = URGENCIES.filter((urgency) => policy.minutes[urgency] !== undefined);
      return ruleOf('sla', policy, [
        ...urgencies.map((urgency) =>
          of('minutes', ABOVE_ZERO, policy.minutes[urgency] ?? null, ['minutes', urgency], urgency),
        ),
        // A post has no known customer yet: targets of their own are for tickets (KPI-7).
        ...(policy.subject === 'ticket'
          ? urgencies.map((urgency) => of('vipMinutes', ABOVE_ZERO, null, ['groupMinutes', 'vip', urgency], urgency))
          : []),
        of('calendar', { type: 'calendar' }, policy.calendar),
      ]);
    }),
    ...escalations.map((policy) => {
      const of = fieldsOf('escalations', policy.id);
      const { type: _, ...trigger } = policy.trigger;
      const to = targetName(policy.to);
      return {
        ...ruleOf('escalations', policy, [
          ...Object.entries(trigger).flatMap(([name, value]) =>
            typeof value === 'number' ? [of(name as FieldName, name === 'afterMinutes' ? WAIT : COUNT, value)] : [],
          ),
          of('to', { type: 'one', from: [...new Set([to, ...LEVELS])] }, to),
          of('alsoTell', { type: 'departments' }, policy.alsoTell),
          of('actWithinMinutes', WAIT, policy.actWithinMinutes),
          of('climbAfterMinutes', WAIT, policy.climbAfterMinutes),
          of('planWithinMinutes', WAIT, policy.planWithinMinutes),
          of('solveWithinMinutes', WAIT, policy.solveWithinMinutes),
        ]),
        duty: policy.duty,
      };
    }),
    ...disputes.map((policy) => {
      const of = fieldsOf('disputes', policy.id);
      const fields = [
        of('minutes', ABOVE_ZERO, policy.minutes),
        of('calendar', { type: 'calendar' }, policy.calendar),
        of('leads', { type: 'one', from: [...new Set([policy.leads, ...LEVELS])] }, policy.leads),
        of('departments', { type: 'departments' }, policy.departments),
      ];
      return { ...ruleOf('disputes', policy, fields), switchPlace: null };
    }),
    ...followUps.map((policy) =>
      ruleOf('followUps', policy, [fieldsOf('followUps', policy.id)('afterMinutes', WAIT, policy.afterMinutes)]),
    ),
    ...retention.map((policy) =>
      ruleOf('retention', { ...policy, name: policy.labels }, [
        fieldsOf('retention', policy.id)('days', { type: 'number', least: 1 }, policy.days),
      ]),
    ),
    ...approvals.map((policy) =>
      ruleOf('approvals', policy, [fieldsOf('approvals', policy.id)('levels', { type: 'levels' }, policy.levels)]),
    ),
    ...claims.map((policy) =>
      ruleOf('claims', policy, [fieldsOf('claims', policy.id)('idleMinutes', ABOVE_ZERO, policy.idleMinutes)]),
    ),
  ];
}

function ruleOf(
  section: Section,
  { id, rule, name }: { readonly id: string; readonly rule: string; readonly name: Labels },
  fields: readonly RuleField[],
): Rule {
  return { section, id, rule, name, duty: null, switchPlace: placeOf(section, id, 'enabled'), fields };
}

function fieldsOf(section: Section, id: string) {
  return (
    name: FieldName,
    kind: FieldKind,
    shipped: RuleValue | null,
    path: readonly string[] = [name],
    urgency: Urgency | null = null,
  ): RuleField => ({ place: placeOf(section, id, ...path), name, kind, urgency, shipped });
}
