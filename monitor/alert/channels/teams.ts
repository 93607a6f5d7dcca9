import { z } from 'zod';
import type { AlertChannel } from '../../alert-channel.ts';
import { postJson } from '../post-json.ts';
import { readerSettings, robotUrl } from '../robot-settings.ts';
import { type SpokenAlert, sayAlert } from '../say-alert.ts';

const settings = z.strictObject({ webhook: robotUrl, ...readerSettings });

const TITLE_COLOURS = { blue: 'accent', yellow: 'warning', orange: 'warning', red: 'attention' } as const;

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'teams',
  labels: { 'zh-CN': 'Microsoft Teams 工作流', en: 'Microsoft Teams workflow' },
  settings,
  example: {
    webhook: 'https://example.logic.azure.com/workflows/ID/triggers/manual/paths/invoke?sig=KEY',
    language: 'en',
    timeZone: 'Europe/London',
  },
  // Four a second; a workflow has a daily allowance, so far fewer.
  perMinute: 30,
  async send(message, { webhook, language, timeZone }, context) {
    const card = toCard(sayAlert(message, { language, timeZone, now: context.now }), TITLE_COLOURS[message.level]);
    const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card };
    await postJson('Teams', webhook, { type: 'message', attachments: [attachment] }, context);
  },
};
export default channel;

/** `TextBlock` reads a little Markdown; `neutralize` leaves none of its characters in texts from outside. */
function toCard(alert: SpokenAlert, color: string) {
  const say = (text: string, extra: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...extra });
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      say(alert.title, { weight: 'bolder', size: 'medium', color }),
      say(alert.headline),
      ...(alert.excerpt === null ? [] : [say(`“${alert.excerpt}”`)]),
      ...(alert.facts.length === 0 ? [] : [say(alert.facts.join(' · '), { isSubtle: true })]),
      ...alert.reasons.map((reason) => say(`· ${reason}`, { spacing: 'small' })),
      say([alert.hint, alert.numberLine].filter((part) => part !== null).join(' · '), {
        isSubtle: true,
        size: 'small',
      }),
    ],
    actions: [alert.link, alert.acknowledge]
      .filter((link) => link !== null)
      .map((link) => ({ type: 'Action.OpenUrl', title: link.label, url: link.url })),
  };
}
