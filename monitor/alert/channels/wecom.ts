import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { cutText, utf8Bytes } from '../cut-text.ts';
import { postJson } from '../post-json.ts';
import { readerSettings, robotUrl } from '../robot-settings.ts';
import { type SpokenAlert, sayAlert } from '../say-alert.ts';

const settings = z.strictObject({
  webhook: robotUrl,
  /** User ids that are mentioned for red alerts. */
  mention: z.array(z.string().regex(/^[\w.@-]{1,64}$/, 'a user id of 企业微信')).default([]),
  ...readerSettings,
});

/** Markdown of a group robot: bytes in UTF-8. */
const MAX_BYTES = 4096;
const CALL_TOO_OFTEN = 45009;
const SYSTEM_BUSY = -1;

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'wecom',
  labels: { 'zh-CN': '企业微信群机器人', en: 'WeCom group robot' },
  settings,
  example: {
    webhook: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY',
    mention: [],
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
  // The robot takes 20 a minute.
  perMinute: 18,
  async send(message, { webhook, mention, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    const calls = message.level === 'red' ? mention.map((id) => `<@${id}>`).join(' ') : '';
    const content = toMarkdown(alert, calls);
    const { json, text } = await postJson('企业微信', webhook, { msgtype: 'markdown', markdown: { content } }, context);
    if (json?.errcode === 0) return;
    throw new DeliveryError(`企业微信 refused: ${text.slice(0, 200)}`, {
      retryable: json?.errcode === CALL_TOO_OFTEN || json?.errcode === SYSTEM_BUSY,
      ...(json?.errcode === CALL_TOO_OFTEN ? { waitSeconds: 60 } : {}),
    });
  },
};
export default channel;

function toMarkdown(alert: SpokenAlert, calls: string): string {
  const head = `**${alert.title}**\n${alert.headline}`;
  const links = [alert.link, alert.acknowledge]
    .filter((link) => link !== null)
    .map((link) => `[${link.label}](${link.url})`);
  const tail = [links.join('　'), alert.hint ?? '', `<font color="comment">${alert.numberLine}</font>`, calls]
    .filter((line) => line !== '')
    .join('\n');
  const middle = [
    alert.excerpt === null ? '' : `> ${alert.excerpt}`,
    alert.facts.join(' · '),
    ...alert.reasons.map((reason) => `· ${reason}`),
  ]
    .filter((line) => line !== '')
    .join('\n');
  // Links and the number must arrive whole, so the middle is what gives way.
  const room = MAX_BYTES - utf8Bytes(head) - utf8Bytes(tail) - 2;
  return [head, cutText(middle, Math.max(room, 0)), tail].join('\n');
}
