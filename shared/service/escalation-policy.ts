import type { Labels } from '../model/labels.ts';
import type { Role } from '../model/person.ts';

/** What sets an escalation off. Each is judged again just before anything is sent. */
export type EscalationTrigger =
  /** A running clock of the group is past its deadline by `afterMinutes`. */
  | { readonly type: 'clock-overdue'; readonly groups: readonly string[]; readonly afterMinutes: number }
  /** The customer complained at least so often, or more than so much is at stake. */
  | { readonly type: 'history'; readonly minComplaints: number; readonly aboveAmountYuan: number }
  /** A safety risk, or a complaint that became public opinion. */
  | { readonly type: 'danger'; readonly minStorySize: number }
  /** A department was asked and has not answered for `afterMinutes`; null: whichever department. */
  | { readonly type: 'department-silent'; readonly department: string | null; readonly afterMinutes: number };

/** Whom an escalation goes to: a role, one level above the present one, or who leads the department that was asked. */
export type EscalationTarget =
  | { readonly role: Role }
  | { readonly nextLevel: true }
  | { readonly departmentHead: true };

/** One row of section 4: one file in `escalations/`, id equal to the file name. Every number is a default. */
export interface EscalationPolicy {
  readonly id: string;
  readonly rule: string;
  readonly name: Labels;
  readonly trigger: EscalationTrigger;
  readonly to: EscalationTarget;
  /** Minutes within which the person called has to act; 0: at once. */
  readonly actWithinMinutes: number;
  /** Minutes without an acknowledgement after which the next level is called. */
  readonly climbAfterMinutes: number;
  /** What that person does. */
  readonly duty: Labels;
  /** A first plan is owed within this time of the escalation. */
  readonly planWithinMinutes: number | null;
  /** The case is to be solved within this time; the stricter deadline wins. */
  readonly solveWithinMinutes: number | null;
  /** Departments that are told as well. */
  readonly alsoTell: readonly string[];
}
