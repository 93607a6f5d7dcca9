import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { isLoopbackRequest } from '../judge-origin.ts';

/** What machines read about the monitor: its figures and its description. */
export function registerDocuments(app: FastifyInstance, context: ApiContext): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (request.caller === null && !isLoopbackRequest(request)) throw new ApiFault('no-token');
    return reply.type(context.metrics.registry.contentType).send(await context.metrics.registry.metrics());
  });
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
}
