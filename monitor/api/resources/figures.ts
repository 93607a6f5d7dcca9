import type { FastifyInstance } from 'fastify';
import type { FigureReport, MentionFigures, TicketFigures } from '../../store/figures.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { FIGURE_DEFINITIONS } from '../figure-definitions.ts';
import { readZone, zoneOffsetMs } from '../read-zone.ts';
import { registerRoute } from '../register-route.ts';

/** More than this is a report of its own, not a page. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** KPI-1: figures beside those of the stretch before, each with its definition. */
export function registerFigures(app: FastifyInstance, context: ApiContext): void {
  const { reader, clock, workspace } = context;

  registerRoute(app, 'getFigures', async ({ query }) => {
    const { since, before, brand, drill = workspace.drill } = query;
    if (before <= since || before - since > MOST_DAYS * DAY_MS)
      throw new ApiFault('bad-range', { field: 'querystring.before' });
    const offsetMs = zoneOffsetMs(readZone(query.zone), since);
    const filter = { drill, ...(brand?.length ? { brandIds: brand } : {}) };
    const earlier = { since: Math.max(0, since - (before - since)), before: since };
    const now = clock.now();
    const [report, previous] = await Promise.all([
      reader.readFigures({ ...filter, since, before }, offsetMs, now),
      reader.readFigures({ ...filter, ...earlier }, offsetMs, now),
    ]);
    return {
      range: { since, before },
      mentions: showMentions(report.mentions),
      tickets: showTickets(report.tickets),
      previous: {
        ...earlier,
        mentions: showMentions(previous.mentions),
        tickets: showTickets(previous.tickets),
        groups: previous.groups.filter(({ by }) => by !== 'day' && by !== 'hour').map(showGroup),
      },
      groups: report.groups.map(showGroup),
      definitions: { ...FIGURE_DEFINITIONS },
    };
  });
}

function showGroup({ by, key, figures }: FigureReport['groups'][number]) {
  return { by, key, figures: showMentions(figures) };
}

/** The figures with their rates. */
export function showMentions({ inTime, ...figures }: MentionFigures) {
  const { withDeadline } = figures;
  return {
    ...figures,
    late: withDeadline - inTime,
    negativeRate: share(figures.negative, figures.mentions),
    complaintRate: share(figures.complaints, figures.mentions),
    overdueRate: share(withDeadline - inTime, withDeadline),
  };
}

function showTickets({ firstContact, overdue, ...figures }: TicketFigures) {
  return {
    ...figures,
    firstContactRate: share(firstContact, figures.resolved),
    overdueRate: share(overdue, figures.tickets),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
