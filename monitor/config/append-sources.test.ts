import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendSources, draftFeedSource, readSourceKeys, writeSources } from './append-sources.ts';

const CONFIG = `# our brand
brands:
  - { id: x, name: X }
sources:
  # the forum
  - id: forum
    type: feed
    name: Forum
    settings: { url: "https://forum.test/rss" } # slow
`;

describe('adding sources to a configuration', () => {
  test('keeps what is written there, comments too', () => {
    const text = appendSources(CONFIG, [
      draftFeedSource({ url: 'https://b.test/f', title: 'Blog' }, new Set(['forum'])),
    ]);
    expect(text).toContain('# our brand');
    expect(text).toContain('# the forum');
    expect(text).toContain('# slow');
    expect((parse(text) as { sources: unknown[] }).sources).toEqual([
      { id: 'forum', type: 'feed', name: 'Forum', settings: { url: 'https://forum.test/rss' } },
      { id: 'blog', type: 'feed', name: 'Blog', settings: { url: 'https://b.test/f' } },
    ]);
  });

  test('begins the list where there is none, and refuses what is no list', () => {
    const draft = draftFeedSource({ url: 'https://b.test/f', title: null }, new Set());
    expect(parse(appendSources('brands: []\n', [draft]))).toMatchObject({ sources: [{ id: 'b-test' }] });
    expect(() => appendSources('sources: yes please\n', [draft])).toThrow('no list');
    expect(() => appendSources('a: [', [draft])).toThrow();
  });

  test('gives every source an id of its own that the configuration takes', () => {
    const taken = new Set<string>();
    const ids = [
      '新锐吧',
      '新锐吧',
      'A very long title of a feed that goes on and on',
      'A very long title of a feed that goes on and on',
    ].map((title, i) => draftFeedSource({ url: `https://tieba.test/${i}`, title }, taken).id);
    expect(new Set(ids).size).toBe(4);
    // Of a Chinese name the digits alone say nothing.
    expect(draftFeedSource({ url: 'https://bbs.test/1', title: '论坛1' }, new Set()).id).toBe('bbs-test');
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });

  test('what is there already is known', () => {
    expect(readSourceKeys(CONFIG)).toMatchObject({
      ids: new Set(['forum']),
      urls: new Set(['https://forum.test/rss']),
    });
    expect(parse(writeSources([draftFeedSource({ url: 'https://b.test/f', title: 'B' }, new Set())]))).toHaveLength(1);
  });
});
