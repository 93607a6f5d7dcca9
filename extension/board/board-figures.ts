import type { Topic } from '../../shared/model/analysis.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';

/** A stretch of time, `from` included and `to` not. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** SLA-SOCIAL: found and answered within ten minutes of the post being public. */
export const WINDOW_MS = 600_000;

/** Mentions of the period that count: practice and advertisements do not (drill mode; CLS). */
export function countable(mentions: readonly Mention[], period: Period, withDrill: boolean): Mention[] {
  return mentions.filter(
    (one) =>
      one.publishedAt >= period.from &&
      one.publishedAt < period.to &&
      (withDrill || !one.drill) &&
      one.dismissReason !== 'spam' &&
      one.dismissReason !== 'not-ours',
  );
}

/** Period of the same length just before. */
export function periodBefore({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

/** Value at a share of the sorted values (0.5: median), by linear interpolation; null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

function took(mention: Mention): number | null {
  return mention.answeredAt === null ? null : mention.answeredAt - mention.publishedAt;
}

/** Mentions that had to be answered: a clock ran for them. */
function due(mentions: readonly Mention[]): Mention[] {
  return mentions.filter((one) => one.answerDueAt !== null);
}

/** KPI-1 for the social channel: share answered within the window, of those answered or overdue at `now`. */
export function withinWindow(mentions: readonly Mention[], now: number): { value: number | null; late: Mention[] } {
  const settled = due(mentions).filter((one) => one.answeredAt !== null || now > one.publishedAt + WINDOW_MS);
  if (settled.length === 0) return { value: null, late: [] };
  const late = settled.filter((one) => (took(one) ?? Number.POSITIVE_INFINITY) > WINDOW_MS);
  return { value: (settled.length - late.length) / settled.length, late };
}

/** Times from publication to public answer, in milliseconds. */
export function answerTimes(mentions: readonly Mention[]): number[] {
  return mentions.flatMap((one) => took(one) ?? []);
}

/** Where the minutes went (medians): platform until found, we until told, a person until claimed, until answered. */
export function timeSpent(mentions: readonly Mention[]): readonly { step: TimeStep; medianMs: number | null }[] {
  const gaps: Record<TimeStep, number[]> = { found: [], told: [], claimed: [], answered: [] };
  for (const one of mentions) {
    gaps.found.push(one.foundAt - one.publishedAt);
    if (one.toldAt !== null) gaps.told.push(one.toldAt - one.foundAt);
    if (one.toldAt !== null && one.claimedAt !== null) gaps.claimed.push(one.claimedAt - one.toldAt);
    if (one.claimedAt !== null && one.answeredAt !== null) gaps.answered.push(one.answeredAt - one.claimedAt);
  }
  return TIME_STEPS.map((step) => ({
    step,
    medianMs: quantile(
      gaps[step].map((gap) => Math.max(0, gap)),
      0.5,
    ),
  }));
}
export const TIME_STEPS = ['found', 'told', 'claimed', 'answered'] as const;
export type TimeStep = (typeof TIME_STEPS)[number];

/** Share of complaints, and of one- and two-star reviews among those with stars (差评率, KPI-1). */
export function complaintRate(mentions: readonly Mention[]): number | null {
  return mentions.length === 0 ? null : mentions.filter((one) => one.analysis.complaint.is).length / mentions.length;
}
export function badReviewRate(mentions: readonly Mention[]): number | null {
  const rated = mentions.filter((one) => one.rating !== null);
  return rated.length === 0 ? null : rated.filter((one) => (one.rating ?? 5) <= 2).length / rated.length;
}

/** CSAT: mean of the scores given on tickets of the period; null without one. */
export function satisfaction(tickets: readonly Ticket[], period: Period, withDrill: boolean): number | null {
  const scores = tickets.flatMap((one) =>
    one.satisfaction !== null && one.createdAt >= period.from && one.createdAt < period.to && (withDrill || !one.drill)
      ? one.satisfaction
      : [],
  );
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** One bucket of the chart. `burst`: far above what is usual in this period. */
export interface Bucket extends Period {
  readonly all: readonly Mention[];
  readonly negative: readonly Mention[];
  readonly burst: boolean;
}

/** Fewer than this many are never a burst, however quiet the rest is. */
const BURST_AT_LEAST = 5;

/** Mentions by stretches of time. A burst is above the median of all stretches by three times their usual spread. */
export function bucketMentions(mentions: readonly Mention[], period: Period, bucketMs: number): Bucket[] {
  const count = Math.max(1, Math.ceil((period.to - period.from) / bucketMs));
  const all: Mention[][] = Array.from({ length: count }, () => []);
  for (const one of mentions) all[Math.floor((one.publishedAt - period.from) / bucketMs)]?.push(one);
  const sizes = all.map((bucket) => bucket.length);
  const middle = quantile(sizes, 0.5) ?? 0;
  const spread =
    quantile(
      sizes.map((size) => Math.abs(size - middle)),
      0.5,
    ) ?? 0;
  const limit = Math.max(BURST_AT_LEAST, middle + 3 * Math.max(1, 1.4826 * spread));
  return all.map((bucket, index) => ({
    from: period.from + index * bucketMs,
    to: period.from + (index + 1) * bucketMs,
    all: bucket,
    negative: bucket.filter((one) => one.analysis.sentiment.label === 'neg'),
    burst: bucket.length > limit,
  }));
}

/** A line of a table: how many now, how many before, which. */
export interface Line<K extends string> {
  readonly key: K;
  readonly now: readonly Mention[];
  readonly before: number;
}

/** Mentions by topic, site or whatever `keyOf` says, the most first. */
export function groupMentions<K extends string>(
  now: readonly Mention[],
  before: readonly Mention[],
  keyOf: (mention: Mention) => K,
): Line<K>[] {
  const groups = new Map<K, { now: Mention[]; before: number }>();
  const at = (key: K) => {
    const group = groups.get(key) ?? { now: [], before: 0 };
    groups.set(key, group);
    return group;
  };
  for (const one of now) at(keyOf(one)).now.push(one);
  for (const one of before) at(keyOf(one)).before += 1;
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((a, b) => b.now.length - a.now.length);
}

/** KPI-5: what each person answered, and how fast from told to answered. */
export function teamLines(
  mentions: readonly Mention[],
): readonly { personId: string; answered: readonly Mention[]; medianMs: number | null }[] {
  const byPerson = new Map<string, Mention[]>();
  for (const one of mentions) {
    if (one.answeredBy !== null) byPerson.set(one.answeredBy, [...(byPerson.get(one.answeredBy) ?? []), one]);
  }
  return [...byPerson]
    .map(([personId, answered]) => ({
      personId,
      answered,
      medianMs: quantile(
        answered.flatMap((one) => (one.answeredAt === null ? [] : one.answeredAt - (one.toldAt ?? one.foundAt))),
        0.5,
      ),
    }))
    .sort((a, b) => b.answered.length - a.answered.length);
}

/** KPI-2: which topics moved the share within the window, in points of that share, the worst first. */
export function dropReasons(
  now: readonly Mention[],
  before: readonly Mention[],
  at: number,
): readonly { topic: Topic; points: number; late: readonly Mention[] }[] {
  const settledNow = due(now).length;
  const settledBefore = due(before).length;
  if (settledNow === 0 || settledBefore === 0) return [];
  const lateBefore = groupMentions(withinWindow(before, at).late, [], (one) => one.analysis.topic);
  const lines = groupMentions(withinWindow(now, at).late, [], (one) => one.analysis.topic).map(({ key, now: late }) => {
    const earlier = lateBefore.find((line) => line.key === key)?.now.length ?? 0;
    return { topic: key, points: earlier / settledBefore - late.length / settledNow, late };
  });
  return lines.filter((line) => Math.abs(line.points) >= 0.005).sort((a, b) => a.points - b.points);
}
