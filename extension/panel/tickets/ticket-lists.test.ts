import { expect, test } from 'vitest';
import { linkToTicketList, readTicketList, TICKET_LISTS } from './ticket-lists.ts';

test.each(TICKET_LISTS)('the address keeps the list of %s', (list) => {
  expect(readTicketList(linkToTicketList(list))).toBe(list);
});

test.each(['', '#/tickets/none', '#/mentions/tasks', '#/ticket/tasks'])('%j names no list', (hash) => {
  expect(readTicketList(hash)).toBe('live');
});
