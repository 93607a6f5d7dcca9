import type { Kind, Level, SentimentLabel, Topic, Urgency } from '../../../shared/model/analysis.ts';
import type { BurstTopic } from '../../../shared/model/burst.ts';
import type { AnswerProof, DismissReason, MentionState } from '../../../shared/model/mention.ts';
import type { ApprovalState } from '../../../shared/model/reply-approval.ts';
import type { SavedSearch } from '../../../shared/model/saved-search.ts';
import type { SourceState } from '../../../shared/model/source.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface BurstsTable {
  id: string;
  number: number;
  brandId: string;
  topic: BurstTopic;
  level: Level;
  minutes: number;
  count: number;
  expected: number;
  ratio: number;
  chance: number;
  startedAt: number;
  lastAt: number;
  endedAt: number | null;
  drill: number;
}

export interface CorrectionsTable {
  id: string;
  mentionId: string;
  at: number;
  personId: string;
  changed: JsonText;
  undoneAt: number | null;
  undoneBy: string | null;
  drill: number;
}

export interface EntriesTable {
  id: string;
  sourceId: string;
  guid: string | null;
  postKey: string | null;
  /** Same title, text and link: the same post, whatever the source calls it. */
  fingerprint: string;
  /** Of title and text alone: tells an edit. */
  contentHash: string;
  link: string | null;
  title: string | null;
  author: JsonText | null;
  publishedAt: number | null;
  updatedAt: number | null;
  summary: string | null;
  content: string | null;
  lang: string | null;
  rating: number | null;
  metrics: JsonText | null;
  replyTo: string | null;
  foundAt: number;
  revision: number;
  drill: number;
}

/** What an entry said before it was edited. */
export interface EntryRevisionsTable {
  entryId: string;
  revision: number;
  replacedAt: number;
  title: string | null;
  summary: string | null;
  content: string | null;
}

/** Further keys of the post behind a mention; its first one is `mentions.postKey`. */
export interface MentionKeysTable {
  postKey: string;
  brandId: string;
  mentionId: string;
}

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
  answerText: string | null;
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

export interface ReplyApprovalsTable {
  id: string;
  mentionId: string;
  text: string;
  state: ApprovalState;
  askedBy: string;
  askedAt: number;
  decidedBy: string | null;
  decidedAt: number | null;
  note: string | null;
  drill: number;
}

/** What a person decided against the guard; a row of its own though the audit log has it, too: leads count by rule. */
export interface GuardDecisionsTable {
  id: string;
  site: string;
  mentionId: string | null;
  type: string;
  rule: string;
  reason: string | null;
  words: string | null;
  personId: string;
  decidedAt: number;
  drill: number;
}

export interface SavedSearchesTable extends Omit<SavedSearch, 'filter' | 'alerts' | 'drill'> {
  filter: JsonText;
  alerts: number;
  drill: number;
  /** Number of the last mention that was looked at for alerts. */
  toldNumber: number;
  /** Not looked at again before: a flood is told in few messages. */
  nextAt: number;
}

/** Through which sources a mention was seen. */
/** The words of a mention or a ticket as they are searched; its row number is the subject's number. See `heard/search.ts`. */
export interface SearchTable {
  rowid: number;
  words: string;
}

export interface SightingsTable {
  mentionId: string;
  sourceId: string;
  link: string | null;
  seenAt: number;
}

export interface SiteHealthTable {
  site: string;
  /** Revision of the workspace's correction that was taken out of use; 0: none. */
  correction: number;
  version: string;
  broken: JsonText;
  posts: number;
  byLink: number;
  tagHash: number;
  firstAt: number;
  lastAt: number;
  reports: number;
}

export interface SourcesTable {
  id: string;
  type: string;
  name: string;
  settings: JsonText;
  brandIds: JsonText;
  enabled: number;
  drill: number;
  /** No longer in the configuration; kept because entries and mentions name it. */
  removedAt: number | null;
  nextPollAt: number;
  etag: string | null;
  lastModified: string | null;
  cursor: JsonText | null;
  lastPollAt: number | null;
  lastSuccessAt: number | null;
  lastNewEntryAt: number | null;
  state: SourceState;
  blindSince: number | null;
  errorCount: number;
  lastError: string | null;
  quotaLeft: number | null;
  quotaResetAt: number | null;
  lag: JsonText | null;
}

export interface StoriesTable {
  id: string;
  number: number;
  brandId: string;
  title: string;
  startedAt: number;
  lastAt: number;
  /** How many mentions share it. */
  size: number;
  level: Level;
  ownerId: string | null;
  drill: number;
}

/** Marks by which near-duplicates meet: bands of a text fingerprint, a link, a repost's origin. */
export interface StoryKeysTable {
  key: string;
  storyId: string;
  brandId: string;
  seenAt: number;
}
