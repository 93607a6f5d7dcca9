import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Tally, TallyPart } from '../../../shared/service/explain-drop.ts';
import type { FigureId } from '../../../shared/service/figure-targets.ts';
import type { Db } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import type { FigureRange } from './figure-range.ts';

/** A figure of a range: in all, and by what its cases have in common. */
export interface FigureParts {
  readonly total: Tally;
  readonly parts: readonly TallyPart[];
}

const MINUTE_MS = 60_000;
/** KPI-1: solved at the first contact means that the customer did not come back within seven days. */
const COME_BACK_MS = 7 * 86_400_000;
const TICKET_KEYS = ['brandId', 'topic', 'channel', 'handlerId', 'product'] as const;
const MENTION_KEYS = ['brandId', 'topic', 'site', 'answeredBy'] as const;

/** KPI-2: every figure with the parts that can have moved it. The database counts; only groups come back. */
export async function readFigureParts(
  db: Db,
  range: FigureRange,
  now: number,
): Promise<Readonly<Record<FigureId, FigureParts>>> {
  const tickets = await countTickets(db, range, now);
  const mentions = await countMentions(db, range, now);
  return {
    firstContactRate: rollUp(tickets, TICKET_KEYS, 'resolved', 'firstContact'),
    ticketOverdueRate: rollUp(tickets, TICKET_KEYS, 'all', 'overdue'),
    satisfaction: rollUp(tickets, TICKET_KEYS, 'rated', 'ratings'),
    firstResponseMinutes: rollUp(tickets, TICKET_KEYS, 'responded', 'responseMinutes'),
    chatResponseMinutes: rollUp(
      tickets.filter(({ channel }) => channel === 'chat'),
      TICKET_KEYS,
      'responded',
      'responseMinutes',
    ),
    negativeRate: rollUp(mentions, MENTION_KEYS, 'all', 'negative'),
    complaintRate: rollUp(mentions, MENTION_KEYS, 'all', 'complaints'),
    overdueRate: rollUp(mentions, MENTION_KEYS, 'owed', 'late'),
  };
}

function rollUp<Key extends string, Count extends string>(
  rows: readonly (Readonly<Record<Key, string | null>> & Readonly<Record<Count, number>>)[],
  keys: readonly Key[],
  cases: Count,
  sum: Count,
): FigureParts {
  const tally = (of: typeof rows): Tally => ({
    cases: of.reduce((total, row) => total + row[cases], 0),
    sum: of.reduce((total, row) => total + row[sum], 0),
  });
  const parts = keys.flatMap((by) =>
    [...Map.groupBy(rows, (row) => row[by])].flatMap(([key, of]) => {
      const counted = tally(of);
      return key === null || counted.cases === 0 ? [] : [{ by, key, ...counted }];
    }),
  );
  return { total: tally(rows), parts };
}

async function countTickets(db: Db, range: FigureRange, now: number) {
  const rows = await db
    .selectFrom('tickets')
    .select(TICKET_KEYS)
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      countIf(sql`"resolvedAt" is not null`).as('resolved'),
      countIf(sql`"resolvedAt" is not null and not ${cameBack(eb)}`).as('firstContact'),
      countIf(sql`"dueAt" is not null and coalesce("resolvedAt", ${now}) > "dueAt"`).as('overdue'),
      countIf(sql`satisfaction is not null`).as('rated'),
      sql<number>`coalesce(sum(satisfaction), 0)`.as('ratings'),
      countIf(sql`"firstResponseAt" is not null`).as('responded'),
      sql<number>`coalesce(sum(("firstResponseAt" - coalesce("publishedAt", "createdAt")) * 1.0 / ${MINUTE_MS}), 0)`.as(
        'responseMinutes',
      ),
    ])
    .where('drill', '=', range.drill ? 1 : 0)
    .where('createdAt', '>=', range.since)
    .where('createdAt', '<', range.before)
    .where('withdrawnAt', 'is', null)
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .groupBy(TICKET_KEYS)
    .execute();
  return rows.map((row) => ({ ...row, ...toNumbers(row, ['ratings', 'responseMinutes', 'all']) }));
}

/** Whether the customer of a resolved ticket had to ask again. */
export function cameBack(eb: ExpressionBuilder<Tables, 'tickets'>) {
  return eb.exists(
    eb
      .selectFrom('tickets as later')
      .select('later.id')
      .whereRef('later.customerId', '=', 'tickets.customerId')
      .whereRef('later.createdAt', '>', 'tickets.resolvedAt')
      .where('later.withdrawnAt', 'is', null)
      .where((e) => e('later.createdAt', '<=', e('tickets.resolvedAt', '+', COME_BACK_MS))),
  );
}

async function countMentions(db: Db, range: FigureRange, now: number) {
  const rows = await db
    .selectFrom('mentions')
    .select(MENTION_KEYS)
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      countIf(sql`sentiment = 'neg'`).as('negative'),
      countIf(sql`complaint = 1`).as('complaints'),
      countIf(sql`"answerDueAt" is not null and ("answeredAt" is not null or "answerDueAt" < ${now})`).as('owed'),
      countIf(sql`coalesce("answeredAt", ${now}) > "answerDueAt"`).as('late'),
    ])
    .where('drill', '=', range.drill ? 1 : 0)
    .where('publishedAt', '>=', range.since)
    .where('publishedAt', '<', range.before)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .groupBy(MENTION_KEYS)
    .execute();
  return rows.map((row) => ({ ...row, ...toNumbers(row, ['all']) }));
}

/** How many rows of a group fulfil a condition. */
export function countIf(condition: ReturnType<typeof sql<SqlBool>>) {
  return sql<number>`cast(sum(case when ${condition} then 1 else 0 end) as integer)`;
}

/** PostgreSQL gives sums of large numbers as text. */
function toNumbers<Name extends string>(row: Readonly<Record<Name, number>>, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, Number(row[name])])) as Record<Name, number>;
}
