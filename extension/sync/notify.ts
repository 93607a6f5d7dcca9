import { browser } from 'wxt/browser';
import type { BrowserAlert } from '../../shared/model/alert.ts';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { Language } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import { translate } from '../i18n/translate.ts';
import { describeLevel } from '../look/describe-mention.ts';
import type { Settings } from './settings-store.ts';

const PREFIX = 'mention:';
const ALERT_PREFIX = 'alert:';
const LONGEST_EXCERPT = 140;

/** Whether this mention is worth a notification under the person's setting. */
export function shouldNotify(mention: Mention, settings: Settings): boolean {
  if (settings.notifyFrom === null || mention.state !== 'open') return false;
  return LEVELS.indexOf(mention.level) >= LEVELS.indexOf(settings.notifyFrom);
}

/** Shows a browser notification. The id is the mention's, so that a repeat replaces and never adds. */
export async function notifyMention(mention: Mention, language: Language): Promise<void> {
  const drill = mention.drill ? `${translate(language, 'drill')} · ` : '';
  await browser.notifications.create(nameNotification(mention.id), {
    type: 'basic',
    iconUrl: '/icon/128.png',
    title: `${drill}${describeLevel(mention, language)}${sayDueBy(mention.answerDueAt, language)}`,
    // SEC-1: it may stand on a screen that others see.
    message: cutExcerpt(maskPersonalData(mention.text)),
  });
}

/** Id of the notification of a mention: a repeat replaces and never adds. */
export function nameNotification(mentionId: string): string {
  return PREFIX + mentionId;
}

/** Id of the notification of an alert: that of its mention, so that one post makes one notification however it is told. */
export function nameAlertNotification(alert: Pick<BrowserAlert, 'number' | 'mentionId'>, path: string): string {
  return alert.mentionId === null ? `${ALERT_PREFIX}${alert.number}:${path}` : nameNotification(alert.mentionId);
}

/** Where in the panel a click on a notification leads; null when it is another one. */
export function readNotificationPath(id: string): string | null {
  if (id.startsWith(PREFIX)) return `mention/${id.slice(PREFIX.length)}`;
  if (!id.startsWith(ALERT_PREFIX)) return null;
  return id.slice(id.indexOf(':', ALERT_PREFIX.length) + 1);
}

/** Withdraws the notification of a mention that somebody has taken. */
export async function clearNotification(mentionId: string): Promise<void> {
  await browser.notifications.clear(PREFIX + mentionId);
}

/** By when an answer is due, to be put behind a title; nothing where none is. */
export function sayDueBy(dueAt: number | null, language: Language): string {
  if (dueAt === null) return '';
  const time = new Date(dueAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return ` · ${translate(language, 'dueBy', { time })}`;
}

/** As much of a text as a notification shows. */
export function cutExcerpt(text: string): string {
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  if (graphemes.length <= LONGEST_EXCERPT) return text;
  return `${graphemes
    .slice(0, LONGEST_EXCERPT - 1)
    .map((part) => part.segment)
    .join('')}…`;
}
