import { ringPushBell } from '../../listen/push/push-bell.ts';
import { findSubscription, isSignedByHub, keepSubscription } from '../../listen/push/push-subscription.ts';
import { getSource, saveMemory } from '../../store/heard/sources.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { PublicPage } from './public-page.ts';

const BODY_LIMIT_BYTES = 5 * 1024 * 1024;
/** A hub that gives no lease is asked again after a day. */
const SHORTEST_LEASE_SECONDS = 86_400;

/** However fast a hub pushes, the feed is not asked faster than this. */
const PAUSE_MS = 2_000;

/** Where hubs confirm subscriptions and push (WebSub). What is pushed is only a hint: the feed itself is asked, as always. */
const websub: PublicPage = {
  id: 'websub',
  register(app, { store, clock, log }) {
    app.get<{ Params: { token: string }; Querystring: Record<string, string> }>(
      '/websub/:token',
      async (request, reply) => {
        const subscription = await findSubscription(store.db, request.params.token);
        const { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge } = request.query;
        const isOurs = mode === 'subscribe' && topic === subscription?.topic && challenge !== undefined;
        if (!subscription || !isOurs) return reply.code(404).type('text/plain').send('');
        const now = clock.now();
        const seconds = Math.max(SHORTEST_LEASE_SECONDS, Number(request.query['hub.lease_seconds']) || 0);
        const confirmed = { ...subscription, requestedAt: now, leaseEndsAt: now + seconds * 1000 };
        await inTransaction(store.db, (trx) => keepSubscription(trx, confirmed, now));
        // The challenge comes from outside: plain text, never a page.
        return reply.type('text/plain').send(challenge);
      },
    );

    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      scope.post<{ Params: { token: string }; Body: Buffer }>(
        '/websub/:token',
        { bodyLimit: BODY_LIMIT_BYTES },
        async (request, reply) => {
          const subscription = await findSubscription(store.db, request.params.token);
          if (!subscription) return reply.code(410).type('text/plain').send('');
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
              const { lastPollAt } = (await getSource(trx, subscription.sourceId)).memory;
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
