import type { Db } from '../store.ts';
import type { NameColumn } from './columns.ts';
import { listExcusedTickets } from './excused-tickets.ts';
import { readFigureColumns } from './figure-days.ts';
import type { FigureRange } from './figure-range.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from './figure-subjects.ts';
import type { MentionColumns } from './mention-figures.ts';
import type { TicketColumns } from './ticket-figures.ts';

/** KPI-5: what one person did in a stretch of time. */
export interface PersonFigures {
  readonly personId: string;
  /** Tickets made in this time that the person handles. */
  readonly tickets: number;
  /** Of those: abusive complaints where every deadline was kept. They are in none of the numbers below. */
  readonly excused: number;
  readonly resolved: number;
  readonly firstContact: number;
  readonly overdue: number;
  readonly complaints: number;
  readonly rated: number;
  /** Sum of the scores. */
  readonly ratings: number;
  /** Public posts that the person answered, and of those with a deadline the late ones. */
  readonly answered: number;
  readonly owed: number;
  readonly late: number;
}

type Handled = Omit<PersonFigures, 'personId' | 'answered' | 'owed' | 'late'>;
type Answered = Pick<PersonFigures, 'answered' | 'owed' | 'late'>;

const NO_TICKETS: Handled = {
  ...{ tickets: 0, excused: 0, resolved: 0, firstContact: 0, overdue: 0, complaints: 0, rated: 0, ratings: 0 },
};
const NO_ANSWERS: Answered = { answered: 0, owed: 0, late: 0 };

/** KPI-5: the month's board. An abusive complaint does not count against who kept the rules. Practice is left out. */
export async function readPeopleFigures(db: Db, range: FigureRange, now: number): Promise<PersonFigures[]> {
  const tickets = await readFigureColumns(db, FIGURE_TICKETS, range);
  const handled = countByHandler(tickets, await listExcusedTickets(db, range), now);
  const answers = countAnswers(await readFigureColumns(db, FIGURE_MENTIONS, range));
  return [...new Set([...handled.keys(), ...answers.keys()])]
    .map((personId) => ({ ...NO_TICKETS, ...NO_ANSWERS, ...handled.get(personId), ...answers.get(personId), personId }))
    .sort((a, b) => b.tickets + b.answered - (a.tickets + a.answered) || (a.personId < b.personId ? -1 : 1));
}

/** By handler. What is excused is one of the person's tickets, and counts for nothing else. */
function countByHandler(
  { rows, numbers, names }: TicketColumns,
  excused: ReadonlySet<number>,
  now: number,
): Map<string, Handled> {
  const { number, resolvedAt, dueAt, satisfaction, cameBack } = numbers;
  const { handlerId, kind } = names;
  const complaint = kind.list.indexOf('complaint');
  const counts = handlerId.list.map(() => ({ ...NO_TICKETS }) as { -readonly [Key in keyof Handled]: number });
  for (let row = 0; row < rows; row += 1) {
    const own = counts[handlerId.at[row] as number];
    if (own === undefined) continue;
    const resolved = resolvedAt[row] as number;
    const isResolved = !Number.isNaN(resolved);
    const rating = satisfaction[row] as number;
    own.tickets += 1;
    if (excused.has(number[row] as number)) {
      own.excused += 1;
      continue;
    }
    if (isResolved) own.resolved += 1;
    if (isResolved && cameBack[row] !== 1) own.firstContact += 1;
    if ((isResolved ? resolved : now) > (dueAt[row] as number)) own.overdue += 1;
    if (complaint >= 0 && kind.at[row] === complaint) own.complaints += 1;
    if (Number.isNaN(rating)) continue;
    own.rated += 1;
    own.ratings += rating;
  }
  return mapNamed(handlerId, counts, ({ tickets }) => tickets > 0);
}

/** By who answered: the posts that the lists behind these numbers show. */
function countAnswers({ rows, numbers, names }: MentionColumns): Map<string, Answered> {
  const { answeredAt, answerDueAt } = numbers;
  const { answeredBy } = names;
  const counts = answeredBy.list.map(() => ({ ...NO_ANSWERS }) as { -readonly [Key in keyof Answered]: number });
  for (let row = 0; row < rows; row += 1) {
    const own = counts[answeredBy.at[row] as number];
    const answered = answeredAt[row] as number;
    const due = answerDueAt[row] as number;
    if (own === undefined || Number.isNaN(answered)) continue;
    own.answered += 1;
    if (!Number.isNaN(due)) own.owed += 1;
    if (answered > due) own.late += 1;
  }
  return mapNamed(answeredBy, counts, ({ answered }) => answered > 0);
}

/** What was counted for each name that has any: a list may name people whose rows lie outside of the range. */
function mapNamed<T>({ list }: NameColumn, counts: readonly T[], hasAny: (own: T) => boolean): Map<string, T> {
  return new Map(list.map((id, place) => [id, counts[place] as T] as const).filter(([, own]) => hasAny(own)));
}
