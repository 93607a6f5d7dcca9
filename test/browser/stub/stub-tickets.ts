import type { Ticket, TicketDraft } from '../../../shared/model/ticket.ts';
import type { Call } from './stub-state.ts';

/** What the stub answers about tickets themselves; the work on them is `answerDesk`. */
export function answerTickets(
  name: 'createTicket' | 'getTicket' | 'getEvidencePack' | 'updateTicket' | 'withdrawTicket',
  call: Call,
  serverTime: number,
): unknown {
  const { state, params, query } = call;
  switch (name) {
    case 'createTicket':
      return createTicket(call, serverTime);
    case 'getTicket': {
      const ticket = state.tickets.get(params.id ?? '');
      if (!ticket) return { refuse: { status: 404, code: 'no-ticket', message: 'no such ticket' } };
      const clock = {
        id: 'c-1',
        subject: 'ticket',
        subjectId: ticket.id,
        policyId: 'resolution',
        rule: 'SLA-SOCIAL',
        startedAt: ticket.createdAt,
        warnAt: ticket.createdAt,
        dueAt: ticket.createdAt + 86_400_000,
        pausedAt: null,
        pauseReason: null,
        stoppedAt: null,
        outcome: null,
        calendarKnown: true,
      };
      return {
        ticket,
        clocks: [clock],
        evidence: [],
        events: state.events.filter((event) => event.subjectId === ticket.id),
      };
    }
    case 'getEvidencePack':
      state.packs.push({ id: params.id ?? '', lang: query.get('lang'), zone: query.get('zone') });
      return Buffer.from('PK');
    case 'updateTicket': {
      const ticket = state.tickets.get(params.id ?? '');
      if (!ticket) return { refuse: { status: 404, code: 'no-ticket', message: 'no such ticket' } };
      const changed: Ticket = { ...ticket, ...(call.body as Partial<Ticket>), updatedAt: serverTime };
      state.tickets.set(ticket.id, changed);
      call.tell('ticket.updated', ticket.id, changed);
      return { ticket: changed };
    }
    case 'withdrawTicket': {
      const ticket = state.tickets.get(params.id ?? '');
      if (ticket) state.withdrawn.push(ticket);
      const withdrawn = state.tickets.delete(params.id ?? '');
      if (ticket) call.tell('ticket.withdrawn', ticket.id, ticket);
      return { withdrawn };
    }
  }
}

function createTicket(call: Call, now: number): unknown {
  const { evidence, ...draft } = call.body as TicketDraft;
  const known = [...call.state.tickets.values(), ...call.state.withdrawn].find(
    (one) => one.clientKey === draft.clientKey,
  );
  if (known) return { ticket: known, created: false };
  const number = 4128 + call.state.tickets.size + call.state.withdrawn.length;
  const ticket: Ticket = {
    ...draft,
    id: `t-${number}`,
    number,
    state: 'open',
    handlerId: null,
    returning: null,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    closeReason: null,
    result: null,
    satisfaction: null,
    department: null,
    dueAt: now + 86_400_000,
    evidenceCount: evidence?.items.length ?? 0,
    updatedAt: now,
  };
  call.state.tickets.set(ticket.id, ticket);
  call.tell('ticket.created', ticket.id, ticket);
  return { ticket, created: true };
}
