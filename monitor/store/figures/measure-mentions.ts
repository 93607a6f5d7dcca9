import { MENTION_STEPS, type MentionCase, type MentionStep } from '../../../shared/model/figure-case.ts';
import { isOwed, lastOf, type MentionColumns } from './mention-figures.ts';
import { passNumbers, type TimePassed } from './time-passed.ts';

/** More than any level: what a rate counts stands before what it only is taken of. */
const COUNTED = 10;

/** Whether the rows of a number have a time of their own: how long, or how far past the deadline. */
export function isTimedCase(of: MentionCase): boolean {
  return isStep(of) || of === 'overdueRate' || of === 'late';
}

/**
 * How much each post hurts a number, in ms where the number is of time; NaN: the number is not of this post.
 */
export function measureMentions(
  columns: MentionColumns,
  of: MentionCase,
  now: number,
  passed?: TimePassed,
): Float64Array {
  if (isStep(of)) return lastOf(passNumbers(columns.numbers, passed), of);
  const { answeredAt, answerDueAt, complaint, levelRank } = columns.numbers;
  const sentiment = columns.names.sentiment;
  const negative = sentiment.list.indexOf('neg');
  const isNegative = (row: number) => negative >= 0 && sentiment.at[row] === negative;
  const isComplaint = (row: number) => complaint[row] === 1;
  const past = (row: number) => {
    const answered = answeredAt[row] as number;
    const due = answerDueAt[row] as number;
    return isOwed(answered, due, now) ? (Number.isNaN(answered) ? now : answered) - due : Number.NaN;
  };
  /** How grave it is: the first of the ranks is red. */
  const level = (row: number) => -(levelRank[row] as number);
  const onlyIf = (is: boolean, value: number) => (is ? value : Number.NaN);
  const judge: Readonly<Record<Exclude<MentionCase, MentionStep>, (row: number) => number>> = {
    mentions: level,
    negative: (row) => onlyIf(isNegative(row), level(row)),
    negativeRate: (row) => level(row) + (isNegative(row) ? COUNTED : 0),
    complaints: (row) => onlyIf(isComplaint(row), level(row)),
    complaintRate: (row) => level(row) + (isComplaint(row) ? COUNTED : 0),
    answered: (row) => onlyIf(!Number.isNaN(answeredAt[row]), level(row)),
    overdueRate: past,
    late: (row) => onlyIf(past(row) > 0, past(row)),
  };
  return levelRank.map((_, row) => judge[of](row));
}

function isStep(of: MentionCase): of is MentionStep {
  return MENTION_STEPS.some((step) => step === of);
}
