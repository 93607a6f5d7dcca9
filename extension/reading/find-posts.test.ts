// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import weiboMobile from '../sites/weibo-mobile.ts';
import { findOfKinds, findPostsIn, kindsOnPage } from './find-posts.ts';

test('a post of which a part changes stays the kind that it was found as', () => {
  document.body.innerHTML = `<div class="card m-panel card9"><header><h3 class="m-text-cut">阿柚</h3></header>
    <div class="weibo-text">屏幕有绿线</div><a href="/status/5000000000000000">全文</a></div>`;
  const kinds = kindsOnPage(weiboMobile, new URL('https://m.weibo.cn/detail/5000000000000001'));
  const names = (found: readonly { readonly kind: { readonly name: string } }[]) => found.map(({ kind }) => kind.name);
  expect(names(findOfKinds(document, kinds))).toEqual(['detail']);
  const text = document.querySelector('.weibo-text');
  expect(text && names(findPostsIn(text, kinds))).toEqual(['detail']);
  expect(names(findPostsIn(document.body, kinds))).toEqual(['detail']);
});
