import { MENTION_STEPS, type MentionStep } from '../../../shared/model/figure-case.ts';
import type { ColumnShape, Columns } from './columns.ts';
import { durationsBetween, type Grouping, rankRows, type Spread, spreadGroups } from './spread.ts';
import type { TimePassed } from './time-passed.ts';

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

export type MentionNumber = (typeof INSTANTS)[number] | 'complaint';
export type MentionName = (typeof NAMES)[number];

/** What is known of a mention where it is counted. */
export type MentionColumns = Columns<MentionNumber, MentionName>;

export const MENTION_SHAPE: ColumnShape<MentionNumber, MentionName> = {
  numbers: [...INSTANTS, 'complaint'],
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
  const count = prepare(columns, now, zone.passed);
  const { publishedAt } = columns.numbers;
  const groupings: (readonly [MentionGroup, Grouping])[] = [
    ...NAMED_GROUPS.map((by) => [by, { keys: columns.names[by].list, at: columns.names[by].at }] as const),
    ['day', groupByTime(publishedAt, zone.offsetMs, DAY_MS)],
    ...(zone.withHours ? [['hour', groupByTime(publishedAt, zone.offsetMs, HOUR_MS)] as const] : []),
  ];
  const groups = groupings.flatMap(([by, grouping]) => {
    const figures = count(grouping);
    return grouping.keys.flatMap((key, group) => {
      const of = figures[group];
      return of === undefined || of.mentions === 0 ? [] : [{ by, key, figures: of }];
    });
  });
  const [mentions] = count({ keys: [''], at: new Int32Array(columns.rows) });
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

/** How long a step took for each post, in ms; NaN: it is not done. */
export function lastOf(
  { numbers }: Pick<MentionColumns, 'numbers'>,
  step: MentionStep,
  passed?: TimePassed,
): Float64Array {
  const [from, to] = STEP_ENDS[step];
  return durationsBetween(numbers[from], numbers[to], passed);
}

/** What all groupings share is worked out once. */
function prepare(columns: MentionColumns, now: number, passed?: TimePassed): (grouping: Grouping) => MentionFigures[] {
  const { answeredAt, answerDueAt, complaint } = columns.numbers;
  const sentiment = columns.names.sentiment;
  const negative = sentiment.list.indexOf('neg');
  const steps = MENTION_STEPS.map((step) => {
    const durations = lastOf(columns, step, passed);
    return { step, durations, ranked: rankRows(durations) };
  });

  return (grouping) => {
    const counts = grouping.keys.map(() => ({
      ...{ mentions: 0, negative: 0, complaints: 0, answered: 0, withDeadline: 0, inTime: 0 },
    }));
    for (let row = 0; row < columns.rows; row += 1) {
      const count = counts[grouping.at[row] as number];
      if (count === undefined) continue;
      count.mentions += 1;
      if (negative >= 0 && sentiment.at[row] === negative) count.negative += 1;
      if (complaint[row] === 1) count.complaints += 1;
      const answered = answeredAt[row] as number;
      const due = answerDueAt[row] as number;
      if (!Number.isNaN(answered)) count.answered += 1;
      if (!isOwed(answered, due, now)) continue;
      count.withDeadline += 1;
      if (answered <= due) count.inTime += 1;
    }
    const spreads = steps.map(
      ({ step, durations, ranked }) => [step, spreadGroups(ranked, durations, grouping)] as const,
    );
    return counts.map((count, group) => ({
      ...count,
      ...(Object.fromEntries(spreads.map(([step, of]) => [step, of[group]])) as Record<MentionStep, Spread>),
    }));
  };
}

/** Days or hours of a zone, in order. */
function groupByTime(instants: Float64Array, offsetMs: number, lengthMs: number): Grouping {
  const places = instants.map((instant) => Math.floor((instant + offsetMs) / lengthMs));
  const first = places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY);
  const letters = lengthMs === DAY_MS ? 'YYYY-MM-DD'.length : 'YYYY-MM-DDTHH'.length;
  const keys = Array.from({ length: places.length === 0 ? 0 : last - first + 1 }, (_, i) =>
    new Date((first + i) * lengthMs).toISOString().slice(0, letters),
  );
  return { keys, at: Int32Array.from(places, (place) => place - first) };
}
