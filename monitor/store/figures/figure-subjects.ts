import type { ExpressionBuilder } from 'kysely';
import { channelOfPost } from '../heard/mention-row.ts';
import type { Db } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import type { FigureRange } from './figure-range.ts';
import type { FigureSubject } from './figure-subject.ts';
import { MENTION_SHAPE, type MentionName, type MentionNumber } from './mention-figures.ts';
import { TICKET_SHAPE, type TicketName, type TicketNumber } from './ticket-figures.ts';

/** KPI-1: solved at the first contact means that the customer did not come back within seven days. */
const COME_BACK_MS = 7 * 86_400_000;

/** Mentions as they are counted: without what was put aside as spam, not ours or a repeat. */
export const FIGURE_MENTIONS: FigureSubject<MentionNumber, MentionName> = {
  table: 'mentions',
  shape: MENTION_SHAPE,
  instant: 'publishedAt',
  read: (db, range) => selectFigureMentions(db, range).execute(),
};

/** The rows of {@link FIGURE_MENTIONS}. */
export function selectFigureMentions(db: Db, range: FigureRange) {
  return db
    .selectFrom('mentions')
    .select(['brandId', 'topic', 'site', 'answeredBy', 'sentiment', 'complaint'])
    .select(channelOfPost.as('channel'))
    .select(['publishedAt', 'foundAt', 'toldAt', 'claimedAt', 'answeredAt', 'answerDueAt', 'number', 'levelRank'])
    .where('drill', '=', range.drill ? 1 : 0)
    .where('publishedAt', '>=', range.since)
    .where('publishedAt', '<', range.before)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .$if((range.channels?.length ?? 0) > 0, (query) => query.where(channelOfPost, 'in', range.channels ?? []));
}

/** Tickets as they are counted: without those taken back. */
export const FIGURE_TICKETS: FigureSubject<TicketNumber, TicketName> = {
  table: 'tickets',
  shape: TICKET_SHAPE,
  instant: 'createdAt',
  read: (db, range) => selectFigureTickets(db, range).execute(),
};

/** The rows of {@link FIGURE_TICKETS}. */
export function selectFigureTickets(db: Db, range: FigureRange) {
  return db
    .selectFrom('tickets')
    .select(['brandId', 'kind', 'topic', 'channel', 'handlerId', 'product'])
    .select(['createdAt', 'publishedAt', 'firstResponseAt', 'resolvedAt', 'dueAt', 'satisfaction', 'number'])
    .select((eb) => eb.case().when(cameBack(eb)).then(eb.lit(1)).else(eb.lit(0)).end().as('cameBack'))
    .where('drill', '=', range.drill ? 1 : 0)
    .where('createdAt', '>=', range.since)
    .where('createdAt', '<', range.before)
    .where('withdrawnAt', 'is', null)
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .$if((range.channels?.length ?? 0) > 0, (query) => query.where('channel', 'in', range.channels ?? []));
}

/** Whether the customer of a resolved ticket had to ask again. */
export function cameBack(eb: ExpressionBuilder<Tables, 'tickets'>) {
  return eb.exists(
    eb
      .selectFrom('tickets as later')
      .select('later.id')
      .whereRef('later.customerId', '=', 'tickets.customerId')
      .whereRef('later.createdAt', '>', 'tickets.resolvedAt')
      .where('later.withdrawnAt', 'is', null)
      .where((e) => e('later.createdAt', '<=', e('tickets.resolvedAt', '+', COME_BACK_MS))),
  );
}
