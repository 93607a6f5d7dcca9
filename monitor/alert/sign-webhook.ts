import { createHmac } from 'node:crypto';

/** Hex HMAC-SHA256 over `timestamp.id.body`; the receiver refuses timestamps more than five minutes off and ids seen before. */
export function signWebhook(secret: string, timestamp: string, id: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${id}.${body}`).digest('hex');
}
