import type { Source } from '../../../shared/model/source.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Pipeline } from '../pipeline.ts';
import { draftSubscription, keepSubscription, LEASE_SECONDS, mustAsk, readSubscription } from './push-subscription.ts';

/** A hub that a feed offers. */
export interface PushOffer {
  readonly hub: string;
  readonly topic: string;
}

/**
 * Subscribes at the hub of a feed, or renews in time; only where the hub can reach us (`publicUrl`). A hub that refuses is no trouble of
 * the source: it is polled all along.
 */
export async function askHub(pipeline: Pipeline, source: Source, offer: PushOffer): Promise<void> {
  if (!pipeline.publicUrl) return;
  const now = pipeline.clock.now();
  const known = await readSubscription(pipeline.db, source.id);
  const wanted = { ...offer, sourceId: source.id, now };
  if (!mustAsk(known, wanted)) return;
  const subscription = draftSubscription(known, wanted);
  // Kept first: the hub may call back before it answers.
  await inTransaction(pipeline.db, (trx) => keepSubscription(trx, subscription, now));
  const body = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': offer.topic,
    'hub.callback': `${pipeline.publicUrl.replace(/\/+$/, '')}/websub/${subscription.token}`,
    'hub.lease_seconds': String(LEASE_SECONDS),
    'hub.secret': subscription.secret,
  });
  try {
    const response = await pipeline.fetch(offer.hub, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    });
    if (response.status >= 300) pipeline.log.warn('push.refused', { sourceId: source.id, status: response.status });
  } catch (error) {
    pipeline.log.warn('push.refused', { sourceId: source.id, error: String(error) });
  }
}
