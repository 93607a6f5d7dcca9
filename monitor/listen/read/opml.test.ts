import { expect, test } from 'vitest';
import { readOpml, writeOpml } from './opml.ts';

test('reads feeds out of folders, in any spelling of the attributes, each once', () => {
  const text = `<?xml version="1.0"?><opml version="1.1"><body><outline text="论坛"><outline text="甲 &amp; 乙" type="rss" xmlUrl="https://a.test/rss?x=1&amp;y=2"/>
    <OUTLINE TITLE="B" xmlurl="https://b.test/f"/><outline text="again" xmlUrl="https://b.test/f"/></outline><outline text="page" htmlUrl="https://c.test/"/><outline xmlUrl="file:///etc/passwd"/></body></opml>`;
  expect(readOpml(text)).toEqual([
    { url: 'https://a.test/rss?x=1&y=2', title: '甲 & 乙' },
    { url: 'https://b.test/f', title: 'again' },
  ]);
});

test('what was written is read back', () => {
  const feeds = [{ name: '“引号” & <角>', url: 'https://a.test/?a=1&b="2"' }];
  expect(readOpml(writeOpml('我的来源', feeds))).toEqual([
    { url: new URL(feeds[0]?.url ?? '').href, title: feeds[0]?.name },
  ]);
});

test('nothing in nothing', () => {
  expect(readOpml('')).toEqual([]);
  expect(readOpml('<html><body>no</body></html>')).toEqual([]);
});
