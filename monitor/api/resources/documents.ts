import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { isOurHost } from '../judge-host.ts';

/** What machines read about the monitor: its figures and its description. */
export function registerDocuments(app: FastifyInstance, context: ApiContext): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (request.caller === null && !isFromThisMachine(request)) throw new ApiFault('no-token');
    return reply.type(context.metrics.registry.contentType).send(await context.metrics.registry.metrics());
  });
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
}

/** A proxy on this machine also comes from the loopback; it gives itself away by the name or the line it adds. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = isIP(address) !== 0 && /^(127\.|::1$|::ffff:127\.)/.test(address);
  const isForwarded = ['forwarded', 'x-forwarded-for', 'via'].some((name) => request.headers[name] !== undefined);
  return isLoopback && !isForwarded && isOurHost(request.headers.host, []);
}
