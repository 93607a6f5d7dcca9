import type { Ticket } from '../../shared/model/ticket.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';

/** SEC-1: a ticket as lists, events and exports show it. Who handles it reads it whole, and the look is recorded. */
export function maskTicket(ticket: Ticket): Ticket {
  return {
    ...ticket,
    contact: ticket.contact === null ? null : maskSecret(ticket.contact),
    orderNumber: ticket.orderNumber === null ? null : maskSecret(ticket.orderNumber),
    customer:
      ticket.customer === null
        ? null
        : { ...ticket.customer, email: ticket.customer.email === null ? null : maskSecret(ticket.customer.email) },
    problem: maskPersonalData(ticket.problem),
    ...(ticket.tried == null ? {} : { tried: maskPersonalData(ticket.tried) }),
    result: ticket.result === null ? null : maskPersonalData(ticket.result),
  };
}

/** Keeps as much as people need to tell two apart: the first sign and the last two of a long one. */
export function maskSecret(text: string): string {
  const signs = [...text];
  return signs.length < 6 ? '***' : `${signs[0]}***${signs.slice(-2).join('')}`;
}
