// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { SITES } from '../sites/registry.ts';
import { findPosts } from './find-posts.ts';
import { isRestricted } from './is-restricted.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

/** Whether each post of a page that we built is shown to chosen people only, in the order of the adapter's kinds. */
function judge(site: string, url: string, body: string): readonly boolean[] {
  const adapter = SITES.find(({ id }) => id === site)!;
  document.body.innerHTML = body;
  return findPosts(document, adapter, new URL(url)).map((found) => isRestricted(found, adapter));
}

const facebook = (audience: string): string =>
  `<div aria-posinset="1"><a href="/a/posts/pfbid0abc"></a><span aria-label="${audience}"></span><div dir="auto">t</div>
  <div role="article" aria-label="Comment by b"><a href="/a/posts/pfbid0abc?comment_id=1">1h</a></div></div>`;

test.each([
  ['Shared with Public', [false, false]],
  ['Shared with Your friends', [true, true]],
  ['分享对象：公开', [false, false]],
  ['分享对象：好友', [true, true]],
])('Facebook: a post %s, and a comment below it', (audience, expected) => {
  expect(judge('facebook', 'https://www.facebook.com/search/posts?q=a', facebook(audience))).toEqual(expected);
});

test('LinkedIn: what only connections see', () => {
  const update = (icon: string): string =>
    `<div class="feed-shared-update-v2" data-urn="urn:li:activity:7000000000000000001"><svg data-test-icon="${icon}"></svg></div>`;
  const url = 'https://www.linkedin.com/feed/';
  expect(judge('linkedin', url, update('globe-americas-small'))).toEqual([false]);
  expect(judge('linkedin', url, update('people-small'))).toEqual([true]);
});
