import { browser } from 'wxt/browser';
import { isSameUse, type ReplyUse } from '../reply-use.ts';
import { changeStored } from './change-stored.ts';

const KEY = 'replyUse';
const DAY_MS = 86_400_000;
const MOST_KEPT = 300;

/** What this person used within a day, oldest first. Kept in this browser only. */
export async function readReplyUses(now: number): Promise<readonly ReplyUse[]> {
  const stored: { [KEY]?: readonly ReplyUse[] } = await browser.storage.local.get(KEY);
  return dropPast(stored[KEY], now);
}

/** Keeps a use. An answer that was filled in and then seen as sent is one use, and keeps its template. Noted twice it is noted once. */
export async function noteReplyUse(use: ReplyUse, now: number): Promise<void> {
  await changeStored<readonly ReplyUse[]>(KEY, (stored) => {
    const before = dropPast(stored, now);
    const same = before.find((one) => isSameUse(one, use) || isRepeat(one, use));
    const { templateId, variant } = use.templateId === null && same ? same : use;
    return [...before.filter((one) => one !== same), { ...use, templateId, variant }].slice(-MOST_KEPT);
  });
}

/** The background ended over the first note, and was told again. */
function isRepeat(one: ReplyUse, other: ReplyUse): boolean {
  return one.at === other.at && one.kind === other.kind && one.site === other.site && one.postKey === other.postKey;
}

function dropPast(uses: readonly ReplyUse[] = [], now: number): readonly ReplyUse[] {
  return uses.filter(({ at }) => now - at < DAY_MS);
}
