import { describe, expect, it } from 'vitest';
import { DocumentError } from './document-error.ts';
import { readJsonFeed } from './read-json-feed.ts';

const context = { baseUrl: 'https://example.com/feed.json', zone: null, now: null };
const read = (json: unknown) => readJsonFeed(JSON.stringify(json), context);

describe('readJsonFeed', () => {
  it('reads a feed with its items', () => {
    const { feed, entries } = read({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'F',
      home_page_url: '/home',
      feed_url: 'https://example.com/feed.json',
      description: 'about',
      language: 'zh-CN',
      authors: [{ name: 'Jane', url: 'https://example.com/jane' }],
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      items: [
        {
          id: 7,
          url: 'a',
          title: 'T',
          content_html: '<p>一</p><p>二</p>',
          summary: 's',
          date_published: '2026-11-21T15:05:06+08:00',
        },
        {
          id: 'x',
          external_url: 'https://other.example/',
          content_text: 'a < b',
          author: { name: 'Old', url: 'mailto:o@example.com' },
        },
      ],
    });
    expect(feed).toMatchObject({
      title: 'F',
      link: 'https://example.com/home',
      summary: 'about',
      hub: 'https://hub.example/',
      lang: 'zh-CN',
    });
    expect(entries).toEqual([
      expect.objectContaining({
        id: '7',
        link: 'https://example.com/a',
        content: '一\n二',
        summary: 's',
        publishedAt: Date.UTC(2026, 10, 21, 7, 5, 6),
        author: { name: 'Jane', email: null, url: 'https://example.com/jane' },
      }),
      expect.objectContaining({
        id: 'x',
        link: 'https://other.example/',
        content: 'a < b',
        author: { name: 'Old', email: 'o@example.com', url: null },
      }),
    ]);
  });

  it('survives fields of any type', () => {
    const { entries } = read({
      title: 5,
      authors: 'x',
      items: [null, 3, { id: {}, url: [], title: true, date_published: 12, authors: [null] }],
    });
    expect(entries).toEqual([
      expect.objectContaining({ id: null, link: null, title: null, publishedAt: null, author: null }),
    ]);
  });

  it.each(['{"items":{}}', '{"a":1}', '[]', '{', 'null'])('refuses %s', (text) => {
    expect(() => readJsonFeed(text, context)).toThrow(DocumentError);
  });

  it('reads what arrived of a document that was cut short, but not of one that is nested as no feed is', () => {
    const cut = (depth: number): string => `{"items":${'['.repeat(depth)}{"id":"a"},{"id":"b`;
    expect(readJsonFeed(cut(1), context)).toMatchObject({ entries: [{ id: 'a' }], doubts: ['truncated'] });
    expect(readJsonFeed(cut(90), context).doubts).toEqual(['truncated']);
    expect(() => readJsonFeed(cut(200), context)).toThrow(DocumentError);
  });
});
