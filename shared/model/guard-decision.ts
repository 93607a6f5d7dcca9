/** What a person decided against the guard (SOC-4). Of the words only a few around the finding are kept, personal data in them covered. */
export interface GuardDecision {
  /** Site adapter id. */
  readonly site: string;
  /** Of the post that is answered; null: nobody listens for it. */
  readonly mentionId: string | null;
  /** Detector or etiquette rule id. */
  readonly type: string;
  /** Id of the service rule. */
  readonly rule: string;
  /** Why the words stand all the same; null: the finding was none ("this is no order number"). */
  readonly reason: string | null;
  /** The words around the finding, personal data covered. Absent in what an earlier extension tells. */
  readonly words?: string;
  /** When they decided it, epoch milliseconds; the browser may have been without a monitor then. */
  readonly at: number;
}

/** One decision as leads read it. */
export interface GuardDecisionRow {
  readonly id: string;
  readonly site: string;
  readonly mentionId: string | null;
  readonly type: string;
  readonly rule: string;
  readonly reason: string | null;
  readonly words: string | null;
  readonly personId: string;
  readonly at: number;
}

/** How often one kind of finding was decided against. */
export interface GuardRuleCount {
  readonly type: string;
  readonly rule: string;
  /** Sent all the same, with a reason. */
  readonly overridden: number;
  /** "This is none". */
  readonly corrected: number;
  /** How many people did so. */
  readonly people: number;
}
