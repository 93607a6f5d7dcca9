import type { Analysis, Kind, Level, SentimentLabel, Topic, Urgency } from '../../../shared/model/analysis.ts';
import type { Author, Metrics } from '../../../shared/model/entry.ts';
import type { AnswerProof, DismissReason, Mention, MentionState } from '../../../shared/model/mention.ts';
import type { Db } from '../database.ts';
import { decodeJson, encodeJson, type JsonText } from '../sql/json-column.ts';

export interface MentionsTable {
  id: string;
  number: number;
  entryId: string | null;
  brandId: string;
  sourceId: string;
  site: string;
  postKey: string;
  permalink: string | null;
  author: JsonText | null;
  /** `site:` and the platform's own id or address of the author; null where neither is told: a name is no identity. */
  authorKey: string | null;
  title: string | null;
  text: string;
  lang: string | null;
  rating: number | null;
  metrics: JsonText | null;
  analysis: JsonText;
  /** Copied out of the analysis so that lists can filter by them. */
  kind: Kind;
  topic: Topic;
  sentiment: SentimentLabel;
  complaint: number;
  urgency: Urgency;
  level: Level;
  /** How urgent the level is: 0 is red. Orders by it rise, as all orders do. */
  levelRank: number;
  state: MentionState;
  /** 1: answered or dismissed. Orders by time left put it last. */
  settled: number;
  claimedBy: string | null;
  answeredBy: string | null;
  answeredHow: AnswerProof | null;
  dismissReason: DismissReason | null;
  publishedAt: number;
  publishedTrusted: number;
  foundAt: number;
  toldAt: number | null;
  claimedAt: number | null;
  answeredAt: number | null;
  answerDueAt: number | null;
  /** `answerDueAt`, or the end of time where no clock runs: a column that can be paged by. */
  sortDueAt: number;
  ticketId: string | null;
  storyId: string | null;
  updatedAt: number;
  drill: number;
}

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
