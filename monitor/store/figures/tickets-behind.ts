import type { TicketCase } from '../../../shared/model/figure-case.ts';
import { type StoredTicket, toTicket } from '../desk/ticket-row.ts';
import type { Page } from '../sql/paging.ts';
import type { Db } from '../store.ts';
import { pickNamed, pickRows } from './columns.ts';
import { listExcusedTickets } from './excused-tickets.ts';
import { readFigureColumns } from './figure-days.ts';
import type { FigureRange } from './figure-range.ts';
import { FIGURE_TICKETS } from './figure-subjects.ts';
import { isTimedTicketCase, measureTickets } from './measure-tickets.ts';
import { pageOfWorst } from './page-of-worst.ts';
import { TICKET_SHAPE } from './ticket-figures.ts';
import { timePassed } from './time-passed.ts';

/** Which number of tickets; narrowed to one line of a table where that is named. */
export interface TicketsWanted {
  readonly of: TicketCase;
  readonly topic?: StoredTicket['topic'];
  readonly handlerId?: string;
  readonly product?: string;
}

/** A ticket behind a number. */
export interface TicketBehind {
  readonly ticket: StoredTicket;
  /** How long the step took, or how far it was past its deadline (before it: negative); null where the number is of no time. */
  readonly minutes: number | null;
  /** The customer came again within seven days of the solution. */
  readonly cameBack: boolean;
}

const MINUTE_MS = 60_000;

/** The tickets that a number of the figures was counted of, the worst first: the same columns, judged by the same code. */
export async function listTicketsBehind(
  db: Db,
  range: FigureRange,
  wanted: TicketsWanted,
  now: number,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<TicketBehind> & { readonly total: number }> {
  const { of, ...names } = wanted;
  const named = pickNamed(await readFigureColumns(db, FIGURE_TICKETS, range), TICKET_SHAPE, names);
  // Of a person's numbers all but the first leave out what is excused (KPI-5).
  const isExcusable = names.handlerId !== undefined && of !== 'tickets';
  const excused = isExcusable ? await listExcusedTickets(db, range) : new Set<number>();
  const columns = pickRows(named, TICKET_SHAPE, (row) => !excused.has(named.numbers.number[row] as number));
  const { number: numbers, cameBack } = columns.numbers;
  const hurt = measureTickets(columns, of, now, timePassed(range));
  const found = pageOfWorst(hurt, numbers, page);
  const whole = await readByNumber(
    db,
    found.rows.map((row) => numbers[row] as number),
  );
  return {
    total: found.total,
    nextCursor: found.nextCursor,
    items: found.rows.flatMap((row) => {
      const ticket = whole.get(numbers[row] as number);
      const lasted = hurt[row] as number;
      const minutes = isTimedTicketCase(of) && Number.isFinite(lasted) ? lasted / MINUTE_MS : null;
      return ticket === undefined ? [] : [{ ticket, minutes, cameBack: cameBack[row] === 1 }];
    }),
  };
}

async function readByNumber(db: Db, numbers: readonly number[]): Promise<Map<number, StoredTicket>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.selectFrom('tickets').selectAll('tickets').where('number', 'in', numbers).execute();
  return new Map(rows.map((row) => [row.number, toTicket(row)]));
}
