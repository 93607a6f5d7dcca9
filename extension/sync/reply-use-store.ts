import { browser } from 'wxt/browser';
import type { ReplyUse } from '../reply-use.ts';

const KEY = 'replyUse';
const DAY_MS = 86_400_000;
const MOST_KEPT = 300;

/** What this person used within a day, oldest first. Kept in this browser only. */
export async function readReplyUses(now: number): Promise<readonly ReplyUse[]> {
  const stored: { [KEY]?: readonly ReplyUse[] } = await browser.storage.local.get(KEY);
  return (stored[KEY] ?? []).filter(({ at }) => now - at < DAY_MS);
}

export async function noteReplyUse(use: ReplyUse, now: number): Promise<void> {
  const uses = [...(await readReplyUses(now)), use].slice(-MOST_KEPT);
  await browser.storage.local.set({ [KEY]: uses });
}
