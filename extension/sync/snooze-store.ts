import { browser } from 'wxt/browser';
import { changeStored } from './change-stored.ts';

const KEY = 'snoozed';

/** Mentions that this person put off on this computer, and until when (monitor's time). */
export async function readSnoozed(): Promise<ReadonlyMap<string, number>> {
  const stored: { [KEY]?: Record<string, number> } = await browser.storage.local.get(KEY);
  return new Map(Object.entries(stored[KEY] ?? {}));
}

/** Puts a mention off, or with null takes it back; what is over is forgotten on the way. */
export async function saveSnooze(mentionId: string, until: number | null, now: number): Promise<void> {
  await changeStored<Record<string, number>>(KEY, (before = {}) => {
    const kept = Object.entries(before).filter(([id, at]) => id !== mentionId && at > now);
    return Object.fromEntries(until === null ? kept : [...kept, [mentionId, until]]);
  });
}

/** Hears every change, those of other windows too. */
export function watchSnoozed(hear: (snoozed: ReadonlyMap<string, number>) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) {
      hear(new Map(Object.entries((changes[KEY]?.newValue as Record<string, number> | undefined) ?? {})));
    }
  });
}
