import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Kind, Topic, Urgency } from '../../shared/model/analysis.ts';
import type { ContactChannel, Ticket, TicketState } from '../../shared/model/ticket.ts';
import type { Db } from './database.ts';
import { clampLimit, decodeCursor, encodeCursor, type Page } from './paging.ts';
import { matchText } from './search.ts';
import type { Tables } from './tables.ts';
import { toTicket } from './ticket-row.ts';

/** What a list of tickets is narrowed to; left out: not narrowed. Withdrawn tickets are in no list. */
export interface TicketFilter {
  readonly states?: readonly TicketState[];
  readonly channels?: readonly ContactChannel[];
  readonly brandIds?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly topics?: readonly Topic[];
  readonly urgencies?: readonly Urgency[];
  readonly departments?: readonly string[];
  readonly handlerId?: string;
  readonly mentionId?: string;
  readonly postKeys?: readonly string[];
  /** Words to find in the problem, the customer's name, product, order number, contact and result. */
  readonly query?: string;
  readonly drill?: boolean;
  readonly createdSince?: number;
  readonly createdBefore?: number;
}

/** `newest`: the last made first; `due`: the nearest deadline first. */
export type TicketOrder = 'newest' | 'due';

export interface TicketListRequest extends TicketFilter {
  readonly order?: TicketOrder;
  readonly limit?: number;
  readonly cursor?: string | null;
}

/** A page of tickets. */
export async function listTickets(db: Db, request: TicketListRequest): Promise<Page<Ticket>> {
  const limit = clampLimit(request.limit);
  const byDue = request.order === 'due';
  const after = request.cursor ? decodeCursor(request.cursor, byDue ? 2 : 1) : null;
  const [a = 0, b = 0] = after ?? [];
  const filtered = db
    .selectFrom('tickets')
    .selectAll()
    .where((eb) => eb.and(conditions(db, eb, request)));
  const page = byDue
    ? filtered
        .$if(after !== null, (q) =>
          q.where((eb) => eb.and([eb('sortDueAt', '>=', a), eb.or([eb('sortDueAt', '>', a), eb('number', '>', b)])])),
        )
        .orderBy('sortDueAt')
        .orderBy('number')
    : filtered.$if(after !== null, (q) => q.where('number', '<', a)).orderBy('number', 'desc');
  const rows = await page.limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const key = last ? (byDue ? [last.sortDueAt, last.number] : [last.number]) : [];
  return { items: shown.map(toTicket), nextCursor: rows.length > limit ? encodeCursor(key) : null };
}

/** How many tickets of each state a filter holds. */
export async function countTickets(db: Db, filter: TicketFilter): Promise<Record<TicketState, number>> {
  const rows = await db
    .selectFrom('tickets')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where((eb) => eb.and(conditions(db, eb, filter)))
    .groupBy('state')
    .execute();
  const counts: Record<TicketState, number> = { open: 0, working: 0, waiting: 0, resolved: 0, closed: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

type Conditions = ExpressionWrapper<Tables, 'tickets', SqlBool>[];

function conditions(db: Db, eb: ExpressionBuilder<Tables, 'tickets'>, filter: TicketFilter): Conditions {
  const all: Conditions = [eb('withdrawnAt', 'is', null)];
  if (filter.states) all.push(eb('state', 'in', filter.states));
  if (filter.channels) all.push(eb('channel', 'in', filter.channels));
  if (filter.brandIds) all.push(eb('brandId', 'in', filter.brandIds));
  if (filter.kinds) all.push(eb('kind', 'in', filter.kinds));
  if (filter.topics) all.push(eb('topic', 'in', filter.topics));
  if (filter.urgencies) all.push(eb('urgency', 'in', filter.urgencies));
  if (filter.departments) all.push(eb('department', 'in', filter.departments));
  if (filter.postKeys) all.push(eb('postKey', 'in', filter.postKeys));
  if (filter.handlerId !== undefined) all.push(eb('handlerId', '=', filter.handlerId));
  if (filter.mentionId !== undefined) all.push(eb('mentionId', '=', filter.mentionId));
  if (filter.drill !== undefined) all.push(eb('drill', '=', filter.drill ? 1 : 0));
  if (filter.createdSince !== undefined) all.push(eb('createdAt', '>=', filter.createdSince));
  if (filter.createdBefore !== undefined) all.push(eb('createdAt', '<', filter.createdBefore));
  if (filter.query?.trim()) all.push(matchText(db, 'ticket', filter.query, 'tickets.number'));
  return all;
}
