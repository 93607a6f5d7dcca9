import type { Db } from '../store.ts';
import { cameBack } from './figure-parts.ts';
import type { FigureRange } from './figure-range.ts';

/** How long something took, in minutes. Median and p90 stand beside the mean, which one outlier can move. */
export interface Spread {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

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

/** The same for tickets. */
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

export type MentionGroup = 'brandId' | 'topic' | 'site' | 'answeredBy' | 'day' | 'hour';

export interface FigureReport {
  readonly mentions: MentionFigures;
  readonly tickets: TicketFigures;
  readonly groups: readonly { readonly by: MentionGroup; readonly key: string; readonly figures: MentionFigures }[];
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const GROUPS: readonly MentionGroup[] = ['brandId', 'topic', 'site', 'answeredBy', 'day', 'hour'];
/** Hours of a longer range are too many to look at. */
const MOST_HOURS_MS = 8 * DAY_MS;

/** The figures of a range and of its groups. @param offsetMs of the zone whose days are meant. */
export async function readFigures(db: Db, range: FigureRange, offsetMs: number, now: number): Promise<FigureReport> {
  const rows = await readMentions(db, range);
  const withHours = range.before - range.since <= MOST_HOURS_MS;
  const groups = groupMentions(rows, offsetMs, now).filter((group) => withHours || group.by !== 'hour');
  return { mentions: countMentions(rows, now), tickets: await countTickets(db, range, now), groups };
}

/** What is known of a mention where it is counted. */
export interface MentionRow {
  readonly brandId: string;
  readonly topic: string;
  readonly site: string;
  readonly answeredBy: string | null;
  readonly sentiment: string;
  readonly complaint: number;
  readonly publishedAt: number;
  readonly foundAt: number;
  readonly toldAt: number | null;
  readonly claimedAt: number | null;
  readonly answeredAt: number | null;
  readonly answerDueAt: number | null;
}

/** The figures of every group. @param offsetMs of the zone whose days and hours are meant. */
export function groupMentions(rows: readonly MentionRow[], offsetMs: number, now: number): FigureReport['groups'] {
  const keyed = rows.map((row) => {
    const local = new Date(row.publishedAt + offsetMs).toISOString();
    return { ...row, day: local.slice(0, 10), hour: local.slice(0, 13) };
  });
  return GROUPS.flatMap((by) =>
    [...Map.groupBy(keyed, (row) => row[by])].flatMap(([key, of]) =>
      key === null ? [] : [{ by, key, figures: countMentions(of, now) }],
    ),
  );
}

async function readMentions(db: Db, range: FigureRange): Promise<MentionRow[]> {
  return db
    .selectFrom('mentions')
    .select(['brandId', 'topic', 'site', 'answeredBy', 'sentiment', 'complaint'])
    .select(['publishedAt', 'foundAt', 'toldAt', 'claimedAt', 'answeredAt', 'answerDueAt'])
    .where('drill', '=', range.drill ? 1 : 0)
    .where('publishedAt', '>=', range.since)
    .where('publishedAt', '<', range.before)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .execute();
}

/** The figures of these mentions. */
export function countMentions(rows: readonly MentionRow[], now: number): MentionFigures {
  const owed = rows.filter((row) => row.answerDueAt !== null && (row.answeredAt !== null || row.answerDueAt < now));
  const isInTime = ({ answeredAt, answerDueAt }: MentionRow) => answeredAt !== null && answeredAt <= (answerDueAt ?? 0);
  const minutesTo = (pick: (row: MentionRow) => number | null) =>
    spread(rows.map((row) => minutesFrom(row.publishedAt, pick(row))));
  return {
    mentions: rows.length,
    negative: rows.filter((row) => row.sentiment === 'neg').length,
    complaints: rows.filter((row) => row.complaint === 1).length,
    answered: rows.filter((row) => row.answeredAt !== null).length,
    withDeadline: owed.length,
    inTime: owed.filter(isInTime).length,
    toFound: minutesTo((row) => row.foundAt),
    toTold: minutesTo((row) => row.toldAt),
    toAnswered: minutesTo((row) => row.answeredAt),
    foundToTold: spread(rows.map((row) => minutesFrom(row.foundAt, row.toldAt))),
    toldToClaimed: spread(rows.map((row) => minutesFrom(row.toldAt, row.claimedAt))),
    claimedToAnswered: spread(rows.map((row) => minutesFrom(row.claimedAt, row.answeredAt))),
  };
}

async function countTickets(db: Db, range: FigureRange, now: number): Promise<TicketFigures> {
  const rows = await db
    .selectFrom('tickets')
    .select([
      'id',
      'kind',
      'state',
      'createdAt',
      'publishedAt',
      'firstResponseAt',
      'resolvedAt',
      'dueAt',
      'satisfaction',
    ])
    .select((eb) => cameBack(eb).as('cameBack'))
    .where('drill', '=', range.drill ? 1 : 0)
    .where('createdAt', '>=', range.since)
    .where('createdAt', '<', range.before)
    .where('withdrawnAt', 'is', null)
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .execute();
  const resolved = rows.filter((row) => row.resolvedAt !== null);
  const rated = rows.flatMap((row) => (row.satisfaction === null ? [] : [row.satisfaction]));
  return {
    tickets: rows.length,
    complaints: rows.filter((row) => row.kind === 'complaint').length,
    resolved: resolved.length,
    overdue: rows.filter((row) => row.dueAt !== null && (row.resolvedAt ?? now) > row.dueAt).length,
    rated: rated.length,
    satisfaction: rated.length === 0 ? null : mean(rated),
    firstContact: resolved.filter((row) => !row.cameBack).length,
    toFirstResponse: spread(rows.map((row) => minutesFrom(row.publishedAt ?? row.createdAt, row.firstResponseAt))),
    toResolved: spread(rows.map((row) => minutesFrom(row.createdAt, row.resolvedAt))),
  };
}

function minutesFrom(from: number | null, to: number | null): number | null {
  return to === null || from === null ? null : Math.max(0, to - from) / MINUTE_MS;
}

function spread(values: readonly (number | null)[]): Spread {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
  return { count: sorted.length, mean: sorted.length === 0 ? null : mean(sorted), median: at(0.5), p90: at(0.9) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
