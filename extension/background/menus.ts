import { browser } from 'wxt/browser';
import { translate } from '../i18n/translate.ts';
import type { TellEnvelope } from '../messages.ts';
import { isPage, tellPage } from '../sync/page-registry.ts';
import { currentLanguage } from '../sync/page-setup.ts';
import { runScript } from '../sync/run-script.ts';
import { takeScreenshot } from './take-screenshot.ts';

const TICKET = 'make-ticket';
const REPLY = 'reply-to-post';

/** A post is words, links and pictures, and any of them may be under the pointer. */
const ON_POSTS = ['page', 'selection', 'link', 'image', 'video'] as const;

type Tab = Parameters<Parameters<typeof browser.action.onClicked.addListener>[0]>[0];

/** Entries of the context menu, in the language of the interface. */
export async function makeMenus(): Promise<void> {
  const language = await currentLanguage();
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: TICKET, contexts: [...ON_POSTS], title: translate(language, 'menuTicket') });
  browser.contextMenus.create({ id: REPLY, contexts: [...ON_POSTS], title: translate(language, 'menuReply') });
}

/**
 * Context menu and shortcuts mean the same: the person wants it for this tab. Their gesture grants `activeTab`, so the
 * picture is taken here, before anything else, and the overlay's helper may be put into a site that was never granted.
 */
export async function doInTab(action: string, tab: Tab | undefined, selection: string | null): Promise<void> {
  if (tab?.id === undefined || (action !== TICKET && action !== REPLY)) return;
  const shot = action === TICKET ? await takeScreenshot(tab.windowId) : null;
  const envelope: TellEnvelope = shot
    ? { tell: 'do.ticket', body: { mentionId: null, postKey: null, selection, shot } }
    : { tell: 'do.reply', body: { mentionId: null, postKey: null } };
  if ((await isPage(tab.id)) && (await tellPage(tab.id, envelope))) return;
  if (await runScript({ tabId: tab.id }, '/selection.js')) await tellPage(tab.id, envelope);
}
