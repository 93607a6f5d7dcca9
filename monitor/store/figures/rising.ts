import type { Author } from '../../../shared/model/entry.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { ContactChannel } from '../../../shared/model/ticket.ts';
import { holdsTerm } from '../../../shared/understanding/count-terms.ts';
import { findRisingTerms } from '../../../shared/understanding/rising-terms.ts';
import { channelOfPost, selectMentions, toMention } from '../heard/mention-row.ts';
import { decodeJson, type JsonText } from '../sql/json-column.ts';
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
  readonly channels?: readonly ContactChannel[];
  /** Negative posts of this brand or topic only. */
  readonly negativeOnly?: boolean;
  readonly topic?: string;
  /** So many of the newest posts come along. */
  readonly newest?: number;
}

/** What is looked at in each of some thousand posts; the few that are shown are read as a whole afterwards. */
interface Post {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly storyId: string | null;
  readonly author: JsonText | null;
  readonly publishedAt: number;
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
  const posts = await readPosts(db, range, range.since, range.before);
  const earlier = await readPosts(db, range, range.earlierSince, range.since);
  // A hundred reposts of one post are one voice: they would make each of its words rise.
  const voices = firstOfEachStory(posts);
  const terms = findRisingTerms(voices.map(wordsOf), firstOfEachStory(earlier).map(wordsOf), MOST_TERMS);
  const examplesOf = (at: readonly number[]) => at.flatMap((place) => voices[place] ?? []).slice(0, EXAMPLES);
  const issues = findIssues(posts);
  const newest = posts.slice(0, range.newest ?? 0);
  const whole = await readWhole(db, [
    ...newest,
    ...terms.flatMap(({ examples }) => examplesOf(examples)),
    ...issues.flatMap((issue) => issue.examples),
  ]);
  const titles = await readTitles(
    db,
    issues.map(({ storyId }) => storyId),
  );
  const show = (some: readonly Post[]) => some.flatMap(({ id }) => whole.get(id) ?? []);
  return {
    mentions: show(newest),
    terms: terms.map(({ examples, ...term }) => ({ ...term, examples: show(examplesOf(examples)) })),
    issues: issues.map(({ examples, ...issue }) => ({
      ...issue,
      title: titles.get(issue.storyId) ?? '',
      examples: show(examples),
    })),
  };
}

/**
 * The posts that a term was counted of in a stretch, one of each story, the newest first: the same rows, judged by the
 * same code. @param limit so many come as a whole.
 */
export async function listPostsOfTerm(
  db: Db,
  range: Omit<RisingRange, 'earlierSince' | 'newest'>,
  term: string,
  limit: number,
): Promise<{ total: number; mentions: Mention[] }> {
  const posts = await readPosts(db, range, range.since, range.before);
  const found = firstOfEachStory(posts).filter((post) => holdsTerm(wordsOf(post), term));
  const shown = found.slice(0, limit);
  const whole = await readWhole(db, shown);
  return { total: found.length, mentions: shown.flatMap(({ id }) => whole.get(id) ?? []) };
}

async function readPosts(
  db: Db,
  range: Omit<RisingRange, 'earlierSince'>,
  since: number,
  before: number,
): Promise<Post[]> {
  return db
    .selectFrom('mentions')
    .select(['id', 'title', 'text', 'storyId', 'author', 'publishedAt'])
    .where('publishedAt', '>=', since)
    .where('publishedAt', '<', before)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
    .$if(range.drill !== undefined, (query) => query.where('drill', '=', range.drill ? 1 : 0))
    .$if((range.brandIds?.length ?? 0) > 0, (query) => query.where('brandId', 'in', range.brandIds ?? []))
    .$if((range.channels?.length ?? 0) > 0, (query) => query.where(channelOfPost, 'in', range.channels ?? []))
    .$if(range.negativeOnly === true, (query) => query.where('sentiment', '=', 'neg'))
    .$if(range.topic !== undefined, (query) => query.where('topic', '=', range.topic as Mention['analysis']['topic']))
    .orderBy('publishedAt', 'desc')
    .limit(MOST_POSTS)
    .execute();
}

async function readWhole(db: Db, posts: readonly Post[]): Promise<Map<string, Mention>> {
  const ids = [...new Set(posts.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const rows = await selectMentions(db).where('mentions.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toMention(row)]));
}

function firstOfEachStory(posts: readonly Post[]): Post[] {
  const seen = new Set<string>();
  return posts.filter(({ storyId }) => {
    if (storyId === null) return true;
    const isFirst = !seen.has(storyId);
    seen.add(storyId);
    return isFirst;
  });
}

/** Stories with posts of two authors or more, the widest first. */
function findIssues(posts: readonly Post[]) {
  const groups = [...Map.groupBy(posts, ({ storyId }) => storyId)].flatMap(([storyId, own]) => {
    if (storyId === null || own.length < 2) return [];
    const authors = new Set(own.map(({ author }) => nameAuthor(decodeJson<Author>(author)))).size;
    return authors < 2 ? [] : [{ storyId, own, authors }];
  });
  groups.sort((a, b) => b.authors - a.authors || b.own.length - a.own.length);
  return groups.slice(0, MOST_ISSUES).map(({ storyId, own, authors }) => ({
    ...{ storyId, authors, posts: own.length },
    firstAt: Math.min(...own.map(({ publishedAt }) => publishedAt)),
    lastAt: Math.max(...own.map(({ publishedAt }) => publishedAt)),
    examples: own.slice(0, EXAMPLES),
  }));
}

function nameAuthor(author: Author | null): string | null {
  return author?.id ?? author?.url ?? author?.name ?? null;
}

async function readTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('stories').select(['id', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

function wordsOf({ title, text }: Post): string {
  return title ? `${title}\n${text}` : text;
}
