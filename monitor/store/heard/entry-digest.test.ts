import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../shared/model/entry.ts';
import { digestEntry, isErasedMark, markErased } from './entry-digest.ts';

const entry = (change: Partial<Entry> = {}): Entry => ({
  id: null,
  link: 'https://forum.example/thread?tid=7&page=2',
  title: '标题',
  author: null,
  publishedAt: null,
  updatedAt: null,
  summary: null,
  content: '正文  文字',
  lang: null,
  ...change,
});
const fingerprint = (change: Partial<Entry> = {}, source = 's') => digestEntry(entry(change), source).fingerprint;

describe('the fingerprint of an entry', () => {
  it.each<[string, Partial<Entry>]>([
    ['www and a slash at the end', { link: 'https://www.forum.example/thread/?page=2&tid=7' }],
    [
      'how somebody came there',
      { link: 'https://forum.example/thread?tid=7&utm_source=rss&page=2&spm=1.2&from=timeline' },
    ],
    ['http', { link: 'http://forum.example/thread?tid=7&page=2' }],
    ['the place on the page', { link: 'https://forum.example/thread?tid=7&page=2#p9' }],
    ['blanks and full-width letters', { title: ' 标题 ', content: '正文\n文字' }],
    ['the summary where there is no content', { content: null, summary: '正文 文字' }],
  ])('does not depend on %s', (_name, change) => {
    expect(fingerprint(change)).toBe(fingerprint());
  });

  it.each<[string, Partial<Entry>]>([
    ['another thread', { link: 'https://forum.example/thread?tid=8&page=2' }],
    ['another page', { link: 'https://forum.example/thread?tid=7&page=3' }],
    ['another path', { link: 'https://forum.example/other?tid=7&page=2' }],
    ['another title', { title: '别的' }],
    ['another text', { content: '别的' }],
  ])('tells %s', (_name, change) => {
    expect(fingerprint(change)).not.toBe(fingerprint());
  });

  it('takes source and author where there is no usable link', () => {
    for (const link of [null, 'not a link', '']) {
      const by = (name: string, source = 's') =>
        fingerprint({ link, author: { name, email: null, url: null } }, source);
      expect(by('甲')).toBe(by('甲'));
      expect(by('甲')).not.toBe(by('乙'));
      expect(by('甲')).not.toBe(by('甲', 'other'));
    }
  });

  it('is the same over sources where there is a link', () => {
    expect(fingerprint({}, 'a')).toBe(fingerprint({}, 'b'));
  });
});

describe('the mark of an erased row', () => {
  it('is the same for the same key, says nothing of it, and is not marked twice', () => {
    const mark = markErased('weibo:4912345');
    expect(mark).toBe(markErased('weibo:4912345'));
    expect(mark).not.toBe(markErased('weibo:4912346'));
    expect(mark).not.toContain('4912345');
    expect(markErased(mark)).toBe(mark);
    expect([isErasedMark(mark), isErasedMark('weibo:1')]).toEqual([true, false]);
  });
});
