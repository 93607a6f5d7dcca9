import { MENTION_STEPS, type MentionStep } from '../../../shared/model/figure-case.ts';
import type { ColumnShape, Columns } from './columns.ts';
import {
  durationsBetween,
  type Grouping,
  groupAll,
  type LaidGroupings,
  layGroupings,
  type Spread,
  spreadGroups,
} from './spread.ts';
import { passNumbers, type TimePassed } from './time-passed.ts';

/** KPI-1 … for one group of mentions. Posts that were put aside as spam, not ours or a repeat are not counted. */
export interface MentionFigures {
  readonly mentions: number;
  readonly negative: number;
  readonly complaints: number;
  readonly answered: number;
  /** Had a deadline that has passed or was met. */
  readonly withDeadline: number;
  readonly inTime: number;
  readonly toFound: Spread;
  readonly toTold: Spread;
  readonly toAnswered: Spread;
  /** Where the minutes went, step by step. */
  readonly foundToTold: Spread;
  readonly toldToClaimed: Spread;
  readonly claimedToAnswered: Spread;
}

export type MentionGroup = 'brandId' | 'topic' | 'site' | 'answeredBy' | 'day' | 'hour';

export interface GroupFigures {
  readonly by: MentionGroup;
  readonly key: string;
  readonly figures: MentionFigures;
}

const INSTANTS = ['publishedAt', 'foundAt', 'toldAt', 'claimedAt', 'answeredAt', 'answerDueAt'] as const;
const NAMES = ['brandId', 'topic', 'site', 'answeredBy', 'sentiment', 'channel'] as const;

/** `number` and `levelRank` name and order the posts behind a figure. */
export type MentionNumber = (typeof INSTANTS)[number] | 'complaint' | 'number' | 'levelRank';
export type MentionName = (typeof NAMES)[number];

/** What is known of a mention where it is counted. */
export type MentionColumns = Columns<MentionNumber, MentionName>;

export const MENTION_SHAPE: ColumnShape<MentionNumber, MentionName> = {
  numbers: [...INSTANTS, 'complaint', 'number', 'levelRank'],
  names: NAMES,
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const NAMED_GROUPS = ['brandId', 'topic', 'site', 'answeredBy'] as const;

/** The figures of these mentions, in all and of every group. @param zone of the days and hours that are meant; hours only where wanted. */
export function countMentions(
  columns: MentionColumns,
  zone: { readonly offsetMs: number; readonly withHours: boolean; readonly passed?: TimePassed | undefined },
  now: number,
): { readonly mentions: MentionFigures; readonly groups: GroupFigures[] } {
  const { publishedAt } = columns.numbers;
  const groupings: (readonly [MentionGroup, Grouping])[] = [
    ...NAMED_GROUPS.map((by) => [by, { keys: columns.names[by].list, at: columns.names[by].at }] as const),
    ['day', groupByTime(publishedAt, zone.offsetMs, DAY_MS)],
    ...(zone.withHours ? [['hour', groupByTime(publishedAt, zone.offsetMs, HOUR_MS)] as const] : []),
  ];
  const laid = layGroupings([groupAll(columns.rows), ...groupings.map(([, grouping]) => grouping)], columns.rows);
  const [mentions, ...figures] = countGroups(columns, laid, now, zone.passed);
  const keys = groupings.flatMap(([by, grouping]) => grouping.keys.map((key) => ({ by, key })));
  const groups = figures.flatMap((of, i) =>
    of.mentions === 0 ? [] : [{ ...(keys[i] as (typeof keys)[number]), figures: of }],
  );
  return { mentions: mentions as MentionFigures, groups };
}

/** Whether an answer was promised and its time has come: it passed, or the answer is there. NaN: not known. */
export function isOwed(answeredAt: number, answerDueAt: number, now: number): boolean {
  return Number.isNaN(answeredAt) ? answerDueAt < now : !Number.isNaN(answerDueAt);
}

const STEP_ENDS: Readonly<Record<MentionStep, readonly [from: MentionNumber, to: MentionNumber]>> = {
  toFound: ['publishedAt', 'foundAt'],
  toTold: ['publishedAt', 'toldAt'],
  toAnswered: ['publishedAt', 'answeredAt'],
  foundToTold: ['foundAt', 'toldAt'],
  toldToClaimed: ['toldAt', 'claimedAt'],
  claimedToAnswered: ['claimedAt', 'answeredAt'],
};

/** How long a step took for each post, in ms; NaN: it is not done. @param numbers instants, or working time passed. */
export function lastOf(numbers: MentionColumns['numbers'], step: MentionStep): Float64Array {
  const [from, to] = STEP_ENDS[step];
  return durationsBetween(numbers[from], numbers[to]);
}

/** The figures of each group in the order in which they are laid. */
function countGroups(columns: MentionColumns, laid: LaidGroupings, now: number, passed?: TimePassed): MentionFigures[] {
  const times = passNumbers(columns.numbers, passed);
  const spreads = MENTION_STEPS.map((step) => [step, spreadGroups(lastOf(times, step), laid)] as const);
  return countMarks(markRows(columns, now), laid).map((count, group) => ({
    ...count,
    ...(Object.fromEntries(spreads.map(([step, of]) => [step, of[group]])) as Record<MentionStep, Spread>),
  }));
}

/** What a post counts for, one bit each. */
const MARKS = { negative: 1, complaints: 2, answered: 4, withDeadline: 8, inTime: 16 } as const;
const MIXTURES = 32;

function markRows({ rows, numbers, names }: MentionColumns, now: number): Uint8Array {
  const { answeredAt, answerDueAt, complaint } = numbers;
  const { sentiment } = names;
  const negative = sentiment.list.indexOf('neg');
  const marks = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const answered = answeredAt[row] as number;
    const due = answerDueAt[row] as number;
    let mark = negative >= 0 && sentiment.at[row] === negative ? MARKS.negative : 0;
    if (complaint[row] === 1) mark |= MARKS.complaints;
    if (!Number.isNaN(answered)) mark |= MARKS.answered;
    if (isOwed(answered, due, now)) mark |= answered <= due ? MARKS.withDeadline | MARKS.inTime : MARKS.withDeadline;
    marks[row] = mark;
  }
  return marks;
}

