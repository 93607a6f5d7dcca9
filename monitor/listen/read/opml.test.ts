import { expect, test } from 'vitest';
import { readOpml as readBytes, writeOpml } from './opml.ts';

const readOpml = (text: string) => readBytes(Buffer.from(text));

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

test('reads what old and odd programs write', () => {
  const text = `<opml version="1.0"><body><outline text="深 > 浅"><outline text="论坛"><outline text="a" xmlUrl="feed://a.test/rss"/></outline></outline>
    <outline text="b" xmlUrl="feed:https://b.test/f?x=1&y=2"/><outline text="c" type="rss" url="https://c.test/rss"/>
    <outline text="a list" type="include" url="https://d.test/list.opml"/><outline text="e" xmlUrl="e.test/feed"/>
    <outline text="off" isComment="true"><outline text="f" xmlUrl="https://f.test/"/></outline><outline text="g" xmlUrl="https://g.test/"></outline>`;
  expect(readOpml(text).map(({ url }) => url)).toEqual([
    'https://a.test/rss',
    'https://b.test/f?x=1&y=2',
    'https://c.test/rss',
    'https://e.test/feed',
    'https://g.test/',
  ]);
});

test('reads a file in any encoding', () => {
  const text =
    '<?xml version="1.0" encoding="gb2312"?><opml><body><outline text="?" xmlUrl="https://a.test/"/></body></opml>';
  const [before = '', after = ''] = text.split('?"', 2);
  expect(after).not.toBe('');
  const gb2312 = Buffer.concat([
    Buffer.from(before),
    Buffer.from([0xc2, 0xdb, 0xcc, 0xb3]),
    Buffer.from(`"${text.slice(before.length + 2)}`),
  ]);
  expect(readBytes(gb2312)).toEqual([{ url: 'https://a.test/', title: '论坛' }]);
  const utf16 = Buffer.from(`\uFEFF${text.replace('gb2312', 'utf-16').replace('"?"', '"论坛"')}`, 'utf16le');
  expect(readBytes(utf16)).toEqual([{ url: 'https://a.test/', title: '论坛' }]);
});

test('a name with control characters stays readable XML', () => {
  const [feed] = readOpml(writeOpml('x', [{ name: 'a\u0000b\nc', url: 'https://a.test/' }]));
  expect(feed?.title).toBe('a b c');
});

test('nothing in nothing', () => {
  expect(readOpml('')).toEqual([]);
  expect(readOpml('<html><body>no</body></html>')).toEqual([]);
});
