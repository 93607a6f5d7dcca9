import type { FastifyInstance } from 'fastify';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { playbooks } from '../../../shared/replies/playbooks/registry.ts';
import { suggestPlaybooks } from '../../../shared/replies/suggest-playbooks.ts';
import { proposeDisputeStage } from '../../../shared/service/dispute-policy.ts';
import { readDispute } from '../../desk/disputes.ts';
import { readCase } from '../../desk/escalation/read-case.ts';
import { answerMail } from '../../desk/mail/answer-mail.ts';
import { mergeTicket, splitTicket } from '../../desk/merge-tickets.ts';
import { auditTicket } from '../../desk/record-step.ts';
import { addTicketNote, addTicketTask, endTicketTask, tagTicket } from '../../desk/ticket-work.ts';
import { listConfirmations } from '../../store/desk/confirmations.ts';
import { listConsents } from '../../store/desk/consents.ts';
import { getCustomer, readCustomerHistory } from '../../store/desk/customers.ts';
import { listEscalations } from '../../store/desk/escalations.ts';
import { listFollowUps } from '../../store/desk/follow-ups.ts';
import { listHandOvers } from '../../store/desk/handed-tickets.ts';
import { listMails, type Mail } from '../../store/desk/mails.ts';
import { readTicketSurvey } from '../../store/desk/surveys.ts';
import { listTicketLinks, listTicketNotes, listTicketTags, listTicketTasks } from '../../store/desk/ticket-work.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { drillLabel } from '../metrics.ts';
import { type Call, registerRoute } from '../register-route.ts';
import { mayReadWhole, showTicket } from '../show-ticket.ts';

/** What people do on a ticket among themselves. */
export function registerTicketWork(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, metrics } = context;
  const { db } = store;
  const byOf = ({ caller }: Pick<Call<'getMe'>, 'caller'>) => ({
    personId: caller.person.id,
    deviceId: caller.device.id,
    now: clock.now(),
  });

  registerRoute(app, 'getTicketWork', async ({ params: { id } }) => {
    const { customerId } = await getTicket(readDb, id);
    const customer = customerId === null ? null : await getCustomer(readDb, customerId);
    const notes = await listTicketNotes(readDb, id);
    const escalations = await listEscalations(readDb, id);
    const ticket = await getTicket(readDb, id);
    const row = await readDb.selectFrom('tickets').select(['snoozedUntil']).where('id', '=', id).executeTakeFirst();
    const open = await readCase(readDb, 'ticket', id);
    return {
      tags: await listTicketTags(readDb, id),
      notes: notes.map((note) => ({ ...note, named: [...note.named] })),
      tasks: await listTicketTasks(readDb, { ticketId: id }),
      links: await listTicketLinks(readDb, id),
      followUps: await listFollowUps(readDb, id),
      escalations: escalations.map((one) => ({
        ...one,
        personIds: [...one.personIds],
        skipped: [...one.skipped],
        reasons: one.reasons.map(({ rule, zh, en }) => ({ rule, zh, en })),
      })),
      handOvers: await listHandOvers(readDb, id),
      snoozedUntil: row?.snoozedUntil ?? null,
      dispute: await readDispute(readDb, id),
      proposedStage:
        ticket.kind === 'complaint'
          ? proposeDisputeStage({ media: open?.case.flags.media ?? false, legal: open?.legal ?? false })
          : null,
      playbooks: suggestPlaybooks(playbooks, { ...ticket, safety: open?.case.flags.safety ?? false }).map(
        (playbook) => playbook.id,
      ),
      consents: await listConsents(readDb, id),
      confirmations: await listConfirmations(readDb, id),
      survey: await readTicketSurvey(readDb, id),
      customer: customer === null ? null : { ...customer, history: await readCustomerHistory(readDb, customer.id) },
    };
  });

  registerRoute(app, 'addTicketNote', async (call) => {
    const { kind = 'note', text, named = [], unsolved } = call.body;
    const note = await addTicketNote(db, call.params.id, { kind, text, named, unsolved }, byOf(call));
    return { note: { ...note, named: [...note.named] } };
  });

  registerRoute(app, 'listTicketMails', async (call) => {
    const ticket = await getTicket(readDb, call.params.id);
    refuseStrangers(ticket, call);
    const mails = await listMails(readDb, ticket.id);
    await inTransaction(db, (trx) => auditTicket(trx, 'mail.viewed', ticket.id, byOf(call)));
    return { mails: mails.map(showMail) };
  });

  registerRoute(app, 'answerByMail', async (call) => {
    const ticket = await getTicket(readDb, call.params.id);
    refuseStrangers(ticket, call);
    const answer = { ticketId: ticket.id, text: call.body.text };
    return { mail: showMail(await answerMail(db, context.mailboxes ?? [], answer, byOf(call))) };
  });

  registerRoute(app, 'setTicketTags', async (call) => ({
    tags: await tagTicket(db, call.params.id, call.body, byOf(call)),
  }));

  registerRoute(app, 'addTicketTask', async (call) => {
    const { title, department = null, ownerId = null, dueAt = null, playbookId = null, step = null } = call.body;
    const task = { title, department, ownerId, dueAt, playbookId, step };
    return { task: await addTicketTask(db, call.params.id, task, byOf(call)) };
  });

  registerRoute(app, 'finishTask', async (call) => {
    const { state, result = null } = call.body;
    return { task: await explainConflict(db, endTicketTask(db, { id: call.params.id, state, result }, byOf(call))) };
  });

  registerRoute(app, 'listTasks', async ({ query }) => {
    const { department = [], all = false } = query;
    const wanted = department.length === 0 ? [undefined] : department;
    const lists = await Promise.all(
      wanted.map((name) =>
        listTicketTasks(readDb, { ...(name === undefined ? {} : { department: name }), openOnly: !all }),
      ),
    );
    return { items: lists.flat() };
  });

  registerRoute(app, 'mergeTicket', async (call) => {
    const merge = { id: call.params.id, into: call.body.into };
    const { ticket, into } = await explainConflict(db, mergeTicket(db, merge, byOf(call)));
    const { person } = call.caller;
    return { ticket: showTicket(ticket, person), into: showTicket(into, person) };
  });

  registerRoute(app, 'splitTicket', async (call) => {
    const { ticket, created } = await splitTicket(db, call.params.id, call.body, byOf(call));
    if (created) metrics.tickets.inc({ drill: drillLabel(ticket.drill) });
    else call.reply.code(200);
    return { ticket: showTicket(ticket, call.caller.person), created };
  });
}

/** SEC-1: mails are whole or not at all. */
function refuseStrangers(ticket: Ticket, { caller }: Pick<Call<'getMe'>, 'caller'>): void {
  const { person } = caller;
  if (mayReadWhole(ticket, person)) return;
  throw new ApiFault('not-allowed', { words: { role: person.role, need: 'the ticket or a lead' } });
}

function showMail({ mailboxId: _, messageId: __, ticketId: ___, thread: ____, tries: _____, ...mail }: Mail) {
  return mail;
}
