import { ringPushBell } from '../../listen/push/push-bell.ts';
import {
  confirmSubscription,
  findSubscription,
  isSignedByHub,
  keepSubscription,
  refuseSubscription,
} from '../../listen/push/push-subscription.ts';
import { getSource, saveMemory } from '../../store/heard/sources.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { PublicPage } from './public-page.ts';

const BODY_LIMIT_BYTES = 5 * 1024 * 1024;
/** A hub that names no lease is asked again in time for this one. */
const LEASE_WITHOUT_A_NAME_SECONDS = 86_400;

/** However fast a hub pushes, the feed is not asked faster than this. */
const PAUSE_MS = 2_000;

/** Where hubs confirm subscriptions and push (WebSub). What is pushed is only a hint: the feed itself is asked, as always. */
const websub: PublicPage = {
  id: 'websub',
  register(app, { store, clock, log }) {
    app.get<{ Params: { token: string }; Querystring: Record<string, string | string[]> }>(
      '/websub/:token',
      { config: { isForPrograms: true } },
      async (request, reply) => {
        const subscription = await findSubscription(store.db, request.params.token);
        const said = (name: string) => String(request.query[`hub.${name}`] ?? '');
        // Nobody but us ends a subscription, and we let leases run out: "unsubscribe" was never asked for.
        if (!subscription || said('topic') !== subscription.topic || !['subscribe', 'denied'].includes(said('mode'))) {
          return reply.code(404).type('text/plain').send('');
        }
        const now = clock.now();
        const { sourceId } = subscription;
        if (said('mode') === 'denied') {
          log.warn('push.denied', { sourceId, reason: said('reason').slice(0, 200) });
          await inTransaction(store.db, (trx) => keepSubscription(trx, refuseSubscription(subscription, now), now));
          return reply.type('text/plain').send('');
        }
        const seconds = Number(said('lease_seconds')) || LEASE_WITHOUT_A_NAME_SECONDS;
        const confirmed = confirmSubscription(subscription, now, seconds);
        await inTransaction(store.db, (trx) => keepSubscription(trx, confirmed, now));
        // The challenge comes from outside: plain text, never a page.
        return reply.type('text/plain').send(said('challenge'));
      },
    );

    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      scope.post<{ Params: { token: string }; Body: Buffer }>(
        '/websub/:token',
        { bodyLimit: BODY_LIMIT_BYTES, config: { isForPrograms: true } },
        async (request, reply) => {
          const subscription = await findSubscription(store.db, request.params.token);
          const stored = subscription && (await getSource(store.db, subscription.sourceId));
          // Hubs take 410 as the end: the subscription was replaced, or its source is listened to no more.
          if (!subscription || !stored?.source.enabled) return reply.code(410).type('text/plain').send('');
          const signature = request.headers['x-hub-signature'];
          const isGood = isSignedByHub(
            subscription.secret,
            signature === undefined ? undefined : String(signature),
            request.body,
          );
          if (isGood) {
            const now = clock.now();
            await inTransaction(store.db, async (trx) => {
              await keepSubscription(trx, { ...subscription, lastPushAt: now }, now);
              const { lastPollAt, errorCount } = (await getSource(trx, subscription.sourceId)).memory;
              // A server that asked for a pause, or is down, gets it whatever its hub says.
              if (errorCount > 0) return;
              const nextPollAt = Math.max(now, (lastPollAt ?? 0) + PAUSE_MS);
              await saveMemory(trx, subscription.sourceId, { nextPollAt });
            });
            ringPushBell(store.db);
          } else {
            log.warn('push.unsigned', { sourceId: subscription.sourceId });
          }
          // The standard asks for a success even when the message is thrown away, so that nobody can probe for secrets.
          return reply.code(202).type('text/plain').send('');
        },
      );
    });
  },
};
export default websub;
