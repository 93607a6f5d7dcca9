import type { ApiAnswer, ApiQuery } from '../../shared/api.ts';
import type { GroupFigures, MentionFigures } from '../store/figures/mention-figures.ts';
import type { TicketFigures } from '../store/figures/ticket-figures.ts';
import type { ApiContext } from './api-context.ts';
import { FIGURE_DEFINITIONS } from './figure-definitions.ts';
import { readRange } from './read-range.ts';
import { readZone, zoneOffsetMs } from './read-zone.ts';

/** KPI-1: figures beside those of the stretch before, each with its definition. @throws ApiFault `bad-range`. */
export async function readFigureReport(
  { reader, clock, workspace }: Pick<ApiContext, 'reader' | 'clock' | 'workspace'>,
  query: ApiQuery<'getFigures'>,
): Promise<ApiAnswer<'getFigures'>> {
  const { range, earlier, filter } = readRange(query, workspace.drill);
  const offsetMs = zoneOffsetMs(readZone(query.zone), range.since);
  const now = clock.now();
  const [report, previous] = await Promise.all([
    reader.readFigures({ ...filter, ...range }, offsetMs, now),
    reader.readFigures({ ...filter, ...earlier }, offsetMs, now),
  ]);
  return {
    range,
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
}

function showGroup({ by, key, figures }: GroupFigures) {
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
