import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { createSetupDesk } from '../setup/setup-desk.ts';
import { registerSetupPage } from '../setup/setup-page.ts';
import { openReader } from '../store/reader.ts';
import { answerErrors, answerUnparsable, sendFault } from './answer-errors.ts';
import { type ApiContext, type ApiOptions, DEFAULT_LIMITS } from './api-context.ts';
import { ApiFault } from './api-fault.ts';
import { openEventTail } from './event-tail.ts';
import { makeFindCaller } from './find-caller.ts';
import { guardGate } from './gate.ts';
import { acceptJsonOnly } from './json-body.ts';
import { openReadDb } from './open-read-db.ts';
import { registerApprovals } from './resources/approvals.ts';
import { registerBoardExports } from './resources/board-exports.ts';
import { registerBursts } from './resources/bursts.ts';
import { registerCorrections } from './resources/corrections.ts';
import { registerCosts } from './resources/costs.ts';
import { registerCrisis } from './resources/crisis.ts';
import { registerCustomers } from './resources/customers.ts';
import { registerDesk } from './resources/desk.ts';
import { registerDocuments } from './resources/documents.ts';
import { registerDuty } from './resources/duty.ts';
import { registerErasure } from './resources/erasure.ts';
import { registerExports } from './resources/exports.ts';
import { registerFigureCauses } from './resources/figure-causes.ts';
import { registerFigures } from './resources/figures.ts';
import { registerImproving } from './resources/improving.ts';
import { registerKnowledge } from './resources/knowledge.ts';
import { registerMentions } from './resources/mentions.ts';
import { registerPeople } from './resources/people.ts';
import { registerSearches } from './resources/searches.ts';
import { registerSession } from './resources/session.ts';
import { registerSetup } from './resources/setup.ts';
import { registerSites } from './resources/sites.ts';
import { registerStories } from './resources/stories.ts';
import { registerSurveys } from './resources/surveys.ts';
import { registerTemplates } from './resources/templates.ts';
import { registerTerms } from './resources/terms.ts';
import { registerTicketWork } from './resources/ticket-work.ts';
import { registerTickets } from './resources/tickets.ts';
import { registerWatch } from './resources/watch.ts';
import { registerStream } from './stream.ts';
import { createStreamHub } from './stream-hub.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * Makes the API; it serves once the caller lets it listen (loopback by default). `close()` ends the streams with a
 * word, lets requests finish, and stops following the event log; the store stays open, it is the caller's.
 */
export async function createApi(options: ApiOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: 60_000,
    http: { headersTimeout: 10_000 },
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) =>
      sendFault(reply, request, new ApiFault('bad-address', { cause: error })),
    clientErrorHandler: answerUnparsable,
  });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { store, clock, log, metrics } = options;
  const read = openReadDb(store);
  const readDb = read.db;
  const tail = await openEventTail(store, readDb, log);
  const hub = createStreamHub({ db: readDb, tail, limits, clock, log, metrics });
  const reader = openReader(store);
  const findCaller = makeFindCaller({ store, readDb, clock, log, setupKey: options.setupKey });
  const setupDesk =
    options.setup === undefined ? null : createSetupDesk(options.setup, async () => ({ db: store.db, clock }));
  const closeStreams = hub.closeDevice;
  const context: ApiContext = { ...options, limits, setupDesk, tail, reader, readDb, findCaller, closeStreams };

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  acceptJsonOnly(app);
  answerErrors(app, log);
  app.addHook('preClose', async () => hub.close());
  app.addHook('onClose', async () => {
    await tail.close();
    await reader.close();
    await read.close();
  });
  app.addHook('onSend', async (_request, reply) => {
    // Answers hold private data, and nothing of the API is a page; the setup page brings a policy of its own.
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
    }
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.http.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  // Before the gate: its own hook closes the socket of an upgrade that the gate refuses.
  await app.register(websocket, { options: { maxPayload: 64 * 1024, perMessageDeflate: false } });
  await app.register(rateLimit, { global: false });
  guardGate(app, context);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Earshot', version: options.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  registerSession(app, context);
  registerMentions(app, context);
  registerTickets(app, context);
  registerWatch(app, context);
  registerSites(app, context);
  registerPeople(app, context);
  registerSetup(app, context);
  registerExports(app, context);
  registerBoardExports(app, context);
  registerTicketWork(app, context);
  registerDesk(app, context);
  registerDuty(app, context);
  registerImproving(app, context);
  registerKnowledge(app, context);
  registerCustomers(app, context);
  registerSurveys(app, context);
  registerStories(app, context);
  registerBursts(app, context);
  registerSearches(app, context);
  registerCrisis(app, context);
  registerCorrections(app, context);
  registerTemplates(app, context);
  registerTerms(app, context);
  registerApprovals(app, context);
  registerFigures(app, context);
  registerFigureCauses(app, context);
  registerCosts(app, context);
  registerErasure(app, context);
  registerDocuments(app, context);
  if (options.setup !== undefined) registerSetupPage(app);
  registerStream(app, context, hub);
  await app.ready();
  return app;
}
