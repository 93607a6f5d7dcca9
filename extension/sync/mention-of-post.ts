import type { ApiAnswer } from '../../shared/api.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';

/** What the monitor knows of the posts of a page. */
export type HeardPosts = ApiAnswer<'lookupMentions'>;

/** The mention of a post on a page: a federated post has another key on each instance, and some posts are known by address alone. */
export function mentionOfPost({ postKey, permalink }: PostOnPage, { items, keys }: HeardPosts): Mention | null {
  const ids = new Set(keys.flatMap((key) => (key.postKey === postKey ? [key.mentionId] : [])));
  const found = items.find(({ id }) => ids.has(id));
  return found ?? items.find((mention) => permalink !== null && mention.permalink === permalink) ?? null;
}
