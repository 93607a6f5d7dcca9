import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { channelOfPost } from '../heard/mention-row.ts';
import type { Db } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import type { FigureRange } from './figure-range.ts';
import { cameBack } from './figure-subjects.ts';

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

/** KPI-5: the month's board. An abusive complaint does not count against who kept the rules. Practice is left out. */
export async function readPeopleFigures(db: Db, range: FigureRange, now: number): Promise<PersonFigures[]> {
  const handled = new Map((await countHandled(db, range, now)).map((row) => [row.personId, row]));
  const answers = new Map((await countAnswered(db, range)).map((row) => [row.personId, row]));
  const none = {
    tickets: 0,
    excused: 0,
    resolved: 0,
    firstContact: 0,
    overdue: 0,
    complaints: 0,
    rated: 0,
    ratings: 0,
  };
  const nothing = { answered: 0, owed: 0, late: 0 };
  return [...new Set([...handled.keys(), ...answers.keys()])]
    .map((personId) => ({ ...none, ...nothing, ...handled.get(personId), ...answers.get(personId), personId }))
    .sort((a, b) => b.tickets + b.answered - (a.tickets + a.answered) || (a.personId < b.personId ? -1 : 1));
}

async function countHandled(db: Db, range: FigureRange, now: number) {
  const judged = db
    .selectFrom('tickets')
    .select(['handlerId', 'kind', 'resolvedAt', 'dueAt', 'satisfaction'])
    .select((eb) => [isExcused(eb).as('excused'), cameBack(eb).as('cameBack')])
    .where('handlerId', 'is not', null)
    .where('drill', '=', range.drill ? 1 : 0)
    .where('createdAt', '>=', range.since)
    .where('createdAt', '<', range.before)
    .where('withdrawnAt', 'is', null)
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .$if((range.channels?.length ?? 0) > 0, (query) => query.where('channel', 'in', range.channels ?? []))
    .as('judged');
  const rows = await db
    .selectFrom(judged)
    .select((eb) => [
      'handlerId',
      eb.fn.countAll<number>().as('tickets'),
      countIf(sql`excused`).as('excused'),
      countIf(sql`not excused and "resolvedAt" is not null`).as('resolved'),
      countIf(sql`not excused and "resolvedAt" is not null and not "cameBack"`).as('firstContact'),
      countIf(sql`not excused and "dueAt" is not null and coalesce("resolvedAt", ${now}) > "dueAt"`).as('overdue'),
      countIf(sql`not excused and kind = 'complaint'`).as('complaints'),
      countIf(sql`not excused and satisfaction is not null`).as('rated'),
      sql<number>`coalesce(sum(case when not excused then satisfaction end), 0)`.as('ratings'),
    ])
    .groupBy('handlerId')
    .execute();
  return rows.map(({ handlerId, ...row }) => ({
    ...row,
    personId: handlerId ?? '',
    tickets: Number(row.tickets),
    ratings: Number(row.ratings),
  }));
}

/** SEC-5: the customer is on the list of proven abusive claims; and no clock of the ticket was missed. */
function isExcused(eb: ExpressionBuilder<Tables, 'tickets'>) {
  const abusive = eb
    .selectFrom('customers')
    .select('customers.id')
    .whereRef('customers.id', '=', 'tickets.customerId')
    .where('customers.blockedAt', 'is not', null);
  const missed = eb
    .selectFrom('clocks')
    .select('clocks.id')
    .whereRef('clocks.subjectId', '=', 'tickets.id')
    .where((clock) => clock.or([clock('clocks.outcome', '=', 'missed'), clock('clocks.firedAt', 'is not', null)]));
  return eb.and([eb.exists(abusive), eb.not(eb.exists(missed))]).$castTo<SqlBool>();
}

async function countAnswered(db: Db, range: FigureRange) {
  const rows = await db
    .selectFrom('mentions')
    .select((eb) => [
      'answeredBy',
      eb.fn.countAll<number>().as('answered'),
      countIf(sql`"answerDueAt" is not null`).as('owed'),
      countIf(sql`"answeredAt" > "answerDueAt"`).as('late'),
    ])
    .where('answeredBy', 'is not', null)
    .where('drill', '=', range.drill ? 1 : 0)
    .where('publishedAt', '>=', range.since)
    .where('publishedAt', '<', range.before)
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .$if((range.channels?.length ?? 0) > 0, (query) => query.where(channelOfPost, 'in', range.channels ?? []))
    .groupBy('answeredBy')
    .execute();
  return rows.map(({ answeredBy, ...row }) => ({ ...row, personId: answeredBy ?? '', answered: Number(row.answered) }));
}

/** How many rows of a group fulfil a condition. */
function countIf(condition: ReturnType<typeof sql<SqlBool>>) {
  return sql<number>`cast(sum(case when ${condition} then 1 else 0 end) as integer)`;
}
