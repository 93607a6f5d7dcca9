import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { cutText } from '../cut-text.ts';
import { postJson } from '../post-json.ts';
import { readerSettings, robotUrl } from '../robot-settings.ts';
import { type SpokenAlert, sayAlert, toPreview } from '../say-alert.ts';

const settings = z.strictObject({
  webhook: robotUrl,
  /** 加签 secret of the robot, `SEC…`; without it the robot must be bound to a keyword or an address. */
  secret: z.string().min(8).optional(),
  /** Mobile numbers that are mentioned for red alerts. */
  mention: z.array(z.string().regex(/^\d{6,15}$/, 'a mobile number')).default([]),
  ...readerSettings,
});

/** What the robot takes was measured by others at about 20,000 bytes. */
const MAX_BYTES = 18_000;
const TOO_FAST = 130101;
const BAD_SIGN_KEYWORD_OR_ADDRESS = 310000;

/** Signature of the 加签 mode: Base64 of HMAC-SHA256 over `milliseconds\nsecret`, keyed with the secret. */
export function signDingtalk(timestampMs: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');
}

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'dingtalk',
  labels: { 'zh-CN': '钉钉群机器人', en: 'DingTalk robot' },
  settings,
  example: {
    webhook: 'https://oapi.dingtalk.com/robot/send?access_token=TOKEN',
    secret: 'SEC0123456789',
    mention: [],
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
  // The robot takes 20 a minute and is mute for ten minutes after that.
  perMinute: 15,
  async send(message, { webhook, secret, mention, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    const mobiles = message.level === 'red' ? mention : [];
    const url = new URL(webhook);
    if (secret !== undefined) {
      url.searchParams.set('timestamp', String(context.now));
      url.searchParams.set('sign', signDingtalk(context.now, secret));
    }
    const body = {
      msgtype: 'markdown',
      markdown: { title: toPreview(alert), text: toMarkdown(alert, mobiles) },
      at: { atMobiles: mobiles, isAtAll: false },
    };
    const { json, text } = await postJson('钉钉', url.href, body, context);
    if (json?.errcode === 0) return;
    if (json?.errcode === TOO_FAST) {
      throw new DeliveryError('钉钉 muted the robot: too many messages in a minute', {
        retryable: true,
        waitSeconds: 600,
      });
    }
    const hint =
      json?.errcode === BAD_SIGN_KEYWORD_OR_ADDRESS
        ? ' (check the 加签 secret, the keyword, the address list, and the clock of this machine)'
        : '';
    throw new DeliveryError(`钉钉 refused: ${text.slice(0, 200)}${hint}`, { retryable: json?.errcode === -1 });
  },
};
export default channel;

function toMarkdown(alert: SpokenAlert, mobiles: readonly string[]): string {
  const links = [alert.link, alert.acknowledge]
    .filter((link) => link !== null)
    .map((link) => `[${link.label}](${link.url})`);
  const lines = [
    `### ${alert.title}`,
    alert.headline,
    alert.excerpt === null ? '' : `> ${alert.excerpt}`,
    alert.facts.join(' · '),
    ...alert.reasons.map((reason) => `- ${reason}`),
    links.join('　'),
    alert.hint ?? '',
    alert.numberLine,
    mobiles.map((mobile) => `@${mobile}`).join(' '),
  ];
  return cutText(lines.filter((line) => line !== '').join('\n\n'), MAX_BYTES);
}
