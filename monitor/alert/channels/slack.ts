import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { cutText, utf16Units } from '../cut-text.ts';
import { postJson } from '../post-json.ts';
import { readerSettings, robotUrl } from '../robot-settings.ts';
import { type SpokenAlert, sayAlert, toPreview } from '../say-alert.ts';

const settings = z.strictObject({ webhook: robotUrl, ...readerSettings });

const HEADER_UNITS = 150;
const SECTION_UNITS = 3000;

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'slack',
  labels: { 'zh-CN': 'Slack 入站 Webhook', en: 'Slack incoming webhook' },
  settings,
  example: {
    webhook: 'https://hooks.slack.com/services/T000/B000/KEY',
    language: 'en',
    timeZone: 'America/New_York',
  },
  // About one a second and channel.
  perMinute: 50,
  async send(message, { webhook, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    const { text } = await postJson(
      'Slack',
      webhook,
      { text: escapeSlack(toPreview(alert)), blocks: toBlocks(alert) },
      context,
    );
    if (text.trim() !== 'ok') throw new DeliveryError(`Slack refused: ${text.slice(0, 200)}`, { retryable: false });
  },
};
export default channel;

/** Slack's own three characters; `neutralize` has taken the rest. */
function escapeSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Texts stand in `plain_text`, where no mention and no link is read. */
function toBlocks(alert: SpokenAlert) {
  const plain = (text: string, limit: number) => ({
    type: 'plain_text',
    text: cutText(text, limit, utf16Units),
    emoji: false,
  });
  const body = [
    alert.headline,
    alert.excerpt === null ? '' : `“${alert.excerpt}”`,
    alert.facts.join(' · '),
    ...alert.reasons.map((reason) => `· ${reason}`),
  ].filter((line) => line !== '');
  const buttons = [alert.link, alert.acknowledge]
    .filter((link) => link !== null)
    .map((link, index) => ({
      type: 'button',
      text: plain(link.label, 75),
      url: link.url,
      action_id: `open-${index}`,
      ...(index === 1 ? { style: 'primary' } : {}),
    }));
  return [
    { type: 'header', text: plain(alert.title, HEADER_UNITS) },
    { type: 'section', text: plain(body.join('\n'), SECTION_UNITS) },
    ...(buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }]),
    {
      type: 'context',
      elements: [plain([alert.hint, alert.numberLine].filter((part) => part !== null).join(' · '), HEADER_UNITS)],
    },
  ];
}
