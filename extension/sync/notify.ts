import { browser } from 'wxt/browser';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { Language } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { translate } from '../i18n/translate.ts';
import { describeLevel } from '../look/describe-mention.ts';
import type { Settings } from './settings-store.ts';

const PREFIX = 'mention:';
const LONGEST_EXCERPT = 140;

/** Whether this mention is worth a notification under the person's setting. */
export function shouldNotify(mention: Mention, settings: Settings): boolean {
  if (settings.notifyFrom === null || mention.state !== 'open') return false;
  return LEVELS.indexOf(mention.level) >= LEVELS.indexOf(settings.notifyFrom);
}

/** Shows a browser notification. The id is the mention's, so that a repeat replaces and never adds. */
export async function notifyMention(mention: Mention, language: Language): Promise<void> {
  const drill = mention.drill ? `${translate(language, 'drill')} · ` : '';
  const due =
    mention.answerDueAt === null
      ? ''
      : ` · ${translate(language, 'dueBy', { time: new Date(mention.answerDueAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }) })}`;
  await browser.notifications.create(nameNotification(mention.id), {
    type: 'basic',
    iconUrl: '/icon/128.png',
    title: `${drill}${describeLevel(mention, language)}${due}`,
    message: cutText(mention.text, LONGEST_EXCERPT),
  });
}

/** Id of the notification of a mention: a repeat replaces and never adds. */
export function nameNotification(mentionId: string): string {
  return PREFIX + mentionId;
}

/** The mention behind a notification; null when it is another one. */
export function readNotificationId(id: string): string | null {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
}

/** Withdraws the notification of a mention that somebody has taken. */
export async function clearNotification(mentionId: string): Promise<void> {
  await browser.notifications.clear(PREFIX + mentionId);
}

function cutText(text: string, most: number): string {
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  if (graphemes.length <= most) return text;
  return `${graphemes
    .slice(0, most - 1)
    .map((part) => part.segment)
    .join('')}…`;
}
