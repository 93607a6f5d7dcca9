import { changeStored } from './change-stored.ts';

/** What a person decided against the guard: `reason` null is a correction ("this is no order number"), else an override. */
export interface GuardDecision {
  readonly site: string;
  /** Detector or rule id. */
  readonly type: string;
  readonly rule: string;
  /** The words of an override; null for a correction, whose words may be personal. */
  readonly words: string | null;
  readonly reason: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

const KEY = 'guardDecisions';
const MOST_KEPT = 500;

/** Keeps a decision in this browser, the newest last. */
export async function noteGuardDecision(decision: GuardDecision): Promise<void> {
  await changeStored<readonly GuardDecision[]>(KEY, (before = []) => [...before, decision].slice(-MOST_KEPT));
}
