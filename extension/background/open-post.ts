import { browser } from 'wxt/browser';
import type { Labels } from '../../shared/model/labels.ts';
import type { Answer, TellEnvelope } from '../messages.ts';
import { openDatabase } from '../sync/database.ts';
import { patternOf } from '../sync/monitor-client.ts';
import { isPage, tellPage } from '../sync/page-registry.ts';

const KEY = 'pendingTells';

/** What a tab is to be told as soon as its overlay says hello. Survives the worker. */
type Pending = Record<string, TellEnvelope>;

async function readPending(): Promise<Pending> {
  const stored: { [KEY]?: Pending } = await browser.storage.session.get(KEY);
  return stored[KEY] ?? {};
}

/** Tells a tab that just became ready what it was opened for. */
export async function tellPending(tabId: number): Promise<void> {
  const { [tabId]: envelope, ...rest } = await readPending();
  if (!envelope) return;
  await browser.storage.session.set({ [KEY]: rest });
  await tellPage(tabId, envelope);
}

/** Goes to the page of a mention's post; there the overlay opens the reply or the ticket, where it may run. */
export async function openPost(mentionId: string, purpose: 'reply' | 'ticket' | null): Promise<Answer<'post.open'>> {
  const known = await (await openDatabase()).get('mentions', mentionId);
  const link = known?.mention.permalink ?? null;
  if (!known || link === null || !/^https?:\/\//.test(link)) {
    return {
      opened: false,
      problem: { 'zh-CN': '来源没有给出原帖的链接。', en: 'The source gave no link to the post.' },
    };
  }
  const { postKey } = known.mention;
  const envelope: TellEnvelope | null =
    purpose === 'reply'
      ? { tell: 'do.reply', body: { mentionId, postKey } }
      : purpose === 'ticket'
        ? { tell: 'do.ticket', body: { mentionId, postKey, selection: null, shot: { dataUrl: null, why: null } } }
        : null;
  const mayRun = envelope === null || (await browser.permissions.contains({ origins: [patternOf(link)] }));
  const problem = mayRun ? null : mayNotRunOn(new URL(link).hostname);
  const open = await findTab(link);
  if (open?.id !== undefined) {
    await browser.tabs.update(open.id, { active: true });
    await browser.windows.update(open.windowId, { focused: true });
    if (envelope && (await isPage(open.id))) await tellPage(open.id, envelope);
    return { opened: true, problem };
  }
  const tab = await browser.tabs.create({ url: link });
  if (envelope && mayRun && tab.id !== undefined) {
    await browser.storage.session.set({ [KEY]: { ...(await readPending()), [tab.id]: envelope } });
  }
  return { opened: true, problem };
}

function mayNotRunOn(host: string): Labels {
  return {
    'zh-CN': `原帖已打开，但顺风耳还没有 ${host} 的权限，不能在那里回应或建工单。请在设置的“网站”里允许它，再按一次。`,
    en: `The post is open, but Earshot may not run on ${host}, so nothing can be answered there. Allow the site in the settings, then press again.`,
  };
}

/** A tab that shows this address already, as far as the browser tells us about tabs of granted sites. */
async function findTab(link: string) {
  const wanted = link.split('#')[0];
  const tabs = await browser.tabs.query({});
  return tabs.find((tab) => tab.url !== undefined && tab.url.split('#')[0] === wanted);
}
