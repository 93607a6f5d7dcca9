import type { Ticket } from '../../shared/model/ticket.ts';
import { type Identity, readCustomerHistory, recogniseCustomer } from '../store/desk/customers.ts';
import { changeTicket } from '../store/desk/tickets.ts';
import type { Db } from '../store/store.ts';

/**
 * TKT-8, TKT-9: whose ticket it is, by sure signs only (an account on a site, a telephone number, a mail address),
 * never by a name. Gives customers that the signs also fit: joining people is for people.
 */
export async function recogniseTicketCustomer(
  trx: Db,
  ticket: Pick<Ticket, 'id' | 'site' | 'customer' | 'contact' | 'drill'>,
  now: number,
): Promise<{ readonly customerId: string | null; readonly conflicts: readonly string[] }> {
  const identities = readIdentities(ticket);
  if (identities.length === 0) return { customerId: null, conflicts: [] };
  const name = ticket.customer?.name ?? null;
  const { customer, conflicts } = await recogniseCustomer(trx, { identities, name, drill: ticket.drill, now });
  const history = await readCustomerHistory(trx, customer.id);
  const fields = { customerId: customer.id, returning: history.tickets > 0 };
  await changeTicket(trx, { id: ticket.id, fields, now });
  return { customerId: customer.id, conflicts };
}

/** The sure signs on a ticket. An account counts with its site: the same id elsewhere is somebody else. */
export function readIdentities(ticket: Pick<Ticket, 'site' | 'customer' | 'contact'>): Identity[] {
  const { site, customer } = ticket;
  const account = customer?.id ?? readProfile(customer?.url ?? null);
  const fromContact = ticket.contact === null ? [] : readContact(ticket.contact);
  return [
    ...(account === null || account === '' || site === null
      ? []
      : [{ kind: 'account' as const, value: `${site}:${account}` }]),
    ...(customer?.email ? [{ kind: 'email' as const, value: customer.email }] : []),
    ...fromContact,
  ];
}

/** A profile's address without its scheme, query and ending slash. */
function readProfile(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  return path === '' ? null : `${host.replace(/^www\./, '')}${path}`;
}

function readContact(contact: string): Identity[] {
  const folded = contact.normalize('NFKC');
  const mails = folded.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? [];
  const phones = folded.match(/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g) ?? [];
  return [
    ...phones.map((value): Identity => ({ kind: 'phone', value })),
    ...mails.map((value): Identity => ({ kind: 'email', value })),
  ];
}
