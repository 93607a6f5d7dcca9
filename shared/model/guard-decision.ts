/** What a person decided against the guard (SOC-4). Of the words themselves nothing is kept: they may be personal. */
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
  /** When they decided it, epoch milliseconds; the browser may have been without a monitor then. */
  readonly at: number;
}
