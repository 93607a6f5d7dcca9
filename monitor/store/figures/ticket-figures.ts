import type { TicketStep } from '../../../shared/model/figure-case.ts';
import type { ColumnShape, Columns } from './columns.ts';
import { durationsBetween, type Spread, spreadAll } from './spread.ts';
import { passNumbers, type TimePassed } from './time-passed.ts';

/** KPI-1 for tickets. */
export interface TicketFigures {
  readonly tickets: number;
  readonly complaints: number;
  readonly resolved: number;
  readonly overdue: number;
  readonly rated: number;
  readonly satisfaction: number | null;
  /** Of those resolved, without another ticket of the same customer within seven days. */
  readonly firstContact: number;
  readonly toFirstResponse: Spread;
  readonly toResolved: Spread;
}

/** `number` names the tickets behind a figure. */
export type TicketNumber =
  | 'createdAt'
  | 'publishedAt'
  | 'firstResponseAt'
  | 'resolvedAt'
  | 'dueAt'
  | 'satisfaction'
  | 'cameBack'
  | 'number';
export type TicketName = 'brandId' | 'kind' | 'topic' | 'channel' | 'handlerId' | 'product';

/** What is known of a ticket where it is counted. */
export type TicketColumns = Columns<TicketNumber, TicketName>;

export const TICKET_SHAPE: ColumnShape<TicketNumber, TicketName> = {
  numbers: ['createdAt', 'publishedAt', 'firstResponseAt', 'resolvedAt', 'dueAt', 'satisfaction', 'cameBack', 'number'],
  names: ['brandId', 'kind', 'topic', 'channel', 'handlerId', 'product'],
};

/** The figures of all these tickets. */
export function countTickets(columns: TicketColumns, now: number, passed?: TimePassed): TicketFigures {
  const { resolvedAt, dueAt, satisfaction, cameBack } = columns.numbers;
  const kind = columns.names.kind;
  const complaint = kind.list.indexOf('complaint');
  const counts = { complaints: 0, resolved: 0, overdue: 0, rated: 0, firstContact: 0 };
  let ratings = 0;
  for (let row = 0; row < columns.rows; row += 1) {
    if (complaint >= 0 && kind.at[row] === complaint) counts.complaints += 1;
    const resolved = resolvedAt[row] as number;
    const isResolved = !Number.isNaN(resolved);
    if (isResolved) counts.resolved += 1;
    if (isResolved && cameBack[row] !== 1) counts.firstContact += 1;
    if ((isResolved ? resolved : now) > (dueAt[row] as number)) counts.overdue += 1;
    const rating = satisfaction[row] as number;
    if (Number.isNaN(rating)) continue;
    counts.rated += 1;
    ratings += rating;
  }
  const times = passNumbers(columns.numbers, passed);
  const spread = (step: TicketStep) => spreadAll(ticketLastOf(times, step));
  return {
    tickets: columns.rows,
    ...counts,
    satisfaction: counts.rated === 0 ? null : ratings / counts.rated,
    toFirstResponse: spread('toFirstResponse'),
    toResolved: spread('toResolved'),
  };
}

/**
 * How long a step took for each ticket, in ms; NaN: it is not done. The first response is owed from the post on, where
 * there is one. @param numbers instants, or working time passed.
 */
export function ticketLastOf(
  { createdAt, publishedAt, firstResponseAt, resolvedAt }: TicketColumns['numbers'],
  step: TicketStep,
): Float64Array {
  if (step === 'toResolved') return durationsBetween(createdAt, resolvedAt);
  const began = publishedAt.map((instant, row) => (Number.isNaN(instant) ? (createdAt[row] as number) : instant));
  return durationsBetween(began, firstResponseAt);
}
