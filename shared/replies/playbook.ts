import type { Kind, Topic, Urgency } from '../model/analysis.ts';
import type { Labels } from '../model/labels.ts';

/** A time that the step promises the customer; when the promise is made it becomes a clock (section 6 of the service rules). */
export interface PlaybookPromise {
  readonly minutes: number;
  /** How it is said: `1小时内`, `within 1 hour`. Fills `promise.time` of a template. */
  readonly says: Labels;
}

/** One thing to do, a box to tick on the ticket. */
export interface PlaybookStep {
  readonly id: string;
  readonly does: Labels;
  /** Department id of the routing policy (CLS-7); null: who holds the ticket. */
  readonly department: string | null;
  readonly promise: PlaybookPromise | null;
}

/** A way to solve one kind of case: one file in `playbooks/`, id equal to the file name. */
export interface Playbook {
  readonly id: string;
  /** `PLB-1` … `PLB-12`. */
  readonly rule: string;
  readonly name: Labels;
  readonly topics: readonly Topic[];
  /** Empty: every kind. */
  readonly kinds: readonly Kind[];
  /** Urgencies that it is for: a slight fault and a dangerous one have the same topic. */
  readonly urgencies: readonly Urgency[];
  /** Templates that say it, first answer first. */
  readonly templateIds: readonly string[];
  readonly steps: readonly PlaybookStep[];
}
