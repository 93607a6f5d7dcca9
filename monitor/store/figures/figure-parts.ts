import type { Tally, TallyPart } from '../../../shared/service/explain-drop.ts';
import type { FigureId } from '../../../shared/service/figure-targets.ts';
import type { Db } from '../store.ts';
import type { NameColumn } from './columns.ts';
import { listExcusedTickets } from './excused-tickets.ts';
import { readFigureColumns } from './figure-days.ts';
import type { FigureRange } from './figure-range.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from './figure-subjects.ts';
import { isOwed, type MentionColumns } from './mention-figures.ts';
import { type TicketColumns, ticketLastOf } from './ticket-figures.ts';
import { passNumbers, type TimePassed, timePassed } from './time-passed.ts';

/** A figure of a range: in all, and by what its cases have in common. */
export interface FigureParts {
  readonly total: Tally;
  readonly parts: readonly TallyPart[];
}

const MINUTE_MS = 60_000;
const TICKET_KEYS = ['brandId', 'topic', 'channel', 'handlerId', 'product'] as const;
const MENTION_KEYS = ['brandId', 'topic', 'site', 'answeredBy'] as const;

/** KPI-2: every figure with the parts that can have moved it. */
export async function readFigureParts(
  db: Db,
  range: FigureRange,
  now: number,
): Promise<Readonly<Record<FigureId, FigureParts>>> {
  const tickets = await readFigureColumns(db, FIGURE_TICKETS, range);
  const excused = await listExcusedTickets(db, range);
  return {
    ...partsOfTickets(excuse(tickets, excused), now, timePassed(range)),
    ...partsOfMentions(await readFigureColumns(db, FIGURE_MENTIONS, range), now),
  };
}

/** What is excused moves the figures, and is no handler's part of them. */
function excuse({ names, ...columns }: TicketColumns, excused: ReadonlySet<number>): TicketColumns {
  if (excused.size === 0) return { ...columns, names };
  const { list, at } = names.handlerId;
  const handlerId = {
    list,
    at: at.map((place, row) => (excused.has(columns.numbers.number[row] as number) ? -1 : place)),
  };
  return { ...columns, names: { ...names, handlerId } };
}

function partsOfTickets({ rows, numbers, names }: TicketColumns, now: number, passed?: TimePassed) {
  const { firstResponseAt, resolvedAt, dueAt, satisfaction, cameBack } = numbers;
  const responded = ticketLastOf(passNumbers(numbers, passed), 'toFirstResponse');
  const chat = names.channel.list.indexOf('chat');
  const minutes = (row: number) => at(responded, row) / MINUTE_MS;
  const isOverdue = (row: number) => (isKnown(resolvedAt, row) ? at(resolvedAt, row) : now) > at(dueAt, row);
  const isAnswered = (row: number) => isKnown(firstResponseAt, row);
  const roll = (isCase: (row: number) => boolean, value: (row: number) => number) =>
    rollUp({ rows, names }, TICKET_KEYS, isCase, value);
  return {
    firstContactRate: roll(
      (row) => isKnown(resolvedAt, row),
      (row) => (cameBack[row] === 1 ? 0 : 1),
    ),
    ticketOverdueRate: roll(isEvery, (row) => Number(isOverdue(row))),
    satisfaction: roll(
      (row) => isKnown(satisfaction, row),
      (row) => at(satisfaction, row),
    ),
    firstResponseMinutes: roll(isAnswered, minutes),
    chatResponseMinutes: roll((row) => chat >= 0 && names.channel.at[row] === chat && isAnswered(row), minutes),
  };
}

function partsOfMentions(columns: MentionColumns, now: number) {
  const { answeredAt, answerDueAt, complaint } = columns.numbers;
  const { sentiment } = columns.names;
  const negative = sentiment.list.indexOf('neg');
  const roll = (isCase: (row: number) => boolean, value: (row: number) => number) =>
    rollUp(columns, MENTION_KEYS, isCase, value);
  return {
    negativeRate: roll(isEvery, (row) => Number(negative >= 0 && sentiment.at[row] === negative)),
    complaintRate: roll(isEvery, (row) => Number(complaint[row] === 1)),
    overdueRate: roll(
      (row) => isOwed(at(answeredAt, row), at(answerDueAt, row), now),
      (row) => Number(!(at(answeredAt, row) <= at(answerDueAt, row))),
    ),
  };
}

function isEvery(): boolean {
  return true;
}

function at(column: Float64Array, row: number): number {
  return column[row] as number;
}

function isKnown(column: Float64Array, row: number): boolean {
  return !Number.isNaN(column[row]);
}

/** Cases and their sum, in all and for each name of each key. */
function rollUp<Key extends string>(
  { rows, names }: { readonly rows: number; readonly names: Readonly<Record<Key, NameColumn>> },
  keys: readonly Key[],
  isCase: (row: number) => boolean,
  value: (row: number) => number,
): FigureParts {
  /** NaN: no case. */
  const worth = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) worth[row] = isCase(row) ? value(row) : Number.NaN;
  const tally = (places: Int32Array, groups: number) => {
    const cases = new Uint32Array(groups);
    const sums = new Float64Array(groups);
    for (let row = 0; row < rows; row += 1) {
      const group = places[row] as number;
      const own = worth[row] as number;
      if (group < 0 || Number.isNaN(own)) continue;
      cases[group] = (cases[group] as number) + 1;
      sums[group] = (sums[group] as number) + own;
    }
    return Array.from(cases, (count, group) => ({ cases: count, sum: sums[group] as number }));
  };
  const parts = keys.flatMap((by) => {
    const { list, at: places } = names[by];
    return tally(places, list.length).flatMap((counted, i) =>
      counted.cases === 0 ? [] : [{ by, key: list[i] as string, ...counted }],
    );
  });
  return { total: tally(new Int32Array(rows), 1)[0] as Tally, parts };
}
