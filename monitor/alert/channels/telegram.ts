import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { cutText, utf16Units } from '../cut-text.ts';
import { postJson } from '../post-json.ts';
import { readerSettings } from '../robot-settings.ts';
import { sayAlert, toPlainLines } from '../say-alert.ts';

const settings = z.strictObject({
  token: z.string().regex(/^\d+:[\w-]{10,}$/, 'the token of a bot, like "123456:ABC…"'),
  chatId: z.union([z.number().int(), z.string().regex(/^@\w{4,}$/, 'a chat number or @channel')]),
  /** Another server that speaks the Bot API. */
  server: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  ...readerSettings,
});

const MESSAGE_UNITS = 4096;

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'telegram',
  labels: { 'zh-CN': 'Telegram 机器人', en: 'Telegram bot' },
  settings,
  example: {
    token: '123456:ABCDEFGHIJ',
    chatId: -1001234567890,
    server: 'https://api.telegram.org',
    language: 'en',
    timeZone: 'Europe/London',
  },
  // 20 a minute in one group.
  perMinute: 18,
  // Groups and channels have numbers below zero, or a name.
  isForOne: ({ chatId }) => typeof chatId === 'number' && chatId > 0,
  async send(message, { token, chatId, server, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    const buttons = [alert.link, alert.acknowledge]
      .filter((link) => link !== null)
      .map((link) => ({ text: link.label, url: link.url }));
    // No parse_mode: the text is text.
    const body = {
      chat_id: chatId,
      text: cutText(
        [alert.title, ...toPlainLines({ ...alert, link: null, acknowledge: null })].join('\n'),
        MESSAGE_UNITS,
        utf16Units,
      ),
      link_preview_options: { is_disabled: true },
      ...(buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: [buttons] } }),
    };
    const { json, text } = await postJson('Telegram', new URL(`/bot${token}/sendMessage`, server).href, body, context);
    if (json?.ok !== true) throw new DeliveryError(`Telegram refused: ${text.slice(0, 200)}`, { retryable: false });
  },
};
export default channel;
