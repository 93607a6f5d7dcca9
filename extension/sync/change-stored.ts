import { browser } from 'wxt/browser';

/**
 * Changes what stands under a key of the browser's storage, one change at a time over all windows: of two that are open both changes stay.
 * `change` gets what is there now, undefined when nothing is. Gives what stands there afterwards.
 */
export async function changeStored<T>(key: string, change: (before: T | undefined) => T): Promise<T> {
  return navigator.locks.request(`earshot-stored-${key}`, async () => {
    const stored: Record<string, T | undefined> = await browser.storage.local.get(key);
    const after = change(stored[key]);
    await browser.storage.local.set({ [key]: after });
    return after;
  });
}
