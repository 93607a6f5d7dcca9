import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { STREAM_PATH } from '../../shared/api-paths.ts';
import type { Log } from '../log.ts';
import { ApiFault } from './api-fault.ts';
import { describeFault } from './describe-fault.ts';
import { allowedMethods } from './route-table.ts';
import { toApiFault } from './to-api-fault.ts';

/** The edge of the API: every failure becomes a refusal with a stable code, and ours go to the log under a number. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    sendFault(reply, request, toApiFault(error) ?? recordFailure(log, error, request));
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allow = allowedMethods(path);
    if (allow.length === 0 || path === STREAM_PATH) {
      sendFault(reply, request, new ApiFault('no-route', { words: { route: `${request.method} ${path}` } }));
      return;
    }
    reply.header('allow', allow.join(', '));
    const words = { method: request.method, allow: allow.join(', ') };
    sendFault(reply, request, new ApiFault('wrong-method', { words }));
  });
}

/** Writes a refusal. */
export function sendFault(reply: FastifyReply, request: FastifyRequest, fault: ApiFault): void {
  const withLimit =
    fault.code === 'too-large' ? new ApiFault('too-large', { words: { limit: readBodyLimit(request) } }) : fault;
  const { status, body } = describeFault(withLimit);
  if (fault.waitSeconds !== null) reply.header('retry-after', String(fault.waitSeconds));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  // Serialised here: the schema of the route knows successes only.
  reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .serializer((value: unknown) => String(value))
    .send(JSON.stringify(body));
}

function readBodyLimit(request: FastifyRequest): string {
  return String(request.routeOptions.bodyLimit ?? request.server.initialConfig.bodyLimit ?? '');
}

function recordFailure(log: Log, error: unknown, request: FastifyRequest): ApiFault {
  const id = randomUUID().slice(0, 8);
  log.error('api-failed', {
    id,
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    ...listMisfits(error),
  });
  return new ApiFault('internal', { words: { id }, cause: error });
}

/** Where our own answer did not fit its schema: places and what is wrong, never the values. */
function listMisfits(error: unknown): { readonly misfits?: readonly string[] } {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof z.core.$ZodError)) return {};
  return { misfits: cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}

/** Bytes that are no HTTP at all, or headers that are too long or too slow: there is no request to answer yet. */
export function answerUnparsable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { body } = describeFault(new ApiFault('bad-http'));
  const text = JSON.stringify(body);
  const status = UNPARSABLE[error.code ?? ''] ?? '400 Bad Request';
  const head = ['content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(text)}`];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\nconnection: close\r\n\r\n${text}`);
}

const UNPARSABLE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
