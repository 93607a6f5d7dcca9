import { randomUUID } from 'node:crypto';
import { changeTicket } from '../../monitor/desk/change-ticket.ts';
import { createTicket, type TicketCircumstances } from '../../monitor/desk/create-ticket.ts';
import type { DeskContext } from '../../monitor/desk/desk-context.ts';
import { tickDesk } from '../../monitor/desk/run-desk-ticker.ts';
import { listAlerts } from '../../monitor/store/alerts.ts';
import { insertPerson } from '../../monitor/store/people/people.ts';
import { insertShift } from '../../monitor/store/people/shifts.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Store } from '../../monitor/store/store.ts';
import type { Person, Role } from '../../shared/model/person.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import type { TicketPatch } from '../../shared/schemas/ticket.ts';
import { SAMPLE_AT, sampleTicket } from './store-samples.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A desk with people, whose time goes only as the test says. */
export function openDesk(store: Store) {
  const desk: DeskContext = {
    routing: { routes: [], channelIds: ['hook', 'own'], adminChannelIds: ['hook'], people: [], calendars: new Map() },
    brandName: () => '云雀',
  };
  let now = SAMPLE_AT;
  return {
    desk,
    get now() {
      return now;
    },
    /** Goes to an instant and does what is due then, until nothing is left. Gives how much that was. */
    async goTo(at: number): Promise<number> {
      now = at;
      let done = 0;
      for (;;) {
        const round = await tickDesk(store.db, desk, now);
        if (round === 0) return done;
        done += round;
      }
    },
    person(role: Role, name: string = role): Promise<Person> {
      return inTransaction(store.db, (trx) => insertPerson(trx, { name, role, now }));
    },
    shift(person: Person, startAt: number, endAt: number) {
      return inTransaction(store.db, (trx) => insertShift(trx, { personId: person.id, startAt, endAt }, now));
    },
    async ticket(
      change: Partial<TicketDraft> = {},
      by: string | null = null,
      more: TicketCircumstances = {},
    ): Promise<Ticket> {
      const draft = sampleTicket({ clientKey: randomUUID(), createdAt: now, publishedAt: null, ...change });
      return (await createTicket(store.db, { ...draft, evidence: null }, { personId: by, deviceId: null, now }, more))
        .ticket;
    },
    change(ticket: Pick<Ticket, 'id'>, patch: TicketPatch, by: string | null = null): Promise<Ticket> {
      return changeTicket(store.db, ticket.id, patch, { personId: by, now });
    },
    /** Headlines of what went out for a ticket, the first first. */
    async told(ticket: Pick<Ticket, 'id'>): Promise<string[]> {
      const alerts = await listAlerts(store.db, { ticketId: ticket.id });
      return alerts.reverse().map(({ channelId, content, state }) => `${channelId} ${state} ${content.headline.en}`);
    },
  };
}
