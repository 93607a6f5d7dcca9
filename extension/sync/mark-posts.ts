import { ApiError } from '../../shared/api-client.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { PostMark } from '../messages.ts';
import { type EarshotDatabase, openDatabase } from './database.ts';
import { cacheMentions, findCachedByPosts } from './mention-cache.ts';
import { type HeardPosts, mentionOfPost } from './mention-of-post.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';

/** What this computer knows of posts by itself, and the posts that only the monitor may know. */
export interface CachedMarks {
  readonly marks: readonly PostMark[];
  readonly unknown: readonly PostOnPage[];
}

/** Says which posts of a page are known here. Asks nobody, so that chips come at once whatever the monitor's line is like. */
export async function markFromCache(posts: readonly PostOnPage[]): Promise<CachedMarks> {
  const database = await openDatabase();
  const mentions = await findCachedByPosts(database, listKeys(posts));
  const marks = await makeMarks(database, posts, (post) => mentions.get(post.postKey ?? '') ?? null);
  return { marks, unknown: posts.filter(({ postKey }) => postKey === null || !mentions.has(postKey)) };
}

/** Asks the monitor for posts that are not known here. Where it cannot be asked nothing more is known. */
export async function markFromMonitor(posts: readonly PostOnPage[]): Promise<readonly PostMark[]> {
  const heard = await askMonitor(posts);
  if (heard.items.length === 0) return [];
  const known = posts.filter((post) => mentionOfPost(post, heard) !== null);
  return makeMarks(await openDatabase(), known, (post) => mentionOfPost(post, heard));
}

const NOTHING: HeardPosts = { items: [], keys: [] };

async function askMonitor(posts: readonly PostOnPage[]): Promise<HeardPosts> {
  const pairing = await readPairing();
  if (!pairing || pairing.expired || posts.length === 0) return NOTHING;
  try {
    const heard = await createMonitorClient(pairing).lookupMentions({
      body: {
        postKeys: listKeys(posts),
        permalinks: posts.flatMap((post) => (post.permalink === null ? [] : [post.permalink])),
      },
    });
    await cacheMentions(await openDatabase(), heard.items, 0);
    return heard;
  } catch (error) {
    if (error instanceof ApiError) return NOTHING; // the link state says it already; the page goes on with what is cached
    throw error;
  }
}

async function makeMarks(
  database: EarshotDatabase,
  posts: readonly PostOnPage[],
  mentionOf: (post: PostOnPage) => Mention | null,
): Promise<PostMark[]> {
  const tickets = await readTickets(database, listKeys(posts));
  return posts.flatMap((post) => {
    if (post.postKey === null) return [];
    const mention = mentionOf(post);
    const ticket = tickets.get(post.postKey) ?? null;
    if (!mention && !ticket) return [];
    return [
      { postKey: post.postKey, mention, level: mention?.level ?? 'blue', dueAt: mention?.answerDueAt ?? null, ticket },
    ];
  });
}

/** Tickets by post. Rows carry their evidence with pictures: only those of these posts are read. */
async function readTickets(
  database: EarshotDatabase,
  postKeys: readonly string[],
): Promise<Map<string, NonNullable<PostMark['ticket']>>> {
  const index = database.transaction('outbox').store.index('by-post');
  const rows = (await Promise.all(postKeys.map((postKey) => index.getAll(postKey)))).flat();
  const live = rows.filter((row) => row.state !== 'undone' && !row.undoAsked);
  return new Map(live.map(({ draft, number, clientKey }) => [draft.postKey ?? '', { number, clientKey }]));
}

function listKeys(posts: readonly PostOnPage[]): string[] {
  return posts.flatMap(({ postKey }) => (postKey === null ? [] : [postKey]));
}
