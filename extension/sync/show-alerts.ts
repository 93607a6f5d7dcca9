import { browser } from 'wxt/browser';
import type { ApiClient } from '../../shared/api-client.ts';
import type { BrowserAlert } from '../../shared/model/alert.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { Language } from '../../shared/model/labels.ts';
import { LEVEL_WORDS } from '../i18n/term-labels.ts';
import { translate } from '../i18n/translate.ts';
import { cutExcerpt, nameAlertNotification, sayDueBy } from './notify.ts';
import { pathOfAlert } from './path-of-alert.ts';
import { readSettings } from './settings-store.ts';

const KEY = 'shownAlerts';
/** An offer is open for less than a minute; no person gets as many in it. */
const REMEMBERED = 100;
/** A system that shows nothing has said so by then. */
const SETTLE_MS = 100;

/** Whether an event says that the browsers of this person are asked to show something. */
export function isOfferedTo(event: EarshotEvent, personId: string): boolean {
  if (event.type !== 'alert.offered') return false;
  return (event.data as { readonly personIds: readonly string[] }).personIds.includes(personId);
}

/**
 * Shows what routes send to this person's browsers and says so to the monitor, which counts it as delivered. With notifications switched
 * off, or where the system shows none, nothing is taken, so that the alert goes to the person's next channel. Killed between the two, it is shown again in the same place.
 */
export async function showOfferedAlerts(client: ApiClient, language: Language): Promise<void> {
  if (!(await canShow())) return;
  await navigator.locks.request('earshot-alerts', async () => {
    const { items } = await client.listBrowserAlerts();
    for (const alert of items) {
      const shown = await readShown();
      if (shown.includes(alert.id)) continue;
      const name = nameAlertNotification(alert, pathOfAlert(alert));
      await browser.notifications.create(name, {
        type: 'basic',
        iconUrl: '/icon/128.png',
        ...sayBrowserAlert(alert, language),
      });
      // What the system did not show is not taken: the next channel hears, or a later look shows it.
      if (!(await isStanding(name))) continue;
      await client.takeBrowserAlert({ params: { id: alert.id } });
      await browser.storage.session.set({ [KEY]: [...shown, alert.id].slice(-REMEMBERED) });
    }
  });
}

/** Whether the browser still has a notification: one that the system has no place for is gone at once, and no error says so (Firefox). */
async function isStanding(name: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return name in (await browser.notifications.getAll());
}

/** What the notification says. */
export function sayBrowserAlert(alert: BrowserAlert, language: Language): { title: string; message: string } {
  const t = (key: Parameters<typeof translate>[1], params = {}) => translate(language, key, params);
  const places = [LEVEL_WORDS[alert.level][language], alert.brand, alert.site].filter((part) => part !== null);
  const number = alert.number === 0 ? [] : [t('alertNumber', { n: alert.number })];
  const story = alert.storySize > 1 ? [t('alertStory', { n: alert.storySize })] : [];
  // What brought it here (somebody is away, another channel did not take it) stands before the words of the post.
  const [why] = alert.reasons.map((reason) => reason[language]);
  const lines = [
    [...number, alert.headline[language], ...story].join(' · '),
    ...(alert.excerpt === null ? (why === undefined ? [] : [why]) : [alert.excerpt]),
  ];
  return {
    title: `${alert.drill ? `${t('drill')} · ` : ''}${places.join(' · ')}${sayDueBy(alert.dueAt, language)}`,
    message: cutExcerpt(lines.join('\n')),
  };
}

async function readShown(): Promise<readonly string[]> {
  const stored: { [KEY]?: string[] } = await browser.storage.session.get(KEY);
  return stored[KEY] ?? [];
}

/** The person's own choice, and Chrome's: Firefox does not say. */
async function canShow(): Promise<boolean> {
  if ((await readSettings()).notifyFrom === null) return false;
  const { notifications } = browser as { notifications: { getPermissionLevel?(): Promise<string> } };
  return ((await notifications.getPermissionLevel?.()) ?? 'granted') === 'granted';
}
