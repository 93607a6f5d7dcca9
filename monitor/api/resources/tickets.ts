import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { TicketDraft } from '../../../shared/model/ticket.ts';
import { changeTicket } from '../../desk/change-ticket.ts';
import { createTicket } from '../../desk/create-ticket.ts';
import { findEvidenceFault } from '../../desk/evidence/check-evidence.ts';
import { maskTicket } from '../../desk/mask-ticket.ts';
import { makePack } from '../../desk/pack/make-pack.ts';
import { auditTicket } from '../../desk/record-step.ts';
import { toTicketDraft } from '../../desk/take-in.ts';
import { WITHDRAW_SECONDS, withdrawTicket } from '../../desk/withdraw-ticket.ts';
import { listEvidence, readEvidenceItem } from '../../store/audit/evidence.ts';
import { listClocksOf } from '../../store/desk/clocks.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { drillLabel } from '../metrics.ts';
import { readPage } from '../read-page.ts';
import { readSubjectEvents } from '../read-subject-events.ts';
import { readZone } from '../read-zone.ts';
import { registerFileRoute, registerRoute } from '../register-route.ts';
import { mayReadWhole, showTicket } from '../show-ticket.ts';

/** The record of TKT-1 and TKT-2. */
export function registerTickets(app: FastifyInstance, context: ApiContext): void {
  const { store, reader, readDb, clock, metrics } = context;
  const { db } = store;

  // What the words say, for a ticket whose post no source found: ESC-2 and ESC-3 want it.
  const judge = (problem: string) => context.analyze?.(problem);

  registerRoute(app, 'createTicket', async ({ body, caller, reply }) => {
    const by = { personId: caller.person.id, deviceId: caller.device.id, now: clock.now() };
    refuseFalseEvidence(body.evidence);
    const { ticket, created } = await explainEvidence(createTicket(db, body, by, { judged: judge(body.problem) }));
    if (created) metrics.tickets.inc({ drill: drillLabel(ticket.drill) });
    else reply.code(200);
    return { ticket: showTicket(ticket, caller.person), created };
  });

  registerRoute(app, 'takeIn', async ({ body, caller, reply }) => {
    const by = { personId: caller.person.id, deviceId: caller.device.id, now: clock.now() };
    const { ticket, created } = await createTicket(db, toTicketDraft(body, by.now, context.analyze), by, {
      judged: judge(body.problem),
      route: body.route,
    });
    if (created) metrics.tickets.inc({ drill: drillLabel(ticket.drill) });
    else reply.code(200);
    return { ticket: showTicket(ticket, caller.person), created };
  });

  registerRoute(app, 'listTickets', async ({ query }) => {
    const { state, q, handler, mention, drill, after, limit } = query;
    const page = await readPage(
      reader.listTickets({
        ...(state?.length ? { states: state } : {}),
        ...(q === undefined ? {} : { query: q }),
        ...(handler === undefined ? {} : { handlerId: handler }),
        ...(mention === undefined ? {} : { mentionId: mention }),
        ...(drill === undefined ? {} : { drill }),
        cursor: after ?? null,
        limit: limit ?? 50,
      }),
    );
    return { items: page.items.map(maskTicket), next: page.next };
  });

  registerRoute(app, 'getTicket', async ({ params, caller }) => {
    const ticket = await getTicket(readDb, params.id);
    if (mayReadWhole(ticket, caller.person)) {
      const by = { personId: caller.person.id, now: clock.now() };
      await inTransaction(db, (trx) => auditTicket(trx, 'ticket.viewed', ticket.id, by));
    }
    const evidence = await listEvidence(readDb, ticket.id);
    return {
      ticket: showTicket(ticket, caller.person),
      clocks: await listClocksOf(readDb, ticket.id),
      evidence: evidence.flatMap((capture) =>
        capture.items.map(({ id, kind, mediaType, sha256, sizeBytes }) => ({
          ...{ id, kind, mediaType, sha256, sizeBytes },
          capturedAt: capture.capturedAt,
          url: capture.url,
        })),
      ),
      events: await readSubjectEvents(readDb, ticket.id),
    };
  });

  registerRoute(app, 'updateTicket', async ({ params, body, caller }) => {
    const by = { personId: caller.person.id, now: clock.now() };
    const ticket = await explainConflict(db, changeTicket(db, params.id, body, by));
    return { ticket: showTicket(ticket, caller.person) };
  });

  registerRoute(app, 'withdrawTicket', async ({ params, caller }) => {
    const step = { id: params.id, personId: caller.person.id, now: clock.now() };
    try {
      await withdrawTicket(db, step);
    } catch (cause) {
      if (!(cause instanceof StoreError) || cause.details.late !== true) throw cause;
      throw new ApiFault('too-late', { words: { seconds: String(WITHDRAW_SECONDS) }, cause });
    }
    return { withdrawn: true };
  });

  registerFileRoute(app, 'getEvidence', async ({ params, caller, reply }) => {
    const { item, ticketId, bytes } = await readEvidenceItem(readDb, params.evidenceId);
    if (ticketId !== params.id) throw new ApiFault('not-found', { words: { what: params.evidenceId } });
    const by = { personId: caller.person.id, now: clock.now() };
    await inTransaction(db, (trx) => auditTicket(trx, 'evidence.viewed', ticketId, by, { evidenceId: item.id }));
    const { mediaType, extension } = describeFile(item.mediaType);
    reply.header('content-disposition', `attachment; filename="${item.kind}-${item.sha256.slice(0, 12)}.${extension}"`);
    return reply.type(mediaType).send(Buffer.from(bytes));
  });

  registerFileRoute(app, 'getEvidencePack', async ({ params, query, caller, reply }) => {
    const timeZone = readZone(query.zone);
    const ticket = await getTicket(readDb, params.id);
    const { person } = caller;
    if (!mayReadWhole(ticket, person))
      throw new ApiFault('not-allowed', { words: { role: person.role, need: 'the ticket or a lead' } });
    const order = { ticketId: ticket.id, language: query.lang ?? 'zh-CN', timeZone, by: person, now: clock.now() };
    const pack = await makePack(store, order);
    reply.header('content-disposition', `attachment; filename="${pack.fileName}"`);
    return reply.type('application/zip').send(Readable.from(pack.bytes));
  });
}

/** A page's own markup is only ever text, and nothing that a browser could run leaves under its own name. */
function describeFile(mediaType: string): { readonly mediaType: string; readonly extension: string } {
  if (mediaType === 'image/png') return { mediaType, extension: 'png' };
  if (mediaType === 'image/jpeg') return { mediaType, extension: 'jpg' };
  if (mediaType === 'image/webp') return { mediaType, extension: 'webp' };
  if (mediaType === 'application/json') return { mediaType: 'application/json; charset=utf-8', extension: 'json' };
  return { mediaType: 'text/plain; charset=utf-8', extension: 'txt' };
}

/** SEC-4. @throws ApiFault `bad-evidence` about the first item that is not what it says it is. */
function refuseFalseEvidence(evidence: TicketDraft['evidence']): void {
  for (const [index, item] of (evidence?.items ?? []).entries()) {
    const fault = findEvidenceFault(item);
    if (fault === null) continue;
    const words = { zh: fault['zh-CN'], en: fault.en };
    throw new ApiFault('bad-evidence', { field: `body.evidence.items.${index}`, words });
  }
}

async function explainEvidence<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.code !== 'constraint') throw cause;
    if (typeof cause.details.index !== 'number') throw cause;
    throw new ApiFault('hash-mismatch', { field: `body.evidence.items.${cause.details.index}`, cause });
  }
}
