import type { Entry } from '../../../shared/model/entry.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { PostOnPage } from '../../../shared/model/post-on-page.ts';
import type { Source } from '../../../shared/model/source.ts';
import { findMentionsByPostKeys } from '../../store/heard/mentions.ts';
import type { Pipeline } from '../pipeline.ts';
import { keyOfReview, postKeysOf } from '../post-key.ts';
import { recordEntries } from '../record-entries.ts';

/** Posts that staff saw in their own browser are a source too: never polled, and never blind. */
export const INBOX_SOURCE: Source = {
  id: 'inbox',
  type: 'inbox',
  name: '浏览器所见 · Seen in the browser',
  settings: {},
  brandIds: [],
  enabled: false,
  drill: false,
};
/** The same for practice pages. */
export const DRILL_INBOX_SOURCE: Source = { ...INBOX_SOURCE, id: 'inbox-drill', drill: true };

/** A page shows posts of years: what is older than a day is history, which starts no clock and rings nobody. */
const FRESH_MS = 24 * 3_600_000;

/** Sends posts read from pages the way of every post; those that a source has shown already become sightings of one mention. */
export async function acceptInbox(
  pipeline: Pipeline,
  posts: readonly PostOnPage[],
): Promise<{ matched: number; mentions: readonly Mention[] }> {
  const now = pipeline.clock.now();
  const keys: string[] = [];
  for (const source of [INBOX_SOURCE, DRILL_INBOX_SOURCE]) {
    const entries = posts.filter((post) => post.drill === source.drill).map(toEntry);
    if (entries.length === 0) continue;
    await recordEntries(pipeline, { source, entries, now, importedBefore: now - FRESH_MS });
    keys.push(...entries.flatMap((entry) => postKeysOf(entry, source.id)));
  }
  const mentions = await findMentionsByPostKeys(pipeline.db, keys);
  return { matched: mentions.length, mentions };
}

/** Google's pages and its interface have ids of their own for one review. */
const REVIEWS_BY_WORDS: ReadonlyMap<string, string> = new Map([['google-maps', 'google']]);

function toEntry(post: PostOnPage): Entry {
  const entry = readPost(post);
  const platform = REVIEWS_BY_WORDS.get(post.site);
  const said = platform === undefined ? null : keyOfReview(platform, entry);
  return said === null ? entry : { ...entry, otherKeys: [said] };
}

function readPost(post: PostOnPage): Entry {
  return {
    id: post.postKey ?? post.permalink,
    link: post.permalink,
    title: post.title,
    author: post.author,
    publishedAt: post.publishedAt,
    updatedAt: null,
    summary: null,
    content: post.text,
    lang: post.lang,
    rating: post.rating,
    metrics: post.metrics,
    replyTo: post.replyTo,
    postKey: post.postKey,
  };
}
