import type { Db } from '../store.ts';
import { readFigureColumns } from './figure-days.ts';
import type { FigureRange } from './figure-range.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from './figure-subjects.ts';
import { countMentions, type GroupFigures, type MentionFigures } from './mention-figures.ts';
import { countTickets, type TicketFigures } from './ticket-figures.ts';
import { timePassed } from './time-passed.ts';

/** KPI-1 of a range: in all, and by what mentions have in common. */
export interface FigureReport {
  readonly mentions: MentionFigures;
  readonly tickets: TicketFigures;
  readonly groups: readonly GroupFigures[];
}

/** Hours of a longer range are too many to look at. */
const MOST_HOURS_MS = 8 * 86_400_000;

/** The figures of a range and of its groups. @param offsetMs of the zone whose days are meant. */
export async function readFigures(db: Db, range: FigureRange, offsetMs: number, now: number): Promise<FigureReport> {
  const mentions = await readFigureColumns(db, FIGURE_MENTIONS, range);
  const tickets = await readFigureColumns(db, FIGURE_TICKETS, range);
  const passed = timePassed(range);
  const withHours = range.before - range.since <= MOST_HOURS_MS;
  return {
    ...countMentions(mentions, { offsetMs, withHours, passed }, now),
    tickets: countTickets(tickets, now, passed),
  };
}
