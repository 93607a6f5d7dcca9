/** First wait, doubled each time, up to the longest. */
const FIRST_MS = 5_000;
const LONGEST_MS = 10 * 60_000;
/** After a day nobody can act on an alert any more: it ends as dead, visibly. */
const GIVE_UP_MS = 24 * 3_600_000;

/** A sending that failed. */
export interface FailedSending {
  readonly retryable: boolean;
  /** What the receiver asked for; null: nothing. */
  readonly waitSeconds: number | null;
  readonly now: number;
  readonly createdAt: number;
  /** Sendings so far. */
  readonly attempts: number;
  /** 0 … 1, for the jitter. */
  readonly random: number;
}

/** When to try again; null: never, the alert is dead. The jitter keeps many alerts from coming back at one instant. */
export function planRetry(failed: FailedSending): number | null {
  if (!failed.retryable || failed.now - failed.createdAt >= GIVE_UP_MS) return null;
  const backOffMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failed.attempts - 1, 20));
  const jitteredMs = backOffMs * (0.5 + 0.5 * failed.random);
  const askedMs = Math.min(Math.max(0, failed.waitSeconds ?? 0) * 1000, GIVE_UP_MS);
  return failed.now + Math.round(Math.max(jitteredMs, askedMs));
}
