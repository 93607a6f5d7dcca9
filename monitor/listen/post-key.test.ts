import { describe, expect, test } from 'vitest';
import type { Entry } from '../../shared/model/entry.ts';
import { looksLikeSamePost, postKeyOf, postKeysOf, splitPostKey } from './post-key.ts';

const entry = (part: Partial<Entry>): Entry => ({
  id: null,
  link: null,
  title: null,
  author: null,
  publishedAt: null,
  updatedAt: null,
  summary: null,
  content: null,
  lang: null,
  ...part,
});

describe('the key of a post', () => {
  test("is the platform's, whatever the link", () => {
    expect(postKeyOf(entry({ postKey: 'weibo:49', link: 'https://m.weibo.cn/49' }), 's')).toBe('weibo:49');
  });

  test('is read from the address of a known site', () => {
    expect(postKeyOf(entry({ link: 'https://twitter.com/someone/status/1790000000000000001?s=20' }), 's')).toBe(
      'x:1790000000000000001',
    );
    expect(
      postKeysOf(entry({ postKey: 'practice-plain:a', link: 'http://127.0.0.1:7374/plain/posts/a' }), 's'),
    ).toEqual(['practice-plain:a', 'link:127.0.0.1:7374/plain/posts/a']);
  });

  test.each([
    ['http and https', 'http://a.test/p/1', 'https://a.test/p/1'],
    ['www', 'https://www.a.test/p/1', 'https://a.test/p/1'],
    ['a slash at the end', 'https://a.test/p/1/', 'https://a.test/p/1'],
    ['campaign parameters', 'https://a.test/p/1?utm_source=x&spm=1', 'https://a.test/p/1'],
    ['the order of parameters', 'https://a.test/p?b=2&a=1', 'https://a.test/p?a=1&b=2'],
    ['a fragment that is only a place', 'https://a.test/p/1#top', 'https://a.test/p/1'],
  ])('does not depend on %s', (_name, one, other) => {
    expect(postKeyOf(entry({ link: one }), 's1')).toBe(postKeyOf(entry({ link: other }), 's2'));
  });

  test.each([
    ['the path', 'https://a.test/p/1', 'https://a.test/p/2'],
    ['a parameter', 'https://a.test/p?id=1', 'https://a.test/p?id=2'],
    ['the number of an answer', 'https://a.test/t/1#post-3', 'https://a.test/t/1#post-4'],
    [
      'a post on a page of a Discuz thread',
      'https://a.test/thread-1-1-1.html#pid3',
      'https://a.test/thread-1-1-1.html#pid4',
    ],
  ])('depends on %s', (_name, one, other) => {
    expect(postKeyOf(entry({ link: one }), 's')).not.toBe(postKeyOf(entry({ link: other }), 's'));
  });

  test('falls back on the id of the source, then on the words', () => {
    expect(postKeyOf(entry({ link: 'https://a.test/', id: 'g1' }), 's')).toBe('s:g1');
    const words = entry({ content: 'x', author: { name: 'n', email: null, url: null } });
    expect(postKeyOf(words, 's')).toMatch(/^text:/);
    expect(postKeyOf(words, 's')).not.toBe(postKeyOf(entry({ content: 'y' }), 's'));
  });

  test('can be split for a page that lists all its posts under one link', () => {
    const key = postKeyOf(entry({ link: 'https://a.test/news', id: '1' }), 's');
    expect(splitPostKey(key, entry({ id: '1' }))).not.toBe(splitPostKey(key, entry({ id: '2' })));
  });
});

test.each([
  ['the same words', '新锐手机充电冒烟了，吓死人', '新锐手机充电冒烟了，吓死人', true],
  ['a shortened text', '新锐手机充电冒烟了，吓死人，客服电话打不通', '新锐手机充电冒烟了，吓死…', true],
  [
    'two different posts',
    '新锐手机充电冒烟了，吓死人，客服电话打不通',
    '今天去江边骑车，拍了一组夕阳，风很大但是值得',
    false,
  ],
])('%s under one link', (_name, a, b, same) => {
  expect(looksLikeSamePost(a, b)).toBe(same);
});
