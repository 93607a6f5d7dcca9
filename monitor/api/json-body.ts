import type { FastifyInstance } from 'fastify';
import { ApiFault } from './api-fault.ts';
import { refuseDeepJson } from './judge-json.ts';

/** Takes JSON and nothing else; `__proto__` and `constructor` in a body are refused, not dropped. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const body = String(text);
    if (body === '') return done(null, undefined);
    try {
      refuseDeepJson(body);
    } catch (error) {
      return done(error as ApiFault, undefined);
    }
    void parse(request, body, (error, value) =>
      done(error === null ? null : new ApiFault('bad-json', { words: { reason: error.message }, cause: error }), value),
    );
  });
}
