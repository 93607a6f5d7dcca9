import { ApiError } from '../../shared/api-client.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { PostMark } from '../messages.ts';
import { openDatabase } from './database.ts';
import { cacheMentions, findCachedByPost } from './mention-cache.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';

/**
 * Says which posts of a page are known: from the cache at once, and from the monitor for the rest. When the monitor
 * cannot be asked, what the cache knows is the answer.
 */
export async function markPosts(posts: readonly PostOnPage[]): Promise<PostMark[]> {
  const found = new Map<string, Mention>();
  const database = await openDatabase();
  const unknown: PostOnPage[] = [];
  for (const post of posts) {
    const mention = post.postKey === null ? null : await findCachedByPost(database, post.postKey);
    if (mention && post.postKey !== null) found.set(post.postKey, mention);
    else unknown.push(post);
  }
  for (const mention of await askMonitor(unknown)) {
    const post = unknown.find(
      (one) => one.postKey === mention.postKey || (one.permalink !== null && one.permalink === mention.permalink),
    );
    if (post?.postKey) found.set(post.postKey, mention);
  }
  const tickets = await readTickets();
  return posts.flatMap((post) => {
    if (post.postKey === null) return [];
    const mention = found.get(post.postKey) ?? null;
    const ticket = tickets.get(post.postKey) ?? null;
    if (!mention && !ticket) return [];
    return [
      { postKey: post.postKey, mention, level: mention?.level ?? 'blue', dueAt: mention?.answerDueAt ?? null, ticket },
    ];
  });
}

async function askMonitor(posts: readonly PostOnPage[]): Promise<readonly Mention[]> {
  const pairing = await readPairing();
  if (!pairing || pairing.expired || posts.length === 0) return [];
  try {
    const { items } = await createMonitorClient(pairing).lookupMentions({
      body: {
        postKeys: posts.flatMap((post) => (post.postKey === null ? [] : [post.postKey])),
        permalinks: posts.flatMap((post) => (post.permalink === null ? [] : [post.permalink])),
      },
    });
    await cacheMentions(await openDatabase(), items, 0);
    return items;
  } catch (error) {
    if (error instanceof ApiError) return []; // the link state says it already; the page goes on with what is cached
    throw error;
  }
}

async function readTickets(): Promise<Map<string, { number: number | null; clientKey: string }>> {
  const rows = await (await openDatabase()).getAll('outbox');
  const live = rows.filter((row) => row.state !== 'undone' && !row.undoAsked);
  return new Map(
    live.flatMap((row) =>
      row.draft.postKey === null ? [] : [[row.draft.postKey, { number: row.number, clientKey: row.clientKey }]],
    ),
  );
}
