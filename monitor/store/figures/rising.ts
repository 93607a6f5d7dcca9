import type { Mention } from '../../../shared/model/mention.ts';
import { findRisingTerms, holdsTerm } from '../../../shared/understanding/rising-terms.ts';
import { selectMentions, toMention } from '../heard/mention-row.ts';
import type { Db } from '../store.ts';

/** A term that more posts hold than in the stretch before, with posts that hold it. */
export interface RisingEntry {
  readonly term: string;
  readonly now: number;
  readonly before: number;
  readonly strength: number;
  readonly examples: Mention[];
}

/** An issue that several posts repeat. */
export interface RepeatedIssue {
  readonly storyId: string;
  readonly title: string;
  readonly posts: number;
  readonly authors: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly examples: Mention[];
}

export interface RisingRange {
  readonly since: number;
  readonly before: number;
  readonly earlierSince: number;
  readonly drill?: boolean;
  readonly brandIds?: readonly string[];
  /** Negative posts of this brand or topic only. */
  readonly negativeOnly?: boolean;
  readonly topic?: string;
}

/** More than this says nothing new and would hold up the reader. */
const MOST_POSTS = 4_000;
const MOST_TERMS = 20;
const MOST_ISSUES = 20;
const EXAMPLES = 3;

/** KPI-3: what is spoken of more than in the stretch before, and which issues come again and again. */
export async function readRising(
  db: Db,
  range: RisingRange,
): Promise<{ mentions: Mention[]; terms: RisingEntry[]; issues: RepeatedIssue[] }> {
  const mentions = await readMentions(db, range, range.since, range.before);
  const earlier = await readMentions(db, range, range.earlierSince, range.since);
  // A hundred reposts of one post are one voice: they would make each of its words rise.
  const voices = firstOfEachStory(mentions);
  const terms = findRisingTerms(voices.map(wordsOf), firstOfEachStory(earlier).map(wordsOf), MOST_TERMS).map(
    ({ examples, ...term }) => ({
      ...term,
      examples: examples.flatMap((at) => voices[at] ?? []).slice(0, EXAMPLES),
    }),
  );
  return { mentions, terms, issues: await listIssues(db, mentions) };
}

/** The posts that a term was counted of in a stretch, one of each story, the newest first: the same rows, judged by the same code. */
export async function listPostsOfTerm(
  db: Db,
  range: Omit<RisingRange, 'earlierSince'>,
  term: string,
): Promise<Mention[]> {
  const mentions = await readMentions(db, range, range.since, range.before);
  return firstOfEachStory(mentions).filter((mention) => holdsTerm(wordsOf(mention), term));
}

async function readMentions(
  db: Db,
  range: Omit<RisingRange, 'earlierSince'>,
  since: number,
  before: number,
): Promise<Mention[]> {
  const rows = await selectMentions(db)
    .where('mentions.publishedAt', '>=', since)
    .where('mentions.publishedAt', '<', before)
    .where((eb) =>
      eb.or([eb('mentions.dismissReason', 'is', null), eb('mentions.dismissReason', '=', 'no-answer-needed')]),
    )
    .$if(range.drill !== undefined, (query) => query.where('mentions.drill', '=', range.drill ? 1 : 0))
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('mentions.brandId', 'in', range.brandIds ?? []))
    .$if(range.negativeOnly === true, (query) => query.where('mentions.sentiment', '=', 'neg'))
    .$if(range.topic !== undefined, (query) =>
      query.where('mentions.topic', '=', range.topic as Mention['analysis']['topic']),
    )
    .orderBy('mentions.publishedAt', 'desc')
    .limit(MOST_POSTS)
    .execute();
  return rows.map(toMention);
}

function firstOfEachStory(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ storyId }) => {
    if (storyId === null) return true;
    const isFirst = !seen.has(storyId);
    seen.add(storyId);
    return isFirst;
  });
}

/** Stories with posts of two authors or more, the widest first. */
async function listIssues(db: Db, mentions: readonly Mention[]): Promise<RepeatedIssue[]> {
  const groups = [...Map.groupBy(mentions, ({ storyId }) => storyId)].flatMap(([storyId, posts]) => {
    const authors = new Set(posts.map(({ author }) => author?.id ?? author?.url ?? author?.name ?? null)).size;
    return storyId === null || authors < 2 ? [] : [{ storyId, posts, authors }];
  });
  groups.sort((a, b) => b.authors - a.authors || b.posts.length - a.posts.length);
  const widest = groups.slice(0, MOST_ISSUES);
  const titles = await readTitles(
    db,
    widest.map(({ storyId }) => storyId),
  );
  return widest.map(({ storyId, posts, authors }) => ({
    storyId,
    title: titles.get(storyId) ?? '',
    posts: posts.length,
    authors,
    firstAt: Math.min(...posts.map(({ publishedAt }) => publishedAt)),
    lastAt: Math.max(...posts.map(({ publishedAt }) => publishedAt)),
    examples: posts.slice(0, EXAMPLES),
  }));
}

async function readTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('stories').select(['id', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

function wordsOf({ title, text }: Mention): string {
  return title ? `${title}\n${text}` : text;
}
