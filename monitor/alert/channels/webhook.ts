import { z } from 'zod';
import type { AlertChannel } from '../../alert-channel.ts';
import { postJson } from '../post-json.ts';
import { signWebhook } from '../sign-webhook.ts';

const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'an http(s) address, like "https://care.example.com/hooks/earshot"' }),
  /** Shared with the receiver, who checks the signature with it. */
  secret: z.string().min(16, 'a secret of at least 16 characters'),
});

/** Any program of your own: signed JSON. */
const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'webhook',
  labels: { 'zh-CN': '签名 Webhook', en: 'Signed webhook' },
  settings,
  example: { url: 'https://care.example.com/hooks/earshot', secret: 'a-long-random-secret' },
  perMinute: 60_000,
  async send(message, { url, secret }, context) {
    const timestamp = String(Math.floor(context.now / 1000));
    const body = JSON.stringify(message);
    await postJson('the webhook', url, message, context, {
      'x-earshot-event': `alert.${message.kind}`,
      'x-earshot-id': message.idempotencyKey,
      'x-earshot-timestamp': timestamp,
      'x-earshot-signature': `v1=${signWebhook(secret, timestamp, message.idempotencyKey, body)}`,
      'idempotency-key': message.idempotencyKey,
    });
  },
};
export default channel;
