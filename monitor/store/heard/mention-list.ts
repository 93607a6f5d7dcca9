import { type Expression, type SqlBool, sql } from 'kysely';
import type { Kind, Level, SentimentLabel, Topic } from '../../../shared/model/analysis.ts';
import { MENTION_STATES, type Mention, type MentionState } from '../../../shared/model/mention.ts';
import type { ContactChannel } from '../../../shared/model/ticket.ts';
import { type Condition, isIn, isValue } from '../sql/filter-column.ts';
import { type ListOrder, listNumbers } from '../sql/list-numbers.ts';
import { clampLimit, encodeCursor, type Page } from '../sql/paging.ts';
import type { Db } from '../store.ts';
import { channelOfPost, selectMentions, toMention } from './mention-row.ts';
import { matchQuery } from './search.ts';

/** What a list of mentions is narrowed to; left out: not narrowed. */
export interface MentionFilter {
  readonly states?: readonly MentionState[];
  readonly levels?: readonly Level[];
  readonly brandIds?: readonly string[];
  readonly channels?: readonly ContactChannel[];
  readonly sites?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly topics?: readonly Topic[];
  readonly sentiments?: readonly SentimentLabel[];
  readonly complaint?: boolean;
  /** SOC-9: what is negative in tone or a complaint, and nothing else. */
  readonly negative?: true;
  readonly claimedBy?: string;
  readonly storyId?: string;
  /** Words to find in title, text and author. */
  readonly query?: string;
  readonly drill?: boolean;
  /** Published at or after, and before. */
  readonly publishedSince?: number;
  readonly publishedBefore?: number;
  /** Stored after the mention of this number, and not after the one of that. */
  readonly afterNumber?: number;
  readonly upToNumber?: number;
}

/**
 * `time-left`: the most urgent clock first, what is answered or dismissed last; `level`: the same, red before all;
 * `newest`: the last found first.
 */
export type MentionOrder = 'time-left' | 'newest' | 'level';

export interface MentionListRequest extends MentionFilter {
  readonly order?: MentionOrder;
  readonly limit?: number;
  readonly cursor?: string | null;
}

type Column = 'settled' | 'levelRank' | 'sortDueAt' | 'number';

const ORDERS: Readonly<Record<MentionOrder, ListOrder<Column>>> = {
  'time-left': { columns: ['settled', 'sortDueAt', 'number'], direction: 'asc' },
  level: { columns: ['settled', 'levelRank', 'sortDueAt', 'number'], direction: 'asc' },
  newest: { columns: ['number'], direction: 'desc' },
};

const SETTLED: readonly MentionState[] = ['answered', 'dismissed'];

/** A page of mentions. */
export async function listMentions(db: Db, request: MentionListRequest): Promise<Page<Mention>> {
  const order = ORDERS[request.order ?? 'time-left'];
  const { columns, direction } = order;
  const limit = clampLimit(request.limit);
  const numbers = listNumbers('mentions', {
    order,
    conditions: [...(columns.includes('settled') ? settledOnly(request.states) : []), ...conditions(db, request)],
    match: await matchQuery(db, 'mention', request.query, direction === 'desc' ? 'by-number' : 'by-order'),
    cursor: request.cursor,
    count: limit + 1,
  });
  let fetched = selectMentions(db).where('mentions.number', 'in', numbers);
  for (const column of columns) fetched = fetched.orderBy(`mentions.${column}`, direction);
  const rows = await fetched.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = last && rows.length > limit ? encodeCursor(columns.map((column) => last[column])) : null;
  return { items: shown.map(toMention), nextCursor: more };
}

/** How many mentions of each state a filter holds. */
export async function countMentions(db: Db, filter: MentionFilter): Promise<Record<MentionState, number>> {
  const { drill, states, ...rest } = filter;
  const match = await matchQuery(db, 'mention', rest.query, 'count');
  const rows = await db
    .selectFrom('mentions')
    .select((eb) => ['mentions.state', eb.fn.countAll<number>().as('count')])
    // Named in full, so that the index is entered at each of them instead of being read from end to end.
    .where('mentions.drill', 'in', drill === undefined ? [0, 1] : [drill ? 1 : 0])
    .where('mentions.state', 'in', states ?? MENTION_STATES)
    .$if(rest.publishedSince !== undefined, (q) => q.where('mentions.publishedAt', '>=', rest.publishedSince ?? 0))
    .where((eb) => eb.and([...conditions(db, rest), ...match.conditions]))
    .groupBy('mentions.state')
    .execute();
  const counts: Record<MentionState, number> = { open: 0, claimed: 0, answered: 0, dismissed: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/** The half of the order that holds all of these states, where one does. */
function settledOnly(states: readonly MentionState[] | undefined): Expression<SqlBool>[] {
  if (!states || states.length === 0) return [];
  if (states.every((state) => SETTLED.includes(state))) return [sql<SqlBool>`mentions.settled = 1`];
  return states.some((state) => SETTLED.includes(state)) ? [] : [sql<SqlBool>`mentions.settled = 0`];
}

function conditions(db: Db, filter: MentionFilter): Condition[] {
  const { publishedSince, publishedBefore } = filter;
  return [
    ...isIn(db, 'mentions.state', filter.states),
    ...isIn(db, 'mentions.level', filter.levels),
    ...isIn(db, 'mentions.brandId', filter.brandIds),
    ...(filter.channels?.length ? [sql<SqlBool>`${channelOfPost} in (${sql.join(filter.channels)})`] : []),
    ...isIn(db, 'mentions.site', filter.sites),
    ...isIn(db, 'mentions.sourceId', filter.sourceIds),
    ...isIn(db, 'mentions.kind', filter.kinds),
    ...isIn(db, 'mentions.topic', filter.topics),
    ...isIn(db, 'mentions.sentiment', filter.sentiments),
    ...isValue(db, 'mentions.complaint', '=', filter.complaint),
    ...(filter.negative ? [sql<SqlBool>`(mentions.sentiment = 'neg' or mentions.complaint = 1)`] : []),
    ...isValue(db, 'mentions.claimedBy', '=', filter.claimedBy),
    ...isValue(db, 'mentions.drill', '=', filter.drill),
    ...isValue(db, 'mentions.publishedAt', '>=', publishedSince),
    ...isValue(db, 'mentions.publishedAt', '<', publishedBefore),
    ...isValue(db, 'mentions.number', '>=', filter.afterNumber === undefined ? undefined : filter.afterNumber + 1),
    ...isValue(db, 'mentions.number', '<', filter.upToNumber === undefined ? undefined : filter.upToNumber + 1),
    // A story is small: here the index of the column is the right way in.
    ...(filter.storyId === undefined ? [] : [sql<SqlBool>`${sql.ref('mentions.storyId')} = ${filter.storyId}`]),
  ];
}
