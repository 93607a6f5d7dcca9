import type { Db } from '../store.ts';
import { type FigureSubject, readFigureColumns } from './figure-days.ts';
import { cameBack } from './figure-parts.ts';
import type { FigureRange } from './figure-range.ts';
import {
  countMentions,
  type GroupFigures,
  groupMentions,
  MENTION_SHAPE,
  type MentionFigures,
  type MentionName,
  type MentionNumber,
} from './mention-figures.ts';
import {
  countTickets,
  TICKET_SHAPE,
  type TicketFigures,
  type TicketName,
  type TicketNumber,
} from './ticket-figures.ts';

/** KPI-1 of a range: in all, and by what mentions have in common. */
export interface FigureReport {
  readonly mentions: MentionFigures;
  readonly tickets: TicketFigures;
  readonly groups: readonly GroupFigures[];
}

/** Hours of a longer range are too many to look at. */
const MOST_HOURS_MS = 8 * 86_400_000;

/** Mentions as they are counted: without what was put aside as spam, not ours or a repeat. */
export const FIGURE_MENTIONS: FigureSubject<MentionNumber, MentionName> = {
  table: 'mentions',
  shape: MENTION_SHAPE,
  instant: 'publishedAt',
  read: (db, range) =>
    db
      .selectFrom('mentions')
      .select(['brandId', 'topic', 'site', 'answeredBy', 'sentiment', 'complaint'])
      .select(['publishedAt', 'foundAt', 'toldAt', 'claimedAt', 'answeredAt', 'answerDueAt'])
      .where('drill', '=', range.drill ? 1 : 0)
      .where('publishedAt', '>=', range.since)
      .where('publishedAt', '<', range.before)
      .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
      .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
      .execute(),
};

/** Tickets as they are counted: without those taken back. */
export const FIGURE_TICKETS: FigureSubject<TicketNumber, TicketName> = {
  table: 'tickets',
  shape: TICKET_SHAPE,
  instant: 'createdAt',
  read: async (db, range) => {
    const rows = await db
      .selectFrom('tickets')
      .select(['brandId', 'kind', 'createdAt', 'publishedAt', 'firstResponseAt', 'resolvedAt', 'dueAt', 'satisfaction'])
      .select((eb) => cameBack(eb).as('cameBack'))
      .where('drill', '=', range.drill ? 1 : 0)
      .where('createdAt', '>=', range.since)
      .where('createdAt', '<', range.before)
      .where('withdrawnAt', 'is', null)
      .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
      .execute();
    return rows.map((row) => ({ ...row, cameBack: row.cameBack ? 1 : 0 }));
  },
};

/** The figures of a range and of its groups. @param offsetMs of the zone whose days are meant. */
export async function readFigures(db: Db, range: FigureRange, offsetMs: number, now: number): Promise<FigureReport> {
  const mentions = await readFigureColumns(db, FIGURE_MENTIONS, range);
  const withHours = range.before - range.since <= MOST_HOURS_MS;
  return {
    mentions: countMentions(mentions, now),
    tickets: countTickets(await readFigureColumns(db, FIGURE_TICKETS, range), now),
    groups: groupMentions(mentions, { offsetMs, withHours }, now),
  };
}
