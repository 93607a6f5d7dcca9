import type { FastifyInstance } from 'fastify';
import { maskTicket } from '../../desk/mask-ticket.ts';
import type { ApiContext } from '../api-context.ts';
import { readFigureReport } from '../read-figure-report.ts';
import { readPage } from '../read-page.ts';
import { readRange } from '../read-range.ts';
import { registerRoute } from '../register-route.ts';

/** KPI-1: figures beside those of the stretch before, each with its definition, and the rows behind each of them. */
export function registerFigures(app: FastifyInstance, context: ApiContext): void {
  const { reader, clock, workspace } = context;

  registerRoute(app, 'getFigures', ({ query }) => readFigureReport(context, query));

  registerRoute(app, 'listFigureMentions', async ({ query }) => {
    const { of, topic, site, person, after = null, limit = 50 } = query;
    const { range, filter } = readRange(query, workspace.drill);
    const wanted = {
      of,
      ...(topic === undefined ? {} : { topic }),
      ...(site === undefined ? {} : { site }),
      ...(person === undefined ? {} : { answeredBy: person }),
    };
    const found = reader.listMentionsBehind({ ...filter, ...range }, wanted, clock.now(), { cursor: after, limit });
    const page = await readPage(found);
    return { ...page, range, total: (await found).total };
  });

  registerRoute(app, 'listFigureTickets', async ({ query }) => {
    const { of, topic, person, product, after = null, limit = 50 } = query;
    const { range, filter } = readRange(query, workspace.drill);
    const wanted = {
      of,
      ...(topic === undefined ? {} : { topic }),
      ...(person === undefined ? {} : { handlerId: person }),
      ...(product === undefined ? {} : { product }),
    };
    const found = reader.listTicketsBehind({ ...filter, ...range }, wanted, clock.now(), { cursor: after, limit });
    const page = await readPage(found);
    const items = page.items.map(({ ticket, ...behind }) => ({ ...behind, ticket: maskTicket(ticket) }));
    return { items, next: page.next, range, total: (await found).total };
  });
}
