import type { FastifyInstance } from 'fastify';
import type { MonitoredPost } from '../../../shared/model/monitored-post.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { FIGURE_TABLE, type FigureRow, listFigureRows } from '../../desk/exports/figure-table.ts';
import { MENTION_TABLE } from '../../desk/exports/mention-table.ts';
import { readMonitored } from '../../desk/exports/read-monitored.ts';
import type { ReadRows } from '../../desk/exports/stream-table.ts';
import { TICKET_TABLE, type TicketRow } from '../../desk/exports/ticket-table.ts';
import { maskTicket } from '../../desk/mask-ticket.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import { readFigureReport } from '../read-figure-report.ts';
import { readPage } from '../read-page.ts';
import { type Call, registerFileRoute, registerRoute } from '../register-route.ts';
import { sendTable } from '../send-table.ts';

/** Masking a page takes the thread some tens of milliseconds; between pages others have their turn. */
const PAGE = 100;

/** The monitoring table, and tables for spreadsheets. Who took one, and of what, stands in the audit log. */
export function registerExports(app: FastifyInstance, context: ApiContext): void {
  // A drill has nothing but practice; everywhere else practice stays out.
  const { reader, workspace } = context;

  const tickets =
    (name: 'exportTickets' | 'exportTicketsXlsx') =>
    async ({ query, caller, reply }: Pick<Call<'exportTickets'>, 'query' | 'caller' | 'reply'>) => {
      const { since, before, brand, channel, drill = workspace.drill } = query;
      const filter = {
        ...(brand?.length ? { brandIds: brand } : {}),
        ...(channel?.length ? { channels: channel } : {}),
        ...(since === undefined ? {} : { createdSince: since }),
        ...(before === undefined ? {} : { createdBefore: before }),
      };
      const readRows: ReadRows<TicketRow> = async (cursor) => {
        const page = await reader.listTickets({ ...filter, drill, order: 'newest', limit: PAGE, cursor });
        const numbers = await readCustomerNumbers(context.store.db, page.items);
        const rows = page.items.map((ticket) => ({
          ...maskTicket(ticket),
          customerNumber: numbers.get(ticket.customerId ?? '') ?? null,
        }));
        return { rows, next: page.nextCursor };
      };
      return sendTable(context, { caller, reply, name, query, columns: TICKET_TABLE, readRows });
    };
  const mentions =
    (name: 'exportMentions' | 'exportMentionsXlsx') =>
    async ({ query, caller, reply }: Pick<Call<'exportMentions'>, 'query' | 'caller' | 'reply'>) => {
      const filter = { ...query, drill: query.drill ?? workspace.drill };
      const readRows: ReadRows<MonitoredPost> = async (cursor) => {
        const page = await readMonitored({ reader, db: context.readDb }, filter, { cursor, limit: PAGE });
        return { rows: page.items, next: page.nextCursor };
      };
      return sendTable(context, { caller, reply, name, query, columns: MENTION_TABLE, readRows });
    };
  registerRoute(app, 'listMonitored', async ({ query }) => {
    const { after = null, limit = 50, drill = workspace.drill } = query;
    return readPage(readMonitored({ reader, db: context.readDb }, { ...query, drill }, { cursor: after, limit }));
  });
  const figures =
    (name: 'exportFigures' | 'exportFiguresXlsx') =>
    async ({ query, caller, reply }: Pick<Call<'exportFigures'>, 'query' | 'caller' | 'reply'>) => {
      const rows = listFigureRows(await readFigureReport(context, query));
      const readRows: ReadRows<FigureRow> = async () => ({ rows, next: null });
      return sendTable(context, { caller, reply, name, query, columns: FIGURE_TABLE, readRows });
    };
  registerFileRoute(app, 'exportFigures', figures('exportFigures'));
  registerFileRoute(app, 'exportFiguresXlsx', figures('exportFiguresXlsx'));
  registerFileRoute(app, 'exportTickets', tickets('exportTickets'));
  registerFileRoute(app, 'exportTicketsXlsx', tickets('exportTicketsXlsx'));
  registerFileRoute(app, 'exportMentions', mentions('exportMentions'));
  registerFileRoute(app, 'exportMentionsXlsx', mentions('exportMentionsXlsx'));
}

/** What people call the customers of these tickets. */
async function readCustomerNumbers(
  db: Db,
  tickets: readonly Pick<Ticket, 'customerId'>[],
): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(tickets.flatMap(({ customerId }) => (customerId ? [customerId] : [])))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('customers').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
