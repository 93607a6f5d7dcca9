import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DocumentError, type ParseHints, parseDocument } from './parse-feed.ts';

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';
const rss = (item: string, channel = '', root = 'version="2.0"'): string =>
  `<rss ${root}><channel>${channel}<item>${item}</item></channel></rss>`;
const atom = (entry: string, feed = '', root = ATOM): string => `<feed ${root}>${feed}<entry>${entry}</entry></feed>`;
const entryOf = async (document: string, hints: ParseHints = {}) => (await parseDocument(document, hints)).entries[0]!;
const feedOf = async (document: string, hints: ParseHints = {}) => (await parseDocument(document, hints)).feed;
const codeOf = async (document: Uint8Array | string): Promise<string> => {
  const error: unknown = await parseDocument(document).catch((caught: unknown) => caught);
  return error instanceof DocumentError ? error.code : `no DocumentError: ${JSON.stringify(error)}`;
};
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

  it('tells summary from content in RSS', async () => {
    expect(await entryOf(rss('<description>d</description>'))).toMatchObject({ summary: 'd', content: null });
    const both = 'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
    expect(
      await entryOf(rss('<description>d</description><content:encoded>c</content:encoded>', '', both)),
    ).toMatchObject({ summary: 'd', content: 'c' });
    expect(await entryOf(rss('<description>d</description><summary>s</summary>'))).toMatchObject({
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

describe('formats', () => {
  it.each([
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://e.com/"><title>F</title></channel><item rdf:about="urn:1"><title>T</title><link>http://e.com/1</link></item></rdf:RDF>',
    ],
    [
      'RSS 0.90',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>F</title></channel><item rdf:about="urn:1"><title>T</title><link>http://e.com/1</link></item></rdf:RDF>',
    ],
    [
      'RSS 0.91 with its DOCTYPE',
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>F</title><item><guid isPermaLink="false">urn:1</guid><title>T</title><link>http://e.com/1</link></item></channel></rss>',
    ],
    [
      'RSS without version',
      '<rss><channel><title>F</title><item><guid isPermaLink="false">urn:1</guid><title>T</title><link>http://e.com/1</link></item></channel></rss>',
    ],
    [
      'RSS with a namespace of its own',
      '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>F</title><item><guid isPermaLink="false">urn:1</guid><title>T</title><link>http://e.com/1</link></item></channel></rss>',
    ],
    [
      'prefixed Atom',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title><a:entry><a:id>urn:1</a:id><a:title>T</a:title><a:link href="http://e.com/1"/></a:entry></a:feed>',
    ],
    [
      'Atom without a namespace',
      '<feed><title>F</title><entry><id>urn:1</id><title>T</title><link href="http://e.com/1"/></entry></feed>',
    ],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><id>urn:1</id><title>T</title><link rel="alternate" type="text/html" href="http://e.com/1"/></entry></feed>',
    ],
    [
      'upper-case names',
      '<RSS VERSION="2.0"><CHANNEL><TITLE>F</TITLE><ITEM><GUID ISPERMALINK="false">urn:1</GUID><TITLE>T</TITLE><LINK>http://e.com/1</LINK></ITEM></CHANNEL></RSS>',
    ],
    [
      'a feed within something',
      '<soap:Envelope xmlns:soap="urn:s"><soap:Body><rss version="2.0"><channel><title>F</title><item><guid isPermaLink="false">urn:1</guid><title>T</title><link>http://e.com/1</link></item></channel></rss></soap:Body></soap:Envelope>',
    ],
    [
      'garbage before the root',
      'Warning: mysql_connect() failed in /var/www on line 3\n<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><guid isPermaLink="false">urn:1</guid><title>T</title><link>http://e.com/1</link></item></channel></rss>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"urn:1","title":"T","url":"http://e.com/1"}]}',
    ],
  ])('%s', async (_name, document) => {
    const { feed, entries } = await parseDocument(document);
    expect(feed.title).toBe('F');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ id: 'urn:1', title: 'T', link: 'http://e.com/1' });
  });

  it('reads a single Atom entry', async () => {
    const { entries } = await parseDocument(`<entry ${ATOM}><id>urn:1</id><title>T</title></entry>`);
    expect(entries).toEqual([expect.objectContaining({ id: 'urn:1', title: 'T' })]);
  });

  it('keeps what arrived of a document that was cut', async () => {
    const whole = `<rss version="2.0"><channel><title>F</title><item><title>one</title><link>http://e.com/1</link></item><item><title>two</title><descr`;
    const document = await parseDocument(whole);
    expect(document.entries.map((entry) => entry.title)).toEqual(['one', 'two']);
    expect(document.doubts).toContain('truncated');
  });

  it('reads items whose predecessor was never closed', async () => {
    const document = await parseDocument(
      '<rss version="2.0"><channel><item><title>one</title><item><title>two</title></item></channel></rss>',
    );
    expect(document.entries.map((entry) => entry.title)).toEqual(['one', 'two']);
  });

  it('reads review ratings, counts and what an entry answers', async () => {
    const root = `${ATOM} xmlns:im="http://itunes.apple.com/rss" xmlns:thr="http://purl.org/syndication/thread/1.0"`;
    const entry = await entryOf(
      atom(
        '<im:rating>1</im:rating><thr:in-reply-to ref="urn:0" href="http://e.com/0"/><thr:total>3</thr:total>',
        '',
        root,
      ),
    );
    expect(entry).toMatchObject({ rating: 1, replyTo: 'http://e.com/0', metrics: { comments: 3 } });
  });

  it('reads the language of the feed, the channel and the entry', async () => {
    expect((await entryOf(rss('<title>x</title>', '<language>zh-cn</language>'))).lang).toBe('zh-cn');
    expect((await entryOf(atom('<title>x</title>', '', `${ATOM} xml:lang="en"`))).lang).toBe('en');
    expect((await parseDocument(`<feed ${ATOM} xml:lang="en"><entry xml:lang="zh"/></feed>`)).entries[0]?.lang).toBe(
      'zh',
    );
  });
});

