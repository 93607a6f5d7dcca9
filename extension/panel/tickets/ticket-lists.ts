export const TICKET_LISTS = ['live', 'all', 'tasks', 'escalations'] as const;
/** What the view of tickets lists: tickets, the tasks that departments owe, or all steps up. */
export type TicketList = (typeof TICKET_LISTS)[number];

/** The list that an address of the view names; the unfinished tickets when it names none. */
export function readTicketList(hash: string): TicketList {
  const [view, list] = hash.replace(/^#\/?/, '').split('/');
  return (view === 'tickets' && TICKET_LISTS.find((one) => one === list)) || 'live';
}

export function linkToTicketList(list: TicketList): string {
  return list === 'live' ? '#/tickets' : `#/tickets/${list}`;
}
