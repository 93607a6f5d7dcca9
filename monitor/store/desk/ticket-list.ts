import { type Expression, type SqlBool, sql } from 'kysely';
import type { Kind, Topic, Urgency } from '../../../shared/model/analysis.ts';
import type { ContactChannel, TicketState } from '../../../shared/model/ticket.ts';
import { matchQuery } from '../heard/search.ts';
import { type Condition, isIn, isValue } from '../sql/filter-column.ts';
import { type ListOrder, listNumbers } from '../sql/list-numbers.ts';
import { clampLimit, encodeCursor, type Page } from '../sql/paging.ts';
import type { Db } from '../store.ts';
import { type StoredTicket, toTicket } from './ticket-row.ts';

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
  readonly customerId?: string;
  readonly tag?: string;
  readonly mentionId?: string;
  readonly postKeys?: readonly string[];
  /** Words to find in the problem, the customer's name, product, order number, contact and result. */
  readonly query?: string;
  readonly drill?: boolean;
  readonly createdSince?: number;
  readonly createdBefore?: number;
}

/** `newest`: the last made first; `due`: the nearest deadline first, what is resolved or closed last. */
export type TicketOrder = 'newest' | 'due';

export interface TicketListRequest extends TicketFilter {
  readonly order?: TicketOrder;
  readonly limit?: number;
  readonly cursor?: string | null;
}

type Column = 'settled' | 'sortDueAt' | 'number';

const ORDERS: Readonly<Record<TicketOrder, ListOrder<Column>>> = {
  newest: { columns: ['number'], direction: 'desc' },
  due: { columns: ['settled', 'sortDueAt', 'number'], direction: 'asc' },
};

const SETTLED: readonly TicketState[] = ['resolved', 'closed'];

/** A page of tickets. */
export async function listTickets(db: Db, request: TicketListRequest): Promise<Page<StoredTicket>> {
  const order = ORDERS[request.order ?? 'newest'];
  const { columns, direction } = order;
  const limit = clampLimit(request.limit);
  const numbers = listNumbers('tickets', {
    order,
    conditions: [...(columns.includes('settled') ? settledOnly(request.states) : []), ...conditions(db, request)],
    match: await matchQuery(db, 'ticket', request.query, direction === 'desc' ? 'by-number' : 'by-order'),
    cursor: request.cursor,
    count: limit + 1,
  });
  let fetched = db.selectFrom('tickets').selectAll('tickets').where('tickets.number', 'in', numbers);
  for (const column of columns) fetched = fetched.orderBy(`tickets.${column}`, direction);
  const rows = await fetched.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = last && rows.length > limit ? encodeCursor(columns.map((column) => last[column])) : null;
  return { items: shown.map(toTicket), nextCursor: more };
}

/** The half of the order that holds all of these states, where one does. */
function settledOnly(states: readonly TicketState[] | undefined): Expression<SqlBool>[] {
  if (!states || states.length === 0) return [];
  if (states.every((state) => SETTLED.includes(state))) return [sql<SqlBool>`tickets.settled = 1`];
  return states.some((state) => SETTLED.includes(state)) ? [] : [sql<SqlBool>`tickets.settled = 0`];
}

function conditions(db: Db, filter: TicketFilter): Condition[] {
  return [
    sql<SqlBool>`${sql.ref('tickets.withdrawnAt')} is null`,
    ...isIn(db, 'tickets.state', filter.states),
    ...isIn(db, 'tickets.channel', filter.channels),
    ...isIn(db, 'tickets.brandId', filter.brandIds),
    ...isIn(db, 'tickets.kind', filter.kinds),
    ...isIn(db, 'tickets.topic', filter.topics),
    ...isIn(db, 'tickets.urgency', filter.urgencies),
    ...isIn(db, 'tickets.department', filter.departments),
    ...isValue(db, 'tickets.handlerId', '=', filter.handlerId),
    ...isValue(db, 'tickets.drill', '=', filter.drill),
    ...isValue(db, 'tickets.createdAt', '>=', filter.createdSince),
    ...isValue(db, 'tickets.createdAt', '<', filter.createdBefore),
    ...belongsTo('tickets.mentionId', filter.mentionId),
    ...belongsTo('tickets.customerId', filter.customerId),
    ...(filter.postKeys?.length === 0 ? [sql<SqlBool>`1 = 0`] : []),
    ...(filter.postKeys?.length ? [sql<SqlBool>`${sql.ref('tickets.postKey')} in (${sql.join(filter.postKeys)})`] : []),
    ...(filter.tag === undefined
      ? []
      : [sql<SqlBool>`${sql.ref('tickets.id')} in (select "ticketId" from "ticketTags" where tag = ${filter.tag})`]),
  ];
}

/** What few tickets share: here the index of the column is the right way in. */
function belongsTo(column: string, id: string | undefined): Condition[] {
  return id === undefined ? [] : [sql<SqlBool>`${sql.ref(column)} = ${id}`];
}
