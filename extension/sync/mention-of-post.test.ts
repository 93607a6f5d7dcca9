import { expect, it } from 'vitest';
import type { Mention } from '../../shared/model/mention.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { mentionOfPost } from './mention-of-post.ts';

const mention = (id: string, postKey: string, permalink: string | null): Mention =>
  ({ id, postKey, permalink }) as Mention;
const post = (postKey: string | null, permalink: string | null): PostOnPage => ({ postKey, permalink }) as PostOnPage;

const heard = {
  items: [
    mention('a', 'mastodon:1', 'https://home.example/@m/1'),
    mention('b', 'link:x.example/b', 'https://x.example/b'),
  ],
  keys: [
    { postKey: 'mastodon:1', mentionId: 'a' },
    { postKey: 'mastodon:7', mentionId: 'a' },
  ],
};

it.each([
  ['by the key that names it', post('mastodon:1', null), 'a'],
  ['by the key of another instance', post('mastodon:7', 'https://other.example/@m@home.example/7'), 'a'],
  ['by its address', post('https://x.example/b', 'https://x.example/b'), 'b'],
  ['not by a key of somebody else', post('mastodon:8', null), undefined],
  ['not by having no key and no address', post(null, null), undefined],
])('finds a post of a page %s', (_, onPage, id) => {
  expect(mentionOfPost(onPage, heard)?.id).toBe(id);
});
