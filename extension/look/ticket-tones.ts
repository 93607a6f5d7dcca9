import type { Ticket } from '../../shared/model/ticket.ts';

/** Colour of the tag that says the state of a ticket. */
export const TICKET_TONES: Record<Ticket['state'], string> = {
  open: 'yellow',
  working: 'orange',
  waiting: 'blue',
  resolved: 'green',
  closed: 'grey',
};
