import type { ApiAnswer } from '../../shared/api.ts';

/** A stretch of time, `from` included and `to` not. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** One bucket of the chart. `burst`: far above what is usual in this period. */
export interface Bucket extends Period {
  readonly all: number;
  readonly negative: number;
  readonly burst: boolean;
}

type Group = Figures['groups'][number];

const HOUR_MS = 3_600_000;
/** Fewer than this many are never a burst, however quiet the rest is. */
const BURST_AT_LEAST = 5;

/** Start of a group of hours (`2026-11-27T05`) or days (`2026-11-27`). @param offsetMs of the zone whose days were meant. */
export function startOfGroup(group: Pick<Group, 'by' | 'key'>, offsetMs: number): number {
  return Date.parse(group.by === 'hour' ? `${group.key}:00:00Z` : `${group.key}T00:00:00Z`) - offsetMs;
}

/**
 * Mentions by stretches of time, from the monitor's hours (days where it gives no hours). A burst is above the median
 * of all stretches by three times their usual spread.
 */
export function bucketGroups(
  groups: readonly Group[],
  period: Period,
  bucketMs: number,
  offsetMs: number,
): readonly Bucket[] {
  const by = groups.some((group) => group.by === 'hour') && bucketMs < 24 * HOUR_MS ? 'hour' : 'day';
  const buckets = Array.from({ length: Math.max(1, Math.ceil((period.to - period.from) / bucketMs)) }, (_, index) => ({
    from: period.from + index * bucketMs,
    to: period.from + (index + 1) * bucketMs,
    all: 0,
    negative: 0,
  }));
  for (const group of groups) {
    if (group.by !== by) continue;
    // The first day may begin before the period: what is counted of it lies inside.
    const at = Math.max(0, Math.floor((startOfGroup(group, offsetMs) - period.from) / bucketMs));
    const bucket = buckets[at];
    if (!bucket) continue;
    bucket.all += group.figures.mentions;
    bucket.negative += group.figures.negative;
  }
  const limit = burstLimit(buckets.map((bucket) => bucket.all));
  return buckets.map((bucket) => ({ ...bucket, burst: bucket.all > limit }));
}

function burstLimit(sizes: readonly number[]): number {
  const middle = median(sizes);
  const spread = median(sizes.map((size) => Math.abs(size - middle)));
  return Math.max(BURST_AT_LEAST, middle + 3 * Math.max(1, 1.4826 * spread));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
}

/** A line of a table: how many now, how many before. */
export interface Line {
  readonly key: string;
  readonly now: Group['figures'];
  readonly before: Group['figures'] | null;
}

/** The groups of one kind beside the same of the period before, the most first. */
export function linesBy(figures: Figures, by: Group['by']): readonly Line[] {
  const before = new Map(
    figures.previous.groups.filter((group) => group.by === by).map((group) => [group.key, group.figures]),
  );
  return figures.groups
    .filter((group) => group.by === by)
    .map((group) => ({ key: group.key, now: group.figures, before: before.get(group.key) ?? null }))
    .sort((a, b) => b.now.mentions - a.now.mentions);
}

/** KPI-2: which topics moved the share answered in time, in points of that share (0 … 1), the worst first. */
export function dropReasons(
  figures: Figures,
): readonly { readonly topic: string; readonly points: number; readonly late: number }[] {
  const now = figures.mentions.withDeadline;
  const before = figures.previous.mentions.withDeadline;
  if (now === 0 || before === 0) return [];
  return linesBy(figures, 'topic')
    .map((line) => ({
      topic: line.key,
      points: (line.before?.late ?? 0) / before - line.now.late / now,
      late: line.now.late,
    }))
    .filter((line) => Math.abs(line.points) >= 0.005)
    .sort((a, b) => a.points - b.points);
}

export type Figures = ApiAnswer<'getFigures'>;
