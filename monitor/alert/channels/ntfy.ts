import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { cutText } from '../cut-text.ts';
import { postJson } from '../post-json.ts';
import { readerSettings } from '../robot-settings.ts';
import { sayAlert, toPlainLines } from '../say-alert.ts';

const settings = z.strictObject({
  server: z.url({ protocol: /^https?$/ }).default('https://ntfy.sh'),
  topic: z.string().regex(/^[\w-]{1,64}$/, 'letters, digits, _ and -; on a public server make it hard to guess'),
  token: z.string().optional(),
  ...readerSettings,
});

/** A longer message would arrive as an attachment. */
const MAX_BYTES = 4000;
const PRIORITIES = { blue: 2, yellow: 3, orange: 4, red: 5 } as const;

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'ntfy',
  labels: { 'zh-CN': 'ntfy 推送', en: 'ntfy push' },
  settings,
  example: { server: 'https://ntfy.sh', topic: 'earshot-7f3a9c', language: 'en', timeZone: 'Europe/London' },
  perMinute: 50,
  async send(message, { server, topic, token, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    const actions = [alert.link, alert.acknowledge]
      .filter((link) => link !== null)
      .map((link) => ({ action: 'view', label: link.label, url: link.url }));
    const body = {
      topic,
      title: alert.title,
      message: cutText(toPlainLines({ ...alert, link: null, acknowledge: null }).join('\n'), MAX_BYTES),
      priority: PRIORITIES[message.level],
      ...(alert.link === null ? {} : { click: alert.link.url }),
      ...(actions.length === 0 ? {} : { actions }),
    };
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const { json, text } = await postJson('ntfy', server, body, context, headers);
    if (typeof json?.id !== 'string')
      throw new DeliveryError(`ntfy refused: ${text.slice(0, 200)}`, { retryable: false });
  },
};
export default channel;
