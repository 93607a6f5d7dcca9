import { browser } from 'wxt/browser';
import type { Labels } from '../../shared/model/labels.ts';
import { type Answer, type AnswerEnvelope, type Ask, type AskType, PAGE_ASKS } from '../messages.ts';
import { isQuotaError } from '../sync/make-room.ts';
import { ASK_SCHEMAS } from '../sync/message-schemas.ts';

/** Who asked. `tabId` is null for a panel beside the page. */
export interface Asker {
  readonly kind: 'page' | 'own';
  readonly tabId: number | null;
  readonly windowId: number | null;
  readonly frameId: number;
}

/** One handler a message. What it throws is told to the asker as a problem, and to the log. */
export type Handlers = { readonly [T in AskType]: (ask: Ask<T>, asker: Asker) => Promise<Answer<T>> };

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

const NOT_FOR_PAGES: Labels = {
  'zh-CN': '网页上的脚本不能要求这件事。请在面板里操作。',
  en: 'A script on a page may not ask for this. Do it in the panel.',
};
const UNREADABLE: Labels = {
  'zh-CN': '扩展的两部分版本不一致，请刷新本页。',
  en: 'Two parts of the extension do not match. Reload this page.',
};
const FULL: Labels = {
  'zh-CN': '浏览器在这台电脑上没有空间了，没有保存。请清理磁盘后再试一次；等待交接的工单都还在。',
  en: 'The browser has no room left on this computer, so this was not saved. Free some disk space and try again; tickets that wait are safe.',
};
const FAILED: Labels = {
  'zh-CN': '扩展内部出错，没有完成。请再试一次；若仍不行，请重新打开浏览器。',
  en: 'Something failed inside the extension. Try again; if it lasts, restart the browser.',
};

/** Judges one message and hands it to its handler. Null: not one of ours. Never throws. */
export async function answerAsk(
  message: unknown,
  sender: Pick<Sender, 'id' | 'url' | 'tab' | 'frameId'>,
  handlers: Handlers,
  ownOrigin: string,
  onFault: (error: unknown) => void,
): Promise<AnswerEnvelope<AskType> | null> {
  if (sender.id !== browser.runtime.id || typeof message !== 'object' || message === null) return null;
  const { type, ask } = message as { type?: unknown; ask?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(ASK_SCHEMAS, type)) return null;
  const name = type as AskType;
  const own = sender.url?.startsWith(`${ownOrigin}/`) === true;
  if (!own && (sender.tab?.id === undefined || !PAGE_ASKS.includes(name))) return { problem: NOT_FOR_PAGES };
  const parsed = ASK_SCHEMAS[name].safeParse(ask);
  if (!parsed.success) {
    onFault(new Error(`unreadable message ${name}: ${parsed.error.message}`));
    return { problem: UNREADABLE };
  }
  const asker: Asker = {
    kind: own ? 'own' : 'page',
    tabId: sender.tab?.id ?? null,
    windowId: sender.tab?.windowId ?? null,
    frameId: sender.frameId ?? 0,
  };
  try {
    const handle = handlers[name] as (ask: unknown, asker: Asker) => Promise<Answer<AskType>>;
    return { answer: await handle(parsed.data, asker) };
  } catch (error) {
    onFault(error);
    return { problem: isQuotaError(error) ? FULL : FAILED };
  }
}

/**
 * Hears messages of the extension's own contexts. Written with `sendResponse`, the one form that Chrome, Firefox and
 * test doubles all keep.
 */
export function listenForAsks(handlers: Handlers, onFault: (error: unknown) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
    answerAsk(message, sender, handlers, location.origin, onFault).then(sendResponse, onFault);
    return true;
  });
}