/** How many posts of each group count for what: those of the same marks are counted together. */
function countMarks(marks: Uint8Array, { groups, width, places }: LaidGroupings) {
  const mixtures = new Uint32Array((groups + 1) * MIXTURES);
  for (let row = 0; row < marks.length; row += 1) {
    const mark = marks[row] as number;
    for (let i = row * width; i < (row + 1) * width; i += 1) {
      const mixture = (places[i] as number) * MIXTURES + mark;
      mixtures[mixture] = (mixtures[mixture] as number) + 1;
    }
  }
  return Array.from({ length: groups }, (_, group) => {
    const own = mixtures.subarray(group * MIXTURES, (group + 1) * MIXTURES);
    const count = (mark: number) =>
      own.reduce((sum, rows, mixture) => ((mixture & mark) === mark ? sum + rows : sum), 0);
    return {
      mentions: count(0),
      negative: count(MARKS.negative),
      complaints: count(MARKS.complaints),
      answered: count(MARKS.answered),
      withDeadline: count(MARKS.withDeadline),
      inTime: count(MARKS.inTime),
    };
  });
}

/** Days or hours of a zone, in order. */
function groupByTime(instants: Float64Array, offsetMs: number, lengthMs: number): Grouping {
  const at = new Int32Array(instants.length);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < at.length; row += 1) {
    const place = Math.floor(((instants[row] as number) + offsetMs) / lengthMs);
    at[row] = place;
    if (place < first) first = place;
    if (place > last) last = place;
  }
  for (let row = 0; row < at.length; row += 1) at[row] = (at[row] as number) - first;
  const letters = lengthMs === DAY_MS ? 'YYYY-MM-DD'.length : 'YYYY-MM-DDTHH'.length;
  const keys = Array.from({ length: at.length === 0 ? 0 : last - first + 1 }, (_, i) =>
    new Date((first + i) * lengthMs).toISOString().slice(0, letters),
  );
  return { keys, at };
}
