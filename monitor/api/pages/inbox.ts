import type { PushedOutcome } from '../../listen/push/accept-pushed.ts';
import type { PublicPage } from './public-page.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const STATUS = { 'unknown-source': 404, unsigned: 401, stale: 401, malformed: 400 } as const;
const WORDS = {
  'unknown-source': 'There is no inbox of that name. 没有这个收件箱。',
  unsigned: 'The signature does not fit: v1= and hex HMAC-SHA256 of "timestamp.id.body". 签名不符。',
  stale: 'x-earshot-timestamp is more than five minutes off (seconds since 1970). 时间戳相差超过五分钟。',
} as const;

/** Where programs of the company push posts, signed (`inbox` sources). */
const inbox: PublicPage = {
  id: 'inbox',
  register(app, { acceptPushed }) {
    if (!acceptPushed) return;
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      // The signature is over the bytes as they came.
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      scope.post<{ Params: { sourceId: string }; Body: Buffer | undefined }>(
        '/inbox/:sourceId',
        { bodyLimit: BODY_LIMIT_BYTES },
        async (request, reply) => {
          const header = (name: string) => String(request.headers[name] ?? '');
          const outcome = await acceptPushed({
            sourceId: request.params.sourceId,
            timestamp: header('x-earshot-timestamp'),
            id: header('x-earshot-id'),
            signature: header('x-earshot-signature'),
            body: request.body ?? Buffer.alloc(0),
          });
          if ('taken' in outcome) return reply.send(outcome.taken);
          return reply.code(STATUS[outcome.refused]).send({ error: outcome.refused, message: sayRefusal(outcome) });
        },
      );
    });
  },
};
export default inbox;

function sayRefusal(outcome: Exclude<PushedOutcome, { taken: unknown }>): string {
  return outcome.refused === 'malformed' ? outcome.reason : WORDS[outcome.refused];
}
