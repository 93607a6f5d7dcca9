import { browser } from 'wxt/browser';

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

/** Newest last. */
async function readGuardDecisions(): Promise<readonly GuardDecision[]> {
  const stored: { [KEY]?: readonly GuardDecision[] } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? [];
}

/** Keeps a decision in this browser. One at a time, so that none is lost. */
export async function noteGuardDecision(decision: GuardDecision): Promise<void> {
  await navigator.locks.request('earshot-guard-decisions', async () => {
    await browser.storage.local.set({ [KEY]: [...(await readGuardDecisions()), decision].slice(-MOST_KEPT) });
  });
}
