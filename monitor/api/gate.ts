import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from './api-context.ts';
import { ApiFault } from './api-fault.ts';
import { isOurHost } from './judge-host.ts';
import { isExtensionOrigin, isLoopbackRequest, isOwnPage, isPairedOrigin } from './judge-origin.ts';
import { meetsNeed } from './permissions.ts';

/** Asks every request, before its body is read: sent to us? from whom? too often? allowed? */
export function guardGate(app: FastifyInstance, context: ApiContext): void {
  const { limits } = context;
  const judgeRate = app.createRateLimit({
    timeWindow: 60_000,
    max: (request) => (request.caller === null ? limits.anonymousRequestsPerMinute : limits.requestsPerMinute),
    keyGenerator: (request) => request.caller?.device.id ?? request.ip,
  });
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    refuseForeignHost(request, context.hosts);
    const token = readToken(request);
    request.caller = token === null ? null : await context.findCaller(token, isLoopbackRequest(request));
    if (request.routeOptions.config.isPage) return;
    const rate = await judgeRate(request);
    if (!rate.isAllowed && rate.isExceeded) {
      const words = { limit: String(rate.max), seconds: String(rate.ttlInSeconds) };
      throw new ApiFault('too-many', { waitSeconds: rate.ttlInSeconds, words });
    }
    refuseForeignOrigin(request);
    if (request.routeOptions.config.loopbackOnly && !isLoopbackRequest(request)) throw new ApiFault('not-loopback');
    refuseUnmetNeed(request, token);
  });
}

function refuseForeignHost(request: FastifyRequest, hosts: readonly string[]): void {
  const given = request.raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
  if (given === 1 && isOurHost(request.headers.host, hosts)) return;
  throw new ApiFault('foreign-host', { words: { host: request.headers.host ?? '?' } });
}

/** Anonymous addresses take an extension or our own setup page only; with a token it must be the one that was paired. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  const ours =
    isOwnPage(request) ||
    (request.caller === null
      ? origin === undefined || isExtensionOrigin(origin)
      : isPairedOrigin(origin, request.caller.device.origin));
  if (!ours) throw new ApiFault('foreign-origin', { words: { origin: origin ?? '?' } });
}

function refuseUnmetNeed(request: FastifyRequest, token: string | null): void {
  const need = request.routeOptions.config.need ?? 'nothing';
  const role = request.caller?.person.role ?? null;
  if (meetsNeed(need, role)) return;
  if (role !== null) throw new ApiFault('not-allowed', { words: { role, need } });
  throw new ApiFault(token === null ? 'no-token' : 'bad-token');
}

/** The token of `Authorization: Bearer …`; null when there is none. */
function readToken(request: FastifyRequest): string | null {
  return /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
