import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { postJson } from '../post-json.ts';
import { readerSettings, robotUrl } from '../robot-settings.ts';
import { type SpokenAlert, sayAlert } from '../say-alert.ts';

const settings = z.strictObject({
  webhook: robotUrl,
  /** 签名校验 secret of the robot. */
  secret: z.string().min(8).optional(),
  ...readerSettings,
});

/** Codes that go away by themselves: too often per robot, and the tenant's limit at full and half hours. */
const WAIT_CODES: ReadonlySet<unknown> = new Set([11232, 11247]);
const HINTS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [19021, 'the signature does not fit: check the secret and the clock of this machine'],
  [19022, 'the address of this machine is not on the list of the robot'],
  [19024, 'the robot wants a keyword that the message does not have: use the signature instead'],
]);
const HEADER_COLOURS = { blue: 'blue', yellow: 'yellow', orange: 'orange', red: 'red' } as const;

/** Signature of 签名校验: Base64 of HMAC-SHA256 over an empty message, keyed with `seconds\nsecret`. */
export function signFeishu(timestampSeconds: number, secret: string): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).update('').digest('base64');
}

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'feishu',
  labels: { 'zh-CN': '飞书群机器人', en: 'Feishu / Lark robot' },
  settings,
  example: {
    webhook: 'https://open.feishu.cn/open-apis/bot/v2/hook/TOKEN',
    secret: 'SECRET0123456789',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
  // 100 a minute and 5 a second.
  perMinute: 90,
  async send(message, { webhook, secret, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    const timestamp = Math.floor(context.now / 1000);
    const body = {
      ...(secret === undefined ? {} : { timestamp: String(timestamp), sign: signFeishu(timestamp, secret) }),
      msg_type: 'interactive',
      card: toCard(alert, HEADER_COLOURS[message.level]),
    };
    const { json, text } = await postJson('飞书', webhook, body, context);
    if (json?.code === 0 || json?.StatusCode === 0) return;
    const hint = HINTS.get(json?.code);
    const isBusy = WAIT_CODES.has(json?.code);
    throw new DeliveryError(`飞书 refused: ${hint ?? text.slice(0, 200)}`, {
      retryable: isBusy,
      ...(isBusy ? { waitSeconds: 30 } : {}),
    });
  },
};
export default channel;

/** Every text is `plain_text`: nothing in it is markup for the client. */
function toCard(alert: SpokenAlert, template: string) {
  const say = (content: string) => ({ tag: 'div', text: { tag: 'plain_text', content } });
  const buttons = [alert.link, alert.acknowledge]
    .filter((link) => link !== null)
    .map((link, index) => ({
      tag: 'button',
      text: { tag: 'plain_text', content: link.label },
      url: link.url,
      type: index === 0 ? 'default' : 'primary',
    }));
  const elements = [
    say(alert.headline),
    ...(alert.excerpt === null ? [] : [say(`“${alert.excerpt}”`)]),
    ...(alert.facts.length === 0 ? [] : [say(alert.facts.join(' · '))]),
    ...alert.reasons.map((reason) => say(`· ${reason}`)),
    ...(buttons.length === 0 ? [] : [{ tag: 'action', actions: buttons }]),
    {
      tag: 'note',
      elements: [{ tag: 'plain_text', content: [alert.hint, alert.numberLine].filter(Boolean).join(' · ') }],
    },
  ];
  return {
    config: { wide_screen_mode: true },
    header: { title: { tag: 'plain_text', content: alert.title }, template },
    elements,
  };
}
