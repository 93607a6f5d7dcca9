import { browser } from 'wxt/browser';
import type { TellEnvelope } from '../messages.ts';

const KEY = 'pages';

/** Tabs whose content script said hello. Kept for the browser's session: a worker that wakes up knows them again. */
async function readPages(): Promise<number[]> {
  const stored: { [KEY]?: number[] } = await browser.storage.session.get(KEY);
  return stored[KEY] ?? [];
}

export async function notePage(tabId: number): Promise<void> {
  const pages = await readPages();
  if (!pages.includes(tabId)) await browser.storage.session.set({ [KEY]: [...pages, tabId] });
}

export async function forgetPage(tabId: number): Promise<void> {
  const pages = await readPages();
  if (pages.includes(tabId)) await browser.storage.session.set({ [KEY]: pages.filter((id) => id !== tabId) });
}

/** Whether the overlay runs in this tab. */
export async function isPage(tabId: number): Promise<boolean> {
  return (await readPages()).includes(tabId);
}

/** Tells one tab. A tab whose page is gone is forgotten: that is how its end is learned. */
export async function tellPage(tabId: number, envelope: TellEnvelope): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, envelope);
    return true;
  } catch {
    await forgetPage(tabId); // the browser's way of saying that nobody listens there any more
    return false;
  }
}

/** Tells every page with an overlay. */
export async function tellPages(envelope: TellEnvelope): Promise<void> {
  await Promise.all((await readPages()).map((tabId) => tellPage(tabId, envelope)));
}
