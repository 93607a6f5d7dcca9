import type { FastifyInstance } from 'fastify';
import { makePromise, startPlaybook } from '../../desk/checklists.ts';
import { readCollaboration } from '../../desk/collaboration.ts';
import * as says from '../../desk/customer-says.ts';
import { setDispute } from '../../desk/disputes.ts';
import { acknowledgeEscalation } from '../../desk/escalation/acknowledge.ts';
import { listLookedAfter } from '../../desk/find-hearers.ts';
import { endFollowUp } from '../../desk/following/end-follow-up.ts';
import { planFor } from '../../desk/following/follow-ticket.ts';
import { handOverTicket, linkTicket, routeTicket, snoozeTicket } from '../../desk/hand-over.ts';
import { recordTicketStep } from '../../desk/record-step.ts';
import { answerTask } from '../../desk/ticket-work.ts';
import { type Escalation, listStanding } from '../../store/desk/escalations.ts';
import { listOpenFollowUps } from '../../store/desk/follow-ups.ts';
import { listNotesNaming } from '../../store/desk/ticket-work.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { explainConflict } from '../explain-conflict.ts';
import { type Call, registerRoute } from '../register-route.ts';
import { showTicket } from '../show-ticket.ts';

const WEEK_MS = 7 * 86_400_000;
const NAMED_DAYS = 30;

/** What follows a ticket through: steps up, disputes, follow-ups, promises, checklists, consent, confirmation. */
export function registerDesk(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;
  const { db } = store;
  const byOf = ({ caller }: Pick<Call<'getMe'>, 'caller'>) => ({ personId: caller.person.id, now: clock.now() });

  registerRoute(app, 'listEscalations', async ({ query, caller }) => {
    const steps = await listStanding(readDb, { all: query.all ?? false });
    const wanted = query.mine ? steps.filter((step) => step.personIds.includes(caller.person.id)) : steps;
    return { items: wanted.map(viewEscalation) };
  });
  registerRoute(app, 'acknowledgeEscalation', async (call) => {
    const { escalation, changed } = await acknowledgeEscalation(db, call.params.id, byOf(call));
    return { escalation: viewEscalation(escalation), changed };
  });
  registerRoute(app, 'setDispute', async (call) => {
    const { stage, demand = null } = call.body;
    const ticket = await explainConflict(db, setDispute(db, call.params.id, { stage, demand }, byOf(call)));
    return { ticket: showTicket(ticket, call.caller.person) };
  });

  registerRoute(app, 'listFollowUps', async ({ query }) => {
    const { handler, before = clock.now() + WEEK_MS } = query;
    const handlerIds = handler === undefined ? undefined : await listLookedAfter(readDb, handler, clock.now());
    const filter = { before, limit: 500, ...(handlerIds === undefined ? {} : { handlerIds }) };
    return { items: await listOpenFollowUps(readDb, filter) };
  });
  registerRoute(app, 'planFollowUp', async (call) => {
    const by = byOf(call);
    const { event, note = null, dueAt = null } = call.body;
    const items = await inTransaction(db, async (trx) => {
      const ticket = await getTicket(trx, call.params.id);
      const planned = await planFor(trx, ticket, event, { now: by.now, note, dueAt });
      await recordTicketStep(trx, 'ticket.updated', ticket, by, { followUp: event });
      return planned;
    });
    return { items };
  });
  registerRoute(app, 'endFollowUp', async (call) => {
    const { state, outcome = null } = call.body;
    const { followUp, next } = await endFollowUp(db, { id: call.params.id, state, outcome }, byOf(call));
    return { followUp, next };
  });

  registerRoute(app, 'snoozeTicket', async (call) => {
    const { until } = call.body;
    const by = byOf(call);
    const ticket = await snoozeTicket(db, call.params.id, until, by);
    return {
      ticket: showTicket(ticket, call.caller.person),
      snoozedUntil: until !== null && until > by.now ? until : null,
    };
  });
  registerRoute(app, 'routeTicket', async (call) => {
    const { ticket, handlerId } = await routeTicket(db, call.params.id, call.body.department, byOf(call));
    return { ticket: showTicket(ticket, call.caller.person), handlerId };
  });
  registerRoute(app, 'handOverTicket', async (call) => {
    const ticket = await handOverTicket(db, call.params.id, call.body, byOf(call));
    return { ticket: showTicket(ticket, call.caller.person) };
  });
  registerRoute(app, 'linkTicket', async (call) => ({
    linked: await explainConflict(db, linkTicket(db, call.params.id, call.body.otherId, byOf(call))),
  }));

  registerRoute(app, 'answerTask', async (call) => {
    const { dueAt } = call.body;
    const answer = { id: call.params.id, ...(dueAt === undefined ? {} : { dueAt }) };
    return { task: await answerTask(db, answer, byOf(call)) };
  });
  registerRoute(app, 'startPlaybook', async (call) => ({
    tasks: await startPlaybook(db, call.params.id, call.body.playbookId, byOf(call)),
  }));
  registerRoute(app, 'makePromise', async (call) =>
    explainConflict(db, makePromise(db, call.params.id, call.body.minutes, byOf(call))),
  );
  registerRoute(app, 'getCollaboration', async ({ params }) => {
    const rows = await readCollaboration(readDb, params.id, clock.now());
    return { rows: rows.map((row) => ({ ...row, tasks: [...row.tasks] })) };
  });

  registerRoute(app, 'giveConsent', async (call) => ({
    consent: await says.giveConsent(db, call.params.id, call.body, byOf(call)),
  }));
  registerRoute(app, 'withdrawConsent', async (call) => ({
    withdrawn: await says.withdrawConsent(db, call.params.id, call.body.purpose, byOf(call)),
  }));
  registerRoute(app, 'startRemoteHelp', async (call) => ({
    startedAt: await explainConflict(db, says.startRemoteHelp(db, call.params.id, byOf(call))),
  }));
  registerRoute(app, 'sendConfirmation', async (call) => ({
    confirmation: await says.sendConfirmation(db, call.params.id, call.body, byOf(call)),
  }));
  registerRoute(app, 'answerConfirmation', async (call) => {
    const { accepted, answer = null } = call.body;
    const step = says.answerConfirmation(db, { id: call.params.id, accepted, answer }, byOf(call));
    return { confirmation: await explainConflict(db, step) };
  });
  registerRoute(app, 'listNamedNotes', async ({ caller }) => {
    const now = clock.now();
    const personIds = await listLookedAfter(readDb, caller.person.id, now);
    return { items: await listNotesNaming(readDb, personIds, now - NAMED_DAYS * 86_400_000) };
  });
}

function viewEscalation(step: Escalation) {
  return {
    ...step,
    personIds: [...step.personIds],
    skipped: [...step.skipped],
    reasons: step.reasons.map(({ rule, zh, en }) => ({ rule, zh, en })),
  };
}