describe('what is no feed', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \n\ufeff '],
    ['html-instead', '<!DOCTYPE html><html><head><title>登录</title></head><body>请登录</body></html>'],
    ['html-instead', '<html><body>访问过于频繁</body></html>'],
    ['html-instead', '<script>location="/captcha"</script>'],
    ['not-a-feed', '访问过于频繁，请稍后再试'],
    ['not-a-feed', '<opml version="2.0"><head/><body/></opml>'],
    ['not-a-feed', '{"error":"rate limited"}'],
    ['not-a-feed', '{"broken'],
    ['not-a-feed', '[1,2]'],
    ['not-a-feed', '<?xml version="1.0"?>'],
    [
      'dtd-refused',
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
    ],
    [
      'dtd-refused',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    ],
    ['dtd-refused', '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd"> %p;]><rss/>'],
    ['dtd-refused', '<!ENTITY x "y"><rss version="2.0"/>'],
    ['dtd-refused', '<!-- harmless --><!DOCTYPE rss [<!-- ]> --><!ENTITY a "b">]><rss/>'],
  ])('%s: %j', async (code, text) => {
    expect(await codeOf(text)).toBe(code);
  });

  it('refuses entity declarations in UTF-16 too', async () => {
    const text = '\ufeff<!DOCTYPE rss [<!ENTITY a "b">]><rss/>';
    expect(await codeOf(Buffer.from(text, 'utf16le'))).toBe('dtd-refused');
  });

  it('leaves unknown entities as they stand and expands none', async () => {
    expect((await entryOf(rss('<title>&xxe; &b;</title>'))).title).toBe('&xxe; &b;');
  });

  it('refuses documents beyond the bound, packed ones by what they hold', async () => {
    expect(await codeOf(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('too-large');
    expect(await codeOf(gzipSync(new Uint8Array(6 * 1024 * 1024)))).toBe('too-large');
    expect((await parseDocument(gzipSync(rss('<title>packed</title>')))).entries[0]?.title).toBe('packed');
  });

  it('keeps the 1,000 newest items and says that there were more', async () => {
    const items = Array.from(
      { length: 1200 },
      (_, index) =>
        `<item><title>${index}</title><pubDate>${new Date(AT + index * 1000).toUTCString()}</pubDate></item>`,
    );
    const document = await parseDocument(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`);
    expect(document.entries).toHaveLength(1000);
    expect(document.entries[0]?.title).toBe('200');
    expect(document.entries.at(-1)?.title).toBe('1199');
    expect(document.doubts).toEqual(['items-dropped']);
  });
});
