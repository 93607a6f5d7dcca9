import { expect, test } from 'vitest';
import { discoverFeeds } from './discover-feeds.ts';

const page = 'https://forum.test/board/index.html';

test.each([
  [
    'RSS, relative to the page',
    '<link rel="alternate" type="application/rss+xml" title="Board" href="latest.rss">',
    [{ url: 'https://forum.test/board/latest.rss', title: 'Board' }],
  ],
  [
    'Atom with a charset',
    '<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/a.xml">',
    [{ url: 'https://forum.test/a.xml', title: null }],
  ],
  [
    'JSON Feed',
    '<link rel="alternate" type="application/feed+json" href="/f.json">',
    [{ url: 'https://forum.test/f.json', title: null }],
  ],
  [
    'the base of the page',
    '<base href="https://cdn.test/x/"><link rel=alternate type=application/rss+xml href=f>',
    [{ url: 'https://cdn.test/x/f', title: null }],
  ],
  [
    'each once',
    '<link rel=alternate type=application/rss+xml href=/f><link rel=alternate type=application/rss+xml href=/f>',
    [{ url: 'https://forum.test/f', title: null }],
  ],
  [
    'links of the page where its head offers none',
    '<a href="/blog">Blog</a><a href="/feed/" title="订阅">RSS</a><a href="x/latest.rss">new</a><a href="mailto:a@b.c">m</a>',
    [
      { url: 'https://forum.test/feed/', title: '订阅' },
      { url: 'https://forum.test/board/x/latest.rss', title: null },
    ],
  ],
  [
    'no links of the page where its head offers one',
    '<link rel=alternate type=application/rss+xml href=/f><a href="/comments/feed">c</a>',
    [{ url: 'https://forum.test/f', title: null }],
  ],
  ['plain XML by type', '<link rel=alternate type=text/xml href=/f>', [{ url: 'https://forum.test/f', title: null }]],
  [
    'no translation, no style sheet',
    '<link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" type="text/css" href="/s.css">',
    [],
  ],
  [
    'no other scheme',
    '<link rel=alternate type=application/rss+xml href="javascript:alert(1)"><link rel=alternate type=application/rss+xml href="file:///etc/passwd">',
    [],
  ],
] as [string, string, unknown[]][])('%s', (_name, markup, feeds) => {
  expect(discoverFeeds(`<html><head>${markup}</head></html>`, page)).toEqual(feeds);
});
