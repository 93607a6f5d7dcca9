import { browser } from 'wxt/browser';
import { patternOf } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';
import { runScript } from './run-script.ts';

const SCRIPT_ID = 'overlay';
const SCRIPT_FILE = '/overlay.js';
/** Granted "for screenshots" or for any Mastodon host: says nothing about where the overlay should run. */
const EVERY_SITE = ['https://*/*', 'http://*/*', '*://*/*', '<all_urls>'];

/**
 * Makes the browser run the overlay on exactly the sites that are granted: registers, changes or removes its script.
 * Called at install, update, start and on every change of a permission. Returns the patterns it runs on.
 */
export async function refreshSiteScripts(): Promise<readonly string[]> {
  const matches = await listOverlayPatterns();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return matches;
  }
  const script = {
    id: SCRIPT_ID,
    js: [SCRIPT_FILE],
    matches: [...matches],
    runAt: 'document_idle' as const,
    allFrames: false,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
  return matches;
}

/** Granted sites, without the monitor's own (https) address and without "every site". */
export async function listOverlayPatterns(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const pairing = await readPairing();
  const monitor = pairing?.baseUrl.startsWith('https:') ? patternOf(pairing.baseUrl) : null;
  return origins.filter((origin) => !EVERY_SITE.includes(origin) && origin !== monitor).sort();
}

/** Puts the overlay into tabs that were open before the site was granted, or before an update. */
export async function injectIntoOpenTabs(patterns: readonly string[]): Promise<void> {
  const wanted = patterns.filter((pattern) => !EVERY_SITE.includes(pattern));
  if (wanted.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...wanted] });
  await Promise.all(
    tabs.map(async (tab) => {
      if (tab.id === undefined || tab.discarded) return;
      // False on an error page: it gets the script when it is loaded.
      await runScript({ tabId: tab.id }, SCRIPT_FILE);
    }),
  );
}
