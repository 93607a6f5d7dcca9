import { channels } from '../../monitor/alert/channels/registry.ts';
import type { ConfiguredChannel } from '../../monitor/alert/deliver-alerts.ts';

/** A webhook channel that leads to a receiver. */
export function webhookTo(receiver: { readonly url: string; readonly secret: string }, id = 'hook'): ConfiguredChannel {
  const type = channels.get('webhook');
  if (!type) throw new Error('there is no webhook channel');
  return { id, type, settings: { url: receiver.url, secret: receiver.secret } };
}
