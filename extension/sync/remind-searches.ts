import { browser } from 'wxt/browser';
import type { Language } from '../../shared/model/labels.ts';
import { translate } from '../i18n/translate.ts';
import { SITES } from '../sites/registry.ts';
import { changeListeningChoice, readListeningChoice } from './listening-store.ts';
import { listOverdue, noteReminded } from './watched-searches.ts';

const PREFIX = 'search:';
const MINUTE_MS = 60_000;

/** Reminds once of each watched search whose time is over. Opens, reloads and scrolls nothing by itself. */
export async function remindOfSearches(language: Language, now: number): Promise<void> {
  const overdue = listOverdue((await readListeningChoice()).searches, now);
  if (overdue.length === 0) return;
  const ids = overdue.map(({ id }) => id);
  await changeListeningChoice((choice) => noteReminded(choice, ids, now));
  for (const { id, site, url, addedAt, lookedAt } of overdue) {
    const name = SITES.find((one) => one.id === site)?.labels[language] ?? site;
    const minutes = Math.round((now - (lookedAt ?? addedAt)) / MINUTE_MS);
    await browser.notifications.create(PREFIX + id, {
      type: 'basic',
      iconUrl: '/icon/128.png',
      title: translate(language, 'searchDueTitle', { site: name, minutes }),
      message: translate(language, 'searchDueText', { search: describeSearch(url) }),
    });
  }
}

/** The search behind a clicked notification, opened because a person clicked; false when the notification is another one. */
export async function openReminded(notificationId: string): Promise<boolean> {
  if (!notificationId.startsWith(PREFIX)) return false;
  const id = notificationId.slice(PREFIX.length);
  const search = (await readListeningChoice()).searches.find((one) => one.id === id);
  if (search) await browser.tabs.create({ url: search.url });
  return true;
}

/** What is searched for, as a person reads it. */
export function describeSearch(address: string): string {
  const url = new URL(address);
  for (const name of ['q', 'query', 'keyword', 'search_word', 'wd', 'kw', 'word', 'text']) {
    const value = url.searchParams.get(name);
    if (value) return value;
  }
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return last === undefined ? url.host : safeDecode(last);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a path with a stray percent sign is shown as it is
  }
}
