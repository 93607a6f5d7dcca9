import { describe, expect, it } from 'vitest';
import { type ParseHints, parseDocument } from './parse-feed.ts';

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';
const rss = (item: string, channel = '', root = 'version="2.0"'): string =>
  `<rss ${root}><channel>${channel}<item>${item}</item></channel></rss>`;
const atom = (entry: string, feed = '', root = ATOM): string => `<feed ${root}>${feed}<entry>${entry}</entry></feed>`;
const entryOf = async (document: string, hints: ParseHints = {}) => (await parseDocument(document, hints)).entries[0]!;
const feedOf = async (document: string, hints: ParseHints = {}) => (await parseDocument(document, hints)).feed;
const AT = Date.UTC(2026, 10, 21, 7, 5, 6);

describe('texts', () => {
  it.each([
    ['a plain title', 'a plain title'],
    ['a &amp;lt; b', 'a < b'],
    ['1 &lt; 2 and 3 &gt; 2', '1 < 2 and 3 > 2'],
    ['AT&amp;T', 'AT&T'],
    ['AT&amp;amp;T', 'AT&T'],
    ['bare & ampersand', 'bare & ampersand'],
    ['caf&eacute; &nbsp;&copy; &hellip;', 'café \u00a0© …'.replace(' \u00a0', ' \u00a0')],
    ['&#20320;&#x597d;', '你好'],
    ['<![CDATA[<b>bold</b> &amp; more]]>', 'bold & more'],
    ['&lt;b&gt;bold&lt;/b&gt;', 'bold'],
    ['<b>naked</b> markup', 'naked markup'],
    ['Tom &lt;tom@example.com&gt; writes', 'Tom <tom@example.com> writes'],
    ['safe<![CDATA[<script>alert("<p>")</script>]]> text', 'safe text'],
    ['  spaced \n\t out  ', 'spaced\nout'],
    ['zero\u0000byte and \u0007bell', 'zerobyte and bell'],
    ['don\u00e2\u0080\u0099t, \u00e4\u00bd\u00a0\u00e5\u00a5\u00bd', 'don’t, 你好'],
    ['<![CDATA[<b>\u00e4\u00bd\u00a0</b>]]>', '你'],
    ['<b>\u00e4\u00bd\u00a0</b>', '你'],
    ['Ã©tait 你好', 'Ã©tait 你好'],
    ['\u0093quoted\u0094 by Windows', '“quoted” by Windows'],
  ])('of an RSS title: %j', async (markup, expected) => {
    const normal = (text: string | null): string | undefined => text?.replace(/[ \u00a0]+/g, ' ');
    expect(normal((await entryOf(rss(`<title>${markup}</title>`))).title)).toBe(normal(expected));
  });

  it.each([
    ['<title>a &lt;b&gt; c</title>', 'a <b> c'],
    ['<title type="text">&lt;b&gt;&amp;amp;</title>', '<b>&amp;'],
    ['<title type="html">&lt;b&gt;bold&lt;/b&gt; &amp;amp; more</title>', 'bold & more'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <i>b</i> &lt; c</div></title>', 'a b < c'],
    ['<title type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div>a<x:br/>b</x:div></title>', 'a\nb'],
    ['<title type="text/html">&lt;b&gt;x&lt;/b&gt;</title>', 'x'],
  ])('of an Atom title: %s', async (markup, expected) => {
    expect((await entryOf(atom(markup))).title).toBe(expected);
  });

  it.each([
    ['<content type="html">&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</content>', 'one\ntwo'],
    [
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>one</p><script>no</script><p>two</p></div></content>',
      'one\ntwo',
    ],
    ['<content type="text/plain">a &lt; b</content>', 'a < b'],
    ['<content type="application/octet-stream">5L2g5aW9</content>', '你好'],
    ['<content type="application/octet-stream">PGI+5L2gPC9iPg==</content>', '你'],
    ['<content type="application/xml"><a>one <b>two</b></a></content>', 'one two'],
    ['<content src="http://example.com/" type="text/html"/>', null],
  ])('of Atom content: %s', async (markup, expected) => {
    expect((await entryOf(atom(markup))).content).toBe(expected);
  });

  it.each([
    ['<content mode="escaped" type="text/html">&lt;b&gt;x&lt;/b&gt;</content>', 'x'],
    ['<content mode="base64" type="text/html">PGI+eDwvYj4=</content>', 'x'],
    [
      '<content mode="xml" type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml"><b>x</b></div></content>',
      'x',
    ],
    ['<content mode="escaped" type="text/plain">&lt;b&gt;</content>', '<b>'],
  ])('of Atom 0.3 content: %s', async (markup, expected) => {
    const root = 'version="0.3" xmlns="http://purl.org/atom/ns#"';
    expect((await entryOf(atom(markup, '', root))).content).toBe(expected);
  });

  it('tells an element that says nothing from none', async () => {
    expect(await entryOf(rss('<title/><description><![CDATA[<img src="x">]]></description>'))).toMatchObject({
      title: '',
      summary: '',
      content: null,
    });
    const itunes = 'version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
    expect((await entryOf(rss('<description/><itunes:summary>s</itunes:summary>', '', itunes))).summary).toBe('s');
    expect((await entryOf(rss('<content/><content>c</content>'))).content).toBe('c');
  });

  it('tells summary from content in RSS', async () => {
    expect(await entryOf(rss('<description>d</description>'))).toMatchObject({ summary: 'd', content: null });
    const both = 'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
    expect(
      await entryOf(rss('<description>d</description><content:encoded>c</content:encoded>', '', both)),
    ).toMatchObject({ summary: 'd', content: 'c' });
    expect(await entryOf(rss('<summary>s</summary><description>d</description>'))).toMatchObject({
      summary: 's',
      content: 'd',
    });
  });
});

describe('links and ids', () => {
  it('prefers the page among Atom links', async () => {
    const links =
      '<link rel="self" href="/self"/><link rel="alternate" type="application/pdf" href="/pdf"/><link href="/page"/>';
    expect((await entryOf(atom(links), { url: 'https://example.com/feed' })).link).toBe('https://example.com/page');
  });

  it('resolves by xml:base at every level, Content-Location and the URL', async () => {
    const based = atom('<link href="x"/>', '', `${ATOM} xml:base="http://example.com/a/"`);
    expect((await entryOf(based)).link).toBe('http://example.com/a/x');
    const nested = atom('<link xml:base="b/" href="x"/>', '', `${ATOM} xml:base="http://example.com/a/"`);
    expect((await entryOf(nested)).link).toBe('http://example.com/a/b/x');
    const plain = rss('<link>x</link>');
    expect((await entryOf(plain, { url: 'http://example.com/dir/feed' })).link).toBe('http://example.com/dir/x');
    expect((await entryOf(plain, { url: 'http://example.com/dir/feed', contentLocation: '/other/' })).link).toBe(
      'http://example.com/other/x',
    );
    expect((await entryOf(plain)).link).toBe('x');
  });

  it('takes a guid for the link unless it says otherwise', async () => {
    expect(await entryOf(rss('<guid>http://example.com/1</guid>'))).toMatchObject({
      id: 'http://example.com/1',
      link: 'http://example.com/1',
    });
    expect((await entryOf(rss('<guid isPermaLink="false">http://example.com/1</guid>'))).link).toBeNull();
    expect((await entryOf(rss('<guid>abc</guid>'))).link).toBeNull();
    expect(await entryOf(rss('<guid>http://example.com/1</guid><link>http://example.com/2</link>'))).toMatchObject({
      id: 'http://example.com/1',
      link: 'http://example.com/2',
    });
  });

  it('keeps absolute links as they are written, and none that runs a script', async () => {
    const hints = { url: 'https://example.com/feed' };
    expect((await entryOf(rss('<link>\n http://Example.com/?a=1&amp;b=ü \n</link>'), hints)).link).toBe(
      'http://Example.com/?a=1&b=ü',
    );
    expect((await entryOf(rss('<link>http://example.com/?a=1&copy=2</link>'), hints)).link).toBe(
      'http://example.com/?a=1&copy=2',
    );
    expect((await entryOf(atom('<link href="javascript:alert(1)"/>'), hints)).link).toBeNull();
    expect((await entryOf(rss('<link>java\nscript:alert(1)</link>'), hints)).link).toBeNull();
    expect((await entryOf(atom('<link href="x" xml:base=""/>'), hints)).link).toBe('https://example.com/x');
  });

  it('leads to the page behind a link of Google Alerts', async () => {
    const wrapped = 'https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://example.com/a%3Fb%3D1&amp;ct=ga';
    expect((await entryOf(atom(`<link href="${wrapped}"/>`))).link).toBe('https://example.com/a?b=1');
    expect((await entryOf(atom('<link href="https://www.google.com/url?url=javascript:x"/>'))).link).toBe(
      'https://www.google.com/url?url=javascript:x',
    );
  });

  it('finds hub and self', async () => {
    const links =
      '<link rel="hub" href="https://hub.example/"/><link rel="self" href="https://example.com/feed?a=1&amp;b=2"/>';
    expect(await feedOf(atom('', links))).toMatchObject({
      hub: 'https://hub.example/',
      self: 'https://example.com/feed?a=1&b=2',
    });
    const prefixed = 'version="2.0" xmlns:a="http://www.w3.org/2005/Atom"';
    expect(
      await feedOf(
        rss('', '<link>https://example.com/</link><a:link rel="hub" href="https://hub.example/"/>', prefixed),
      ),
    ).toMatchObject({ hub: 'https://hub.example/', link: 'https://example.com/' });
  });
});

describe('authors', () => {
  it.each([
    ['jane@example.com (Jane Roe)', { name: 'Jane Roe', email: 'jane@example.com', url: null }],
    ['Jane Roe &lt;jane@example.com&gt;', { name: 'Jane Roe', email: 'jane@example.com', url: null }],
    ['Jane Roe (jane@example.com)', { name: 'Jane Roe', email: 'jane@example.com', url: null }],
    ['jane@example.com', { name: null, email: 'jane@example.com', url: null }],
    ['王小明', { name: '王小明', email: null, url: null }],
  ])('in one line: %s', async (line, expected) => {
    expect((await entryOf(rss(`<author>${line}</author>`))).author).toEqual(expected);
  });

  it('in parts, resolved, and inherited in Atom only', async () => {
    const jane = '<author><name>Jane</name><email>j@example.com</email><uri>/jane</uri></author>';
    expect((await entryOf(atom(jane), { url: 'https://example.com/' })).author).toEqual({
      name: 'Jane',
      email: 'j@example.com',
      url: 'https://example.com/jane',
    });
    expect((await entryOf(atom('<title>x</title>', jane))).author).toMatchObject({ name: 'Jane' });
    expect((await entryOf(atom('<source><author><name>Ann</name></author></source>', jane))).author).toMatchObject({
      name: 'Ann',
    });
    expect(
      (await entryOf(rss('<title>x</title>', '<managingEditor>ed@example.com</managingEditor>'))).author,
    ).toBeNull();
    expect((await feedOf(rss('', '<managingEditor>ed@example.com (Ed)</managingEditor>'))).author).toMatchObject({
      name: 'Ed',
    });
  });
});

describe('dates', () => {
  it('tells publication from update and fills the publication from what there is', async () => {
    const both = '<published>2026-11-21T07:05:06Z</published><updated>2026-11-21T08:05:06Z</updated>';
    expect(await entryOf(atom(both))).toMatchObject({ publishedAt: AT, updatedAt: AT + 3_600_000 });
    expect(await entryOf(atom('<updated>2026-11-21T07:05:06Z</updated>'))).toMatchObject({
      publishedAt: AT,
      updatedAt: AT,
    });
    expect(await entryOf(rss('<pubDate>Sat, 21 Nov 2026 07:05:06 GMT</pubDate>'))).toMatchObject({
      publishedAt: AT,
      updatedAt: null,
    });
  });

  it('keeps the feed when one date is unreadable, and says so', async () => {
    const document = await parseDocument(atom('<updated>soon</updated><title>x</title>'));
    expect(document.entries[0]).toMatchObject({ title: 'x', publishedAt: null, updatedAt: null });
    expect(document.doubts).toEqual(['date-unreadable']);
  });

  it('reads local dates and CST in the zone of the source, or of a Chinese feed', async () => {
    const item = '<pubDate>2026-11-21 15:05:06</pubDate>';
    expect((await entryOf(rss(item), { zone: 'Asia/Shanghai' })).publishedAt).toBe(AT);
    expect((await entryOf(rss(item, '<language>zh-cn</language>'))).publishedAt).toBe(AT);
    expect((await entryOf(rss(item))).publishedAt).toBe(AT + 8 * 3_600_000);
    const cst = '<pubDate>Sat, 21 Nov 2026 15:05:06 CST</pubDate>';
    expect((await entryOf(rss(cst, '<language>zh-CN</language>'))).publishedAt).toBe(AT);
  });
});

describe('rare forms of a text', () => {
  it('takes the first form that says something of several (Atom 0.3)', async () => {
    const parts =
      '<content type="text/plain"> </content><content type="text/html" mode="escaped">&lt;b&gt;html&lt;/b&gt;</content>';
    const feed = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><content type="multipart/alternative">${parts}</content></entry></feed>`;
    expect((await entryOf(feed)).content).toBe('html');
  });

  it('takes a podcast’s subtitle where nothing else says what it is about', async () => {
    const root = 'version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
    const subtitle = '<itunes:subtitle>in short</itunes:subtitle>';
    expect((await entryOf(rss(subtitle, '', root))).summary).toBe('in short');
    expect((await entryOf(rss(`${subtitle}<description>d</description>`, '', root))).summary).toBe('d');
  });
});
