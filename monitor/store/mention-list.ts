import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Kind, Level, SentimentLabel, Topic } from '../../shared/model/analysis.ts';
import type { Mention, MentionState } from '../../shared/model/mention.ts';
import type { Db } from './database.ts';
import { selectMentions, toMention } from './mention-row.ts';
import { clampLimit, decodeCursor, encodeCursor, type Page } from './paging.ts';
import { matchText } from './search.ts';
import type { Tables } from './tables.ts';

/** What a list of mentions is narrowed to; left out: not narrowed. */
export interface MentionFilter {
  readonly states?: readonly MentionState[];
  readonly levels?: readonly Level[];
  readonly brandIds?: readonly string[];
  readonly sites?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly topics?: readonly Topic[];
  readonly sentiments?: readonly SentimentLabel[];
  readonly complaint?: boolean;
  readonly claimedBy?: string;
  readonly storyId?: string;
  /** Words to find in title, text and author. */
  readonly query?: string;
  readonly drill?: boolean;
  /** Published at or after, and before. */
  readonly publishedSince?: number;
  readonly publishedBefore?: number;
}

/** `time-left`: the most urgent clock first; `newest`: the last found first; `level`: red first, then time left. */
export type MentionOrder = 'time-left' | 'newest' | 'level';

export interface MentionListRequest extends MentionFilter {
  readonly order?: MentionOrder;
  readonly limit?: number;
  readonly cursor?: string | null;
}

/** A page of mentions. */
export async function listMentions(db: Db, request: MentionListRequest): Promise<Page<Mention>> {
  const order = request.order ?? 'time-left';
  const limit = clampLimit(request.limit);
  const filtered = selectMentions(db).where((eb) => eb.and(conditions(db, eb, request)));
  const after = request.cursor
    ? decodeCursor(request.cursor, order === 'newest' ? 1 : order === 'level' ? 3 : 2)
    : null;
  const [a = 0, b = 0, c = 0] = after ?? [];
  const page =
    order === 'newest'
      ? filtered.$if(after !== null, (q) => q.where('mentions.number', '<', a)).orderBy('mentions.number', 'desc')
      : order === 'level'
        ? filtered
            .$if(after !== null, (q) =>
              q.where((eb) =>
                eb.or([
                  eb('mentions.levelRank', '<', a),
                  eb.and([eb('mentions.levelRank', '=', a), eb('mentions.sortDueAt', '>', b)]),
                  eb.and([
                    eb('mentions.levelRank', '=', a),
                    eb('mentions.sortDueAt', '=', b),
                    eb('mentions.number', '>', c),
                  ]),
                ]),
              ),
            )
            .orderBy('mentions.levelRank', 'desc')
            .orderBy('mentions.sortDueAt')
            .orderBy('mentions.number')
        : filtered
            .$if(after !== null, (q) =>
              q.where((eb) =>
                eb.and([
                  eb('mentions.sortDueAt', '>=', a),
                  eb.or([eb('mentions.sortDueAt', '>', a), eb('mentions.number', '>', b)]),
                ]),
              ),
            )
            .orderBy('mentions.sortDueAt')
            .orderBy('mentions.number');
  const rows = await page.limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const key = last
    ? order === 'newest'
      ? [last.number]
      : order === 'level'
        ? [last.levelRank, last.sortDueAt, last.number]
        : [last.sortDueAt, last.number]
    : [];
  return { items: shown.map(toMention), nextCursor: rows.length > limit ? encodeCursor(key) : null };
}

/** How many mentions of each state a filter holds. */
export async function countMentions(db: Db, filter: MentionFilter): Promise<Record<MentionState, number>> {
  const rows = await db
    .selectFrom('mentions')
    .select((eb) => ['mentions.state', eb.fn.countAll<number>().as('count')])
    .where((eb) => eb.and(conditions(db, eb, filter)))
    .groupBy('mentions.state')
    .execute();
  const counts: Record<MentionState, number> = { open: 0, claimed: 0, answered: 0, dismissed: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

type Conditions = ExpressionWrapper<Tables, 'mentions', SqlBool>[];

function conditions(db: Db, eb: ExpressionBuilder<Tables, 'mentions'>, filter: MentionFilter): Conditions {
  const all: Conditions = [];
  if (filter.states) all.push(eb('mentions.state', 'in', filter.states));
  if (filter.levels) all.push(eb('mentions.level', 'in', filter.levels));
  if (filter.brandIds) all.push(eb('mentions.brandId', 'in', filter.brandIds));
  if (filter.sites) all.push(eb('mentions.site', 'in', filter.sites));
  if (filter.sourceIds) all.push(eb('mentions.sourceId', 'in', filter.sourceIds));
  if (filter.kinds) all.push(eb('mentions.kind', 'in', filter.kinds));
  if (filter.topics) all.push(eb('mentions.topic', 'in', filter.topics));
  if (filter.sentiments) all.push(eb('mentions.sentiment', 'in', filter.sentiments));
  if (filter.complaint !== undefined) all.push(eb('mentions.complaint', '=', filter.complaint ? 1 : 0));
  if (filter.claimedBy !== undefined) all.push(eb('mentions.claimedBy', '=', filter.claimedBy));
  if (filter.storyId !== undefined) all.push(eb('mentions.storyId', '=', filter.storyId));
  if (filter.drill !== undefined) all.push(eb('mentions.drill', '=', filter.drill ? 1 : 0));
  if (filter.publishedSince !== undefined) all.push(eb('mentions.publishedAt', '>=', filter.publishedSince));
  if (filter.publishedBefore !== undefined) all.push(eb('mentions.publishedAt', '<', filter.publishedBefore));
  if (filter.query?.trim()) all.push(matchText(db, 'mention', filter.query, 'mentions.number'));
  return all;
}
