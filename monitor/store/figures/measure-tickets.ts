import { TICKET_STEPS, type TicketCase, type TicketStep } from '../../../shared/model/figure-case.ts';
import { type TicketColumns, ticketLastOf } from './ticket-figures.ts';
import { passNumbers, type TimePassed } from './time-passed.ts';

/** Whether the rows of a number have a time of their own: how long, or how far past the deadline. */
export function isTimedTicketCase(of: TicketCase): boolean {
  return isStep(of) || of === 'overdueRate';
}

/** How much each ticket hurts a number, in ms where the number is of time; NaN: the number is not of this ticket. */
export function measureTickets(columns: TicketColumns, of: TicketCase, now: number, passed?: TimePassed): Float64Array {
  if (isStep(of)) return ticketLastOf(passNumbers(columns.numbers, passed), of);
  const { createdAt, resolvedAt, dueAt, satisfaction, cameBack } = columns.numbers;
  const complaint = columns.names.kind.list.indexOf('complaint');
  const isResolved = (row: number) => !Number.isNaN(resolvedAt[row]);
  const past = (row: number) => {
    const due = dueAt[row] as number;
    const lasted = (isResolved(row) ? (resolvedAt[row] as number) : now) - due;
    // Without a deadline it is in no case late: it stands last, and counts.
    return Number.isNaN(due) ? Number.NEGATIVE_INFINITY : lasted;
  };
  const judge: Readonly<Record<Exclude<TicketCase, TicketStep>, (row: number) => number>> = {
    tickets: past,
    complaints: (row) => (complaint >= 0 && columns.names.kind.at[row] === complaint ? past(row) : Number.NaN),
    resolved: (row) => (isResolved(row) ? past(row) : Number.NaN),
    firstContactRate: (row) => (isResolved(row) ? (cameBack[row] as number) : Number.NaN),
    overdueRate: past,
    satisfaction: (row) => -(satisfaction[row] as number),
  };
  return createdAt.map((_, row) => judge[of](row));
}

function isStep(of: TicketCase): of is TicketStep {
  return TICKET_STEPS.some((step) => step === of);
}
