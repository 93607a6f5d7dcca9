import type { Person } from '../../shared/model/person.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { maskTicket } from '../desk/mask-ticket.ts';
import { mayDo } from './permissions.ts';

/** SEC-1: whole for who handles it, for a lead, and while nobody handles it for whoever may take it; masked for all others. */
export function mayReadWhole(ticket: Pick<Ticket, 'handlerId'>, person: Person): boolean {
  if (!mayDo(person.role, 'tickets.edit')) return false;
  return ticket.handlerId === null || ticket.handlerId === person.id || mayDo(person.role, 'mentions.release-any');
}

/** The ticket as this person may see it. */
export function showTicket(ticket: Ticket, person: Person): Ticket {
  return mayReadWhole(ticket, person) ? ticket : maskTicket(ticket);
}
