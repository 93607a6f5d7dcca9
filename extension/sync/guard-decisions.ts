import { browser } from 'wxt/browser';
import type { ApiClient } from '../../shared/api-client.ts';
import type { GuardDecision } from '../../shared/model/guard-decision.ts';
import { changeStored } from './change-stored.ts';
import { isRefusedForGood } from './is-refused-for-good.ts';

const KEY = 'guardDecisions';
/** Somebody who works alone has nobody to tell. */
const MOST_KEPT = 500;

/** Keeps a decision until the monitor has it, the newest last. Told twice it is kept once. */
export async function noteGuardDecision(decision: GuardDecision): Promise<void> {
  await changeStored<readonly GuardDecision[]>(KEY, (before = []) =>
    [...before.filter((one) => !isSame(one, decision)), decision].slice(-MOST_KEPT),
  );
}

/** Tells the monitor what waits. Killed between telling and forgetting, it tells it again, with the same instant. */
export async function sendGuardDecisions(client: ApiClient): Promise<void> {
  const stored: { [KEY]?: readonly GuardDecision[] } = await browser.storage.local.get(KEY);
  for (const decision of stored[KEY] ?? []) {
    try {
      await client.noteGuardDecision({ body: decision });
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
    }
    await changeStored<readonly GuardDecision[]>(KEY, (before = []) => before.filter((one) => !isSame(one, decision)));
  }
}

function isSame(one: GuardDecision, other: GuardDecision): boolean {
  return one.at === other.at && one.type === other.type && one.site === other.site;
}
