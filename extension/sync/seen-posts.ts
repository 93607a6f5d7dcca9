import type { ApiClient } from '../../shared/api-client.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { EarshotDatabase, ListenCount } from './database.ts';
import { isRefusedForGood } from './is-refused-for-good.ts';

/** A post is told once in so many days, however often it stands on a page. */
const KEPT_MS = 7 * 86_400_000;
const AT_ONCE = 100;

/** Keeps matched posts until the monitor has them, and counts what was read. In one transaction: a kill loses neither or both. */
export async function keepSeenPosts(
  database: EarshotDatabase,
  site: string,
  readCount: number,
  matched: readonly PostOnPage[],
  now: number,
): Promise<number> {
  const transaction = database.transaction(['seen', 'listenCounts'], 'readwrite');
  const seen = transaction.objectStore('seen');
  let fresh = 0;
  for (const post of matched) {
    if (post.postKey === null || (await seen.get(post.postKey))) continue;
    await seen.put({ postKey: post.postKey, site, post, at: now, state: 'waiting' });
    fresh++;
  }
  const counts = transaction.objectStore('listenCounts');
  const before = (await counts.get(site)) ?? { site, since: now, read: 0, matched: 0, sent: 0 };
  await counts.put({ ...before, read: before.read + readCount, matched: before.matched + fresh });
  await transaction.done;
  return fresh;
}

/** Hands matches to the monitor's inbox. Killed between sending and noting, it sends again; the monitor folds the repeat. */
export async function sendSeenPosts(database: EarshotDatabase, client: ApiClient, now: number): Promise<void> {
  for (;;) {
    const rows = (await database.getAllFromIndex('seen', 'by-state', 'waiting', AT_ONCE)).slice(0, AT_ONCE);
    if (rows.length === 0) break;
    let state: 'sent' | 'refused' = 'sent';
    try {
      await client.sendInbox({ body: { posts: rows.map(({ post }) => post) } });
    } catch (error) {
      // What the monitor does not take as it is will not be taken later either.
      if (!isRefusedForGood(error)) throw error;
      state = 'refused';
    }
    const transaction = database.transaction(['seen', 'listenCounts'], 'readwrite');
    for (const row of rows) {
      await transaction.objectStore('seen').put({ ...row, state });
      const count = await transaction.objectStore('listenCounts').get(row.site);
      if (count && state === 'sent')
        await transaction.objectStore('listenCounts').put({ ...count, sent: count.sent + 1 });
    }
    await transaction.done;
  }
  await dropOld(database, now);
}

async function dropOld(database: EarshotDatabase, now: number): Promise<void> {
  const transaction = database.transaction('seen', 'readwrite');
  for (const row of await transaction.store.getAll()) {
    if (now - row.at > KEPT_MS) await transaction.store.delete(row.postKey);
  }
  await transaction.done;
}

/** Consent was taken back: what was not sent stays here. */
export async function dropWaiting(database: EarshotDatabase, site: string): Promise<void> {
  const transaction = database.transaction('seen', 'readwrite');
  for (const row of await transaction.store.index('by-state').getAll('waiting')) {
    if (row.site === site) await transaction.store.delete(row.postKey);
  }
  await transaction.done;
}

/** What was read and sent, by site. */
export function readListenCounts(database: EarshotDatabase): Promise<ListenCount[]> {
  return database.getAll('listenCounts');
}
