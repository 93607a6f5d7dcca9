import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, fastify } from 'fastify';
import type { Log } from '../log.ts';
import { readLinkSecret } from '../sign-link.ts';
import type { Store } from '../store/store.ts';
import { ApiFault } from './api-fault.ts';
import { isOurHost } from './judge-host.ts';
import { createGuessLimit } from './limit-guesses.ts';
import { PAGE_POLICY, readLanguage, sendNotice } from './pages/page-frame.ts';
import type { PublicContext } from './pages/public-page.ts';
import { publicPages } from './pages/registry.ts';
import { toApiFault } from './to-api-fault.ts';

const BODY_LIMIT_BYTES = 16 * 1024;
const REQUESTS_PER_MINUTE = 60;
/** A hub tells of hundreds of feeds from one address; a wrong token costs one look into the store. */
const PROGRAM_REQUESTS_PER_MINUTE = 3_000;

export interface PublicServerOptions {
  readonly store: Store;
  readonly log: Log;
  readonly clock: { now(): number };
  /** `publicUrl` of the configuration: what people outside type or follow. A proxy in front of it does the TLS. */
  readonly publicUrl: string;
  readonly workspaceName: string;
  readonly requestsPerMinute?: number;
  readonly acceptPushed?: PublicContext['acceptPushed'];
  readonly openDesk?: PublicContext['openDesk'];
}

/**
 * Makes the small server for people without a token: acknowledgement by phone, and later survey and progress. It
 * shares no address with the API. It exists only when `publicUrl` is set.
 */
export async function createPublicServer(options: PublicServerOptions): Promise<FastifyInstance> {
  const { store, log, clock } = options;
  const publicUrl = options.publicUrl.replace(/\/+$/, '');
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000 },
    forceCloseConnections: 'idle',
    // The proxy on this machine says who is behind it; nobody else is believed.
    trustProxy: 'loopback',
  });
  acceptFormsOnly(app);
  await app.register(rateLimit, { global: false });
  const judgeRate = app.createRateLimit({
    timeWindow: 60_000,
    max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE,
  });
  const judgeProgramRate = app.createRateLimit({ timeWindow: 60_000, max: PROGRAM_REQUESTS_PER_MINUTE });
  app.addHook('onRequest', async (request) => {
    if (!isOurHost(request.headers.host, [new URL(publicUrl).host])) {
      throw new ApiFault('foreign-host', { words: { host: request.headers.host ?? '?' } });
    }
    const rate = await (request.routeOptions.config.isForPrograms ? judgeProgramRate : judgeRate)(request);
    if (!rate.isAllowed && rate.isExceeded) throw new ApiFault('too-many', { waitSeconds: rate.ttlInSeconds });
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'content-security-policy': PAGE_POLICY,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
      ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
  });
  sayErrorsAsPages(app, log);

  app.get('/healthz', async () => ({ ok: true }));
  const context: PublicContext = {
    store,
    log,
    clock,
    publicUrl,
    workspaceName: options.workspaceName,
    guesses: createGuessLimit(clock),
    linkSecret: await readLinkSecret(store.db, clock.now()),
    ...(options.acceptPushed ? { acceptPushed: options.acceptPushed } : {}),
  };
  for (const page of publicPages) page.register(app, context);
  await app.ready();
  return app;
}

/** Pages send forms; a form's fields are texts, the last one of a name counts. */
function acceptFormsOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, new Map(new URLSearchParams(String(text)))),
  );
}

function sayErrorsAsPages(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((request, reply) => sayFault(request, reply, 404));
  app.setErrorHandler((error, request, reply) => {
    const fault = toApiFault(error);
    if (fault === null) log.error('public-page-failed', { route: request.routeOptions.url, error: String(error) });
    if (fault?.waitSeconds) reply.header('retry-after', String(fault.waitSeconds));
    return sayFault(request, reply, STATUS[fault?.code ?? ''] ?? (fault === null ? 500 : 400));
  });
}

const STATUS: Readonly<Record<string, number>> = {
  'foreign-host': 421,
  'too-many': 429,
  'too-large': 413,
  'not-json': 415,
  'not-found': 404,
  busy: 503,
  unavailable: 503,
};

type Request = Parameters<typeof readLanguage>[0];
type Reply = Parameters<typeof sendNotice>[0];

function sayFault(request: Request, reply: Reply, status: number): Reply {
  const zh = readLanguage(request) === 'zh-CN';
  const title = zh ? '打不开这个页面' : 'This page cannot be opened';
  const text =
    status === 429 || status >= 500
      ? zh
        ? '请稍等一分钟再试。'
        : 'Wait a minute and try again.'
      : zh
        ? '链接可能不完整或已过期。请从最新的消息里再打开一次。'
        : 'The link may be incomplete or too old. Open it again from the latest message.';
  return sendNotice(reply, zh ? 'zh-CN' : 'en', status, { title, text });
}
