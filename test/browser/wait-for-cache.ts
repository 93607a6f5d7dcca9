import type { LaunchedChromium } from './launch-chromium.ts';

/** What a panel shows without its monitor was read before: after a pairing that takes a moment. */
export async function waitForCache(browser: LaunchedChromium): Promise<void> {
  const page = await browser.openOwnPage('sidepanel.html#/mentions');
  await page.locator('[data-mention]').first().waitFor();
  await page.waitForFunction(async () => {
    const asked = indexedDB.open('earshot');
    const database = await new Promise<IDBDatabase>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
    const kept = await new Promise<number>((resolve) => {
      const count = database.transaction('mentions').objectStore('mentions').count();
      count.onsuccess = () => resolve(count.result);
    });
    database.close();
    return kept > 0;
  });
  await page.close();
}
