import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  type ApiAnswer,
  type ApiBody,
  type ApiParams,
  type ApiQuery,
  ROUTES,
  readRoutePath,
} from '../../shared/api.ts';
import type { RouteName } from '../../shared/api-paths.ts';
import type { Need, RouteSpec } from '../../shared/routes/route.ts';
import { apiErrorSchema } from '../../shared/schemas/api-error.ts';
import type { Caller } from './caller.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller must have; the gate asks it before the body is read. */
    need?: Need;
    /** Only for this machine. */
    loopbackOnly?: true;
    /** A file of the setup page: the same for everybody, so nobody is counted. */
    isPage?: true;
    /** On the public server: programs that know a secret address ask here, many from one place. */
    isForPrograms?: true;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** One call, checked against the schemas of its route. */
export interface Call<N extends RouteName> {
  readonly params: ApiParams<N>;
  readonly query: ApiQuery<N>;
  readonly body: ApiBody<N>;
  /** There is always one where the route needs more than nothing; the gate saw to it. */
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Adds a route of `shared/api.ts` with what it does. */
export function registerRoute<N extends RouteName>(
  app: FastifyInstance,
  name: N,
  handle: (call: Call<N>) => Promise<ApiAnswer<N>>,
): void {
  addRoute(app, name, handle);
}

/** Adds a route that sends a file: the handler writes the reply itself. */
export function registerFileRoute<N extends RouteName>(
  app: FastifyInstance,
  name: N,
  handle: (call: Call<N>) => Promise<FastifyReply>,
): void {
  addRoute(app, name, handle);
}

function addRoute<N extends RouteName>(
  app: FastifyInstance,
  name: N,
  handle: (call: Call<N>) => Promise<unknown>,
): void {
  const spec: RouteSpec = ROUTES[name];
  const { method, path } = readRoutePath(name);
  app.route({
    method,
    url: path,
    config: { need: spec.needs, ...(spec.loopbackOnly ? { loopbackOnly: true } : {}) },
    ...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
    schema: describe(name, spec, path),
    handler: async (request, reply) => {
      reply.code(spec.status ?? 200);
      return handle({
        params: request.params as ApiParams<N>,
        query: request.query as ApiQuery<N>,
        body: request.body as ApiBody<N>,
        caller: request.caller as Caller,
        request,
        reply,
      });
    },
  });
}

function describe(name: string, spec: RouteSpec, path: string) {
  const success: Record<string, z.ZodType> =
    spec.response === 'bytes'
      ? {}
      : spec.status === 201
        ? { 200: spec.response, 201: spec.response }
        : { 200: spec.response };
  return {
    operationId: name,
    summary: spec.summary,
    tags: [path.split('/')[2] ?? 'monitor'],
    ...(spec.needs === 'nothing' ? {} : { security: [{ token: [] }] }),
    ...(spec.needs === 'nothing' || spec.needs === 'token' ? {} : { description: `Needs \`${spec.needs}\`.` }),
    ...(spec.params === undefined ? {} : { params: spec.params }),
    ...(spec.query === undefined ? {} : { querystring: spec.query }),
    ...(spec.body === undefined ? {} : { body: spec.body }),
    response: { ...success, '4xx': apiErrorSchema, '5xx': apiErrorSchema },
  };
}
