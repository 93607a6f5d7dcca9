import type { RetentionId } from '../../../shared/service/retention-policies.ts';
import { eraseMails } from '../desk/mails.ts';
import { toTicket } from '../desk/ticket-row.ts';
import { indexTicket } from '../desk/tickets.ts';
import { indexText } from '../heard/search.ts';
import type { Db } from '../store.ts';
import { eraseCustomer } from './erase-customer.ts';
import { eraseMentions } from './erase-mentions.ts';
import { eraseEvidence, eraseTicketContacts, eraseTicketTexts } from './erase-tickets.ts';
import { selectHeldTickets } from './legal-holds.ts';

/** A row that is past its time, and everything a legal hold on which keeps it. */
interface DueRow {
  readonly id: string;
  readonly subjects: readonly (string | null)[];
}

interface Window {
  readonly after: number;
  readonly upTo: number;
  /** Epoch ms. */
  readonly before: number;
}

/** Data of a table that has numbers: looked through window by window, and emptied row by row. */
interface NumberedData {
  lastNumber(db: Db): Promise<number>;
  listDue(db: Db, window: Window): Promise<DueRow[]>;
  forget(trx: Db, ids: readonly string[], now: number): Promise<unknown>;
}

/** Tickets that were settled before an instant and still have something of the kind. */
function ofTickets(
  hasSome: (query: ReturnType<typeof selectSettled>) => ReturnType<typeof selectSettled>,
  forget: NumberedData['forget'],
): NumberedData {
  return {
    lastNumber: (db) => lastNumberOf(db, 'tickets'),
    async listDue(db, window) {
      const rows = await hasSome(selectSettled(db, window)).execute();
      return rows.map(({ id, customerId, mentionId }) => ({ id, subjects: [id, customerId, mentionId] }));
    },
    forget,
  };
}

function selectSettled(db: Db, { after, upTo, before }: Window) {
  return db
    .selectFrom('tickets')
    .select(['tickets.id', 'tickets.customerId', 'tickets.mentionId'])
    .where('tickets.number', '>', after)
    .where('tickets.number', '<=', upTo)
    .where('tickets.settled', '=', 1)
    .where((eb) => eb(eb.fn.coalesce('tickets.closedAt', 'tickets.resolvedAt', 'tickets.updatedAt'), '<', before));
}

/** Mentions found before an instant, without a ticket that is still worked on. */
function ofMentions(column: 'author' | 'text', forget: NumberedData['forget']): NumberedData {
  return {
    lastNumber: (db) => lastNumberOf(db, 'mentions'),
    async listDue(db, { after, upTo, before }) {
      const rows = await db
        .selectFrom('mentions')
        .leftJoin('tickets', 'tickets.id', 'mentions.ticketId')
        .select(['mentions.id', 'mentions.ticketId', 'tickets.customerId'])
        .where('mentions.number', '>', after)
        .where('mentions.number', '<=', upTo)
        .where('mentions.foundAt', '<', before)
        .where((eb) => eb.or([eb('tickets.settled', 'is', null), eb('tickets.settled', '=', 1)]))
        .where((eb) =>
          column === 'text'
            ? eb('mentions.text', '!=', '')
            : eb.or([eb('mentions.author', 'is not', null), eb('mentions.authorKey', 'is not', null)]),
        )
        .execute();
      return rows.map(({ id, ticketId, customerId }) => ({ id, subjects: [id, ticketId, customerId] }));
    },
    forget,
  };
}

async function lastNumberOf(db: Db, table: 'tickets' | 'mentions' | 'customers' | 'alerts'): Promise<number> {
  const row = await db.selectFrom(table).select('number').orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row?.number ?? 0;
}

