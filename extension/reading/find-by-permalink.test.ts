// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import trustpilot from '../sites/trustpilot.ts';
import { findByPermalink } from './find-by-permalink.ts';
import { readGenericPost } from './read-generic-post.ts';

const url = new URL('https://www.trustpilot.com/review/brand.example');
const card = (n: number): string =>
  `<section class="c${n}"><header><a href="/users/5f000000000000000000000${n}">Ann ${n}</a></header><p>Late parcel ${n}</p><footer><a href="/reviews/65000000000000000000000${n}?utm=1"><time datetime="2026-03-0${n}T10:00:00Z">x</time></a><a href="/reviews/65000000000000000000000${n}">share</a></footer></section>`;

test('the largest ancestor with exactly one permalink is the post', () => {
  document.body.innerHTML = `<main><div>${card(1)}${card(2)}</div></main>`;
  const posts = findByPermalink(document.body, trustpilot.links, url);
  expect(posts.map(({ element, id }) => [element.className, id])).toEqual([
    ['c1', '650000000000000000000001'],
    ['c2', '650000000000000000000002'],
  ]);
});

test('author, time and text of it are read without knowing the markup', () => {
  document.body.innerHTML = `<main><div>${card(1)}${card(2)}</div></main>`;
  const [post] = findByPermalink(document.body, trustpilot.links, url);
  expect(post && readGenericPost(post, trustpilot, { url, now: Date.parse('2026-03-10T00:00:00Z') })).toMatchObject({
    postKey: 'trustpilot:650000000000000000000001',
    author: 'Ann 1',
    permalink: 'https://www.trustpilot.com/reviews/650000000000000000000001',
    publishedAt: Date.parse('2026-03-01T10:00:00Z'),
  });
});

test('a page without permalinks has no posts', () => {
  document.body.innerHTML = '<a href="/about">About</a>';
  expect(findByPermalink(document.body, trustpilot.links, url)).toEqual([]);
});
