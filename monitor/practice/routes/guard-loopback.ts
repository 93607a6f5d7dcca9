import type { FastifyInstance } from 'fastify';
import { PRACTICE_CSP } from '../pages/page-shell.ts';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Only pages of this server, opened on this machine, may talk to it: other names and foreign origins are refused. */
export function guardLoopback(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': PRACTICE_CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const { host, origin } = request.headers;
    if (!LOOPBACK_HOST.test(host ?? '')) {
      return reply.code(421).type('text/plain').send('Open the practice pages under http://127.0.0.1.\n');
    }
    if (origin !== undefined && origin !== `http://${host}`) {
      return reply.code(403).type('text/plain').send('Only the practice pages themselves may post here.\n');
    }
  });
}