/** Everything that a legal hold can keep, by the policy that says how long it stays otherwise. */
export const numberedData = {
  'mention-authors': ofMentions('author', forgetAuthors),
  'mention-texts': ofMentions('text', eraseMentions),
  'ticket-contacts': ofTickets(
    (query) =>
      query.where((eb) =>
        eb.or(
          (['customer', 'contact', 'orderNumber', 'permalink', 'postKey'] as const).map((name) =>
            eb(`tickets.${name}`, 'is not', null),
          ),
        ),
      ),
    forgetContacts,
  ),
  'ticket-texts': ofTickets(
    (query) =>
      query.where((eb) =>
        eb.or([
          eb('tickets.problem', '!=', ''),
          eb('tickets.tried', 'is not', null),
          eb('tickets.result', 'is not', null),
          eb.exists(eb.selectFrom('ticketNotes').select('id').whereRef('ticketNotes.ticketId', '=', 'tickets.id')),
        ]),
      ),
    eraseTicketTexts,
  ),
  evidence: ofTickets(
    (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('evidenceCaptures')
            .innerJoin('evidenceItems', 'evidenceItems.captureId', 'evidenceCaptures.id')
            .select('evidenceItems.id')
            .whereRef('evidenceCaptures.ticketId', '=', 'tickets.id')
            .where('evidenceItems.salt', 'is not', null),
        ),
      ),
    eraseEvidence,
  ),
  mails: ofTickets(
    (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('mails')
            .select('mails.id')
            .whereRef('mails.ticketId', '=', 'tickets.id')
            .where('mails.address', 'is not', null),
        ),
      ),
    eraseMails,
  ),
  customers: {
    lastNumber: (db) => lastNumberOf(db, 'customers'),
    async listDue(db, { after, upTo, before }) {
      const rows = await db
        .selectFrom('customers')
        .select(['id', 'mergedInto'])
        .where('number', '>', after)
        .where('number', '<=', upTo)
        .where('createdAt', '<', before)
        // A claim on the list of abusive ones is kept with its reason (SEC-5).
        .where('blockedAt', 'is', null)
        .where((eb) =>
          eb.or([
            eb('name', 'is not', null),
            eb.exists(
              eb.selectFrom('identities').select('value').whereRef('identities.customerId', '=', 'customers.id'),
            ),
          ]),
        )
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('tickets')
                .select('tickets.id')
                .where((ticket) =>
                  ticket.or([
                    ticket('tickets.customerId', '=', eb.ref('customers.id')),
                    ticket('tickets.customerId', '=', eb.ref('customers.mergedInto')),
                  ]),
                )
                .where((ticket) =>
                  ticket.or([ticket('tickets.settled', '=', 0), ticket('tickets.updatedAt', '>=', before)]),
                ),
            ),
          ),
        )
        .execute();
      // A ticket on hold says little without who it is about.
      const held = await selectHeldTickets(db).select(['legalHolds.subjectId', 'tickets.customerId']).execute();
      return rows.map(({ id, mergedInto }) => {
        const own = held.filter(({ customerId }) => customerId === (mergedInto ?? id));
        return { id, subjects: [id, mergedInto, ...own.map(({ subjectId }) => subjectId)] };
      });
    },
    forget: eraseCustomer,
  },
  alerts: {
    lastNumber: (db) => lastNumberOf(db, 'alerts'),
    async listDue(db, { after, upTo, before }) {
      const rows = await db
        .selectFrom('alerts')
        .select(['id', 'mentionId', 'ticketId'])
        .where('number', '>', after)
        .where('number', '<=', upTo)
        .where('createdAt', '<', before)
        // What was not delivered is never forgotten.
        .where('state', 'in', ['delivered', 'dead', 'withheld'])
        .execute();
      return rows.map(({ id, mentionId, ticketId }) => ({ id, subjects: [mentionId, ticketId] }));
    },
    forget: (trx, ids) => trx.deleteFrom('alerts').where('id', 'in', ids).execute(),
  },
} satisfies Partial<Record<RetentionId, NumberedData>>;

/** Without its author a mention is still found by its words. */
async function forgetAuthors(trx: Db, ids: readonly string[]): Promise<void> {
  const rows = await trx
    .updateTable('mentions')
    .set({ author: null, authorKey: null })
    .where('id', 'in', ids)
    .returning(['number', 'title', 'text', 'entryId'])
    .execute();
  for (const { number, title, text } of rows) await indexText(trx, 'mention', number, [title, text]);
  const entryIds = rows.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));
  await trx.updateTable('entries').set({ author: null }).where('id', 'in', entryIds).execute();
}

async function forgetContacts(trx: Db, ids: readonly string[]): Promise<void> {
  await eraseTicketContacts(trx, ids);
  const rows = await trx.selectFrom('tickets').selectAll().where('id', 'in', ids).execute();
  for (const row of rows) if (row.withdrawnAt === null) await indexTicket(trx, toTicket(row));
}
