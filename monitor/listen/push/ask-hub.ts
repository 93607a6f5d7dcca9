import type { Source } from '../../../shared/model/source.ts';
import type { SafeResponse } from '../../fetch/safe-fetch.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Pipeline } from '../pipeline.ts';
import {
  draftSubscription,
  keepSubscription,
  LEASE_SECONDS,
  mustAsk,
  readSubscription,
  refuseSubscription,
} from './push-subscription.ts';

/** A hub that a feed offers. */
export interface PushOffer {
  readonly hub: string;
  readonly topic: string;
}

/** A hub that moved may lead on so often. */
const MOST_MOVES = 3;

/**
 * Subscribes at the hub of a feed, or renews in time; only where the hub can reach us (`publicUrl`). A hub that refuses is no trouble of
 * the source: it is polled all along.
 */
export async function askHub(pipeline: Pipeline, source: Source, offer: PushOffer): Promise<void> {
  if (!pipeline.publicUrl) return;
  const now = pipeline.clock.now();
  const known = await readSubscription(pipeline.db, source.id);
  const wanted = { hub: offer.hub, topic: offer.topic, sourceId: source.id, now };
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
    const { status } = await postToHub(pipeline, offer.hub, body.toString());
    if (status < 300) return;
    pipeline.log.warn('push.refused', { sourceId: source.id, status });
    // A clear no, or no hub any more; everything else may be a bad moment. A lease that runs is kept to its end.
    if (status >= 400 && status < 500 && status !== 429 && subscription.leaseEndsAt === null) {
      await inTransaction(pipeline.db, (trx) => keepSubscription(trx, refuseSubscription(subscription, now), now));
    }
  } catch (error) {
    pipeline.log.warn('push.refused', { sourceId: source.id, error: String(error) });
  }
}

/** A hub that moved (307, 308) is asked the same where it leads to; each address is judged anew, as every one from outside. */
async function postToHub(pipeline: Pipeline, hub: string, body: string): Promise<SafeResponse> {
  let url = hub;
  for (let moves = 0; ; moves += 1) {
    const response = await pipeline.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      followRedirects: false,
    });
    const next = [307, 308].includes(response.status) ? URL.parse(response.headers.location ?? '', url) : null;
    if (next === null || moves === MOST_MOVES) return response;
    url = next.href;
  }
}
