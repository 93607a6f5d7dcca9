import { sql } from 'kysely';
import type { Analysis, Level, Urgency } from '../../../shared/model/analysis.ts';
import type { Author, Metrics } from '../../../shared/model/entry.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { ContactChannel } from '../../../shared/model/ticket.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';
import type { MentionsTable } from '../tables/heard.ts';

/** The contact channel of a post: with stars it is a review, as it is when a ticket is made of it. */
export const channelOfPost = sql<ContactChannel>`case when mentions.rating is null then 'social' else 'review' end`;

/** Sorts after every clock. */
export const NEVER_AT = Number.MAX_SAFE_INTEGER;

/** Mentions with the size of their story: what every reader selects. */
export function selectMentions(db: Db) {
  return db
    .selectFrom('mentions')
    .leftJoin('stories', 'stories.id', 'mentions.storyId')
    .selectAll('mentions')
    .select('stories.size as storySize');
}

/** The columns that follow from a judgement. */
export function judgementColumns(judged: {
  analysis: Analysis;
  urgency: Urgency;
  level: Level;
  answerDueAt: number | null;
}) {
  return {
    analysis: encodeJson(judged.analysis),
    kind: judged.analysis.kind,
    topic: judged.analysis.topic,
    sentiment: judged.analysis.sentiment.label,
    complaint: judged.analysis.complaint.is ? 1 : 0,
    urgency: judged.urgency,
    level: judged.level,
    levelRank: LEVEL_RANKS[judged.level],
    answerDueAt: judged.answerDueAt,
    sortDueAt: judged.answerDueAt ?? NEVER_AT,
  };
}

const LEVEL_RANKS: Readonly<Record<Level, number>> = { red: 0, orange: 1, yellow: 2, blue: 3 };

export function toMention(row: MentionsTable & { storySize: number | null }): Mention {
  return {
    id: row.id,
    number: row.number,
    brandId: row.brandId,
    sourceId: row.sourceId,
    site: row.site,
    postKey: row.postKey,
    permalink: row.permalink,
    author: decodeJson<Author>(row.author),
    title: row.title,
    text: row.text,
    lang: row.lang,
    rating: row.rating,
    metrics: decodeJson<Metrics>(row.metrics),
    analysis: decodeJson<Analysis>(row.analysis),
    urgency: row.urgency,
    level: row.level,
    state: row.state,
    claimedBy: row.claimedBy,
    answeredBy: row.answeredBy,
    answeredHow: row.answeredHow,
    ...(row.answerText === null ? {} : { answerText: row.answerText }),
    dismissReason: row.dismissReason,
    publishedAt: row.publishedAt,
    publishedTrusted: row.publishedTrusted === 1,
    foundAt: row.foundAt,
    toldAt: row.toldAt,
    claimedAt: row.claimedAt,
    answeredAt: row.answeredAt,
    answerDueAt: row.answerDueAt,
    ticketId: row.ticketId,
    storyId: row.storyId,
    storySize: row.storySize ?? 1,
    drill: row.drill === 1,
  };
}
