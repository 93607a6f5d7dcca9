import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiQuery } from '../../../shared/api.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { FIGURE_TABLE, listFigureRows } from '../../desk/exports/figure-table.ts';
import { MENTION_TABLE } from '../../desk/exports/mention-table.ts';
import { readMonitored } from '../../desk/exports/read-monitored.ts';
import { type ReadRows, streamTable } from '../../desk/exports/stream-table.ts';
import type { TableColumn, TableReader } from '../../desk/exports/table-column.ts';
import { TICKET_TABLE } from '../../desk/exports/ticket-table.ts';
import { writeXlsx, XLSX_TYPE } from '../../desk/exports/write-xlsx.ts';
import { maskTicket } from '../../desk/mask-ticket.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { listPeople } from '../../store/people/people.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import type { Caller } from '../caller.ts';
import { readFigureReport } from '../read-figure-report.ts';
import { readPage } from '../read-page.ts';
import { readZone } from '../read-zone.ts';
import { type Call, registerFileRoute, registerRoute } from '../register-route.ts';

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
      return send(context, caller, reply, name, query, TICKET_TABLE, async (cursor) => {
        const page = await reader.listTickets({ ...filter, drill, order: 'newest', limit: PAGE, cursor });
        const numbers = await readCustomerNumbers(context.store.db, page.items);
        const rows = page.items.map((ticket) => ({
          ...maskTicket(ticket),
          customerNumber: numbers.get(ticket.customerId ?? '') ?? null,
        }));
        return { rows, next: page.nextCursor };
      });
    };
  const mentions =
    (name: 'exportMentions' | 'exportMentionsXlsx') =>
    async ({ query, caller, reply }: Pick<Call<'exportMentions'>, 'query' | 'caller' | 'reply'>) => {
      const filter = { ...query, drill: query.drill ?? workspace.drill };
      return send(context, caller, reply, name, query, MENTION_TABLE, async (cursor) => {
        const page = await readMonitored({ reader, db: context.readDb }, filter, { cursor, limit: PAGE });
        return { rows: page.items, next: page.nextCursor };
      });
    };
  registerRoute(app, 'listMonitored', async ({ query }) => {
    const { after = null, limit = 50, drill = workspace.drill } = query;
    return readPage(readMonitored({ reader, db: context.readDb }, { ...query, drill }, { cursor: after, limit }));
  });
  const figures =
    (name: 'exportFigures' | 'exportFiguresXlsx') =>
    async ({ query, caller, reply }: Pick<Call<'exportFigures'>, 'query' | 'caller' | 'reply'>) => {
      const report = await readFigureReport(context, query);
      return send(context, caller, reply, name, query, FIGURE_TABLE, async () => ({
        rows: listFigureRows(report),
        next: null,
      }));
    };
  registerFileRoute(app, 'exportFigures', figures('exportFigures'));
  registerFileRoute(app, 'exportFiguresXlsx', figures('exportFiguresXlsx'));
  registerFileRoute(app, 'exportTickets', tickets('exportTickets'));
  registerFileRoute(app, 'exportTicketsXlsx', tickets('exportTicketsXlsx'));
  registerFileRoute(app, 'exportMentions', mentions('exportMentions'));
  registerFileRoute(app, 'exportMentionsXlsx', mentions('exportMentionsXlsx'));
}

async function send<Row>(
  context: ApiContext,
  caller: Caller,
  reply: FastifyReply,
  name: RouteName,
  query: ApiQuery<'exportTickets'>,
  columns: readonly TableColumn<Row>[],
  readRows: ReadRows<Row>,
): Promise<FastifyReply> {
  const { db } = context.store;
  const now = context.clock.now();
  const timeZone = readZone(query.zone);
  const names = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const { since = null, before = null } = query;
  await inTransaction(db, (trx) =>
    appendAudit(trx, {
      chain: 'system',
      at: now,
      actorId: caller.person.id,
      action: 'export.made',
      subjectId: null,
      details: { table: name, since, before },
    }),
  );
  const tableReader: TableReader = {
    language: query.lang ?? 'zh-CN',
    timeZone,
    nameOf: (personId) => (personId === null ? null : (names.get(personId) ?? personId)),
  };
  const day = new Date(now).toLocaleDateString('sv-SE', { timeZone });
  const isWorkbook = name.endsWith('Xlsx');
  const table = name.replace(/^export|Xlsx$/g, '').toLowerCase();
  const file = `${table}-${day}.${isWorkbook ? 'xlsx' : 'csv'}`;
  const write = isWorkbook ? writeXlsx : streamTable;
  return reply
    .type(isWorkbook ? XLSX_TYPE : 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}"`)
    .send(Readable.from(write(columns, tableReader, readRows)));
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
