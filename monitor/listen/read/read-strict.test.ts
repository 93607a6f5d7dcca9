import { describe, expect, it } from 'vitest';
import { isPlain } from './is-plain.ts';
import { readLenient } from './read-lenient.ts';
import { readStrict } from './read-strict.ts';

const RSS = '<rss version="2.0"><channel><title>F</title><item><title>T</title></item></channel></rss>';
const ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>T</title></entry></feed>';
const context = { baseUrl: 'https://example.com/feed', zone: 'Asia/Shanghai', now: null };

describe('isPlain', () => {
  it.each([
    RSS,
    `${RSS}\n`,
    RSS.replace('"2.0"', '"2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'),
    ATOM,
    ATOM.replace('<title>T', '<title type="html">T'),
  ])('trusts rss-parser with %s', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  it.each([
    ['another version', RSS.replace('2.0', '0.91')],
    ['no version', RSS.replace(' version="2.0"', '')],
    ['a default namespace', RSS.replace('"2.0"', '"2.0" xmlns="http://backend.userland.com/rss2"')],
    ['a prefix that is not known', RSS.replace('"2.0"', '"2.0" xmlns:media="http://search.yahoo.com/mrss/"')],
    ['a namespace declared within', RSS.replace('<item>', '<item xmlns:dc="http://purl.org/dc/elements/1.1/">')],
    ['a base', RSS.replace('"2.0"', '"2.0" xml:base="http://example.com/"')],
    ['a missing end', RSS.slice(0, -3)],
    ['prefixed Atom', ATOM.replace('<feed xmlns=', '<a:feed xmlns:a=')],
    ['Atom without a namespace', ATOM.replace(' xmlns="http://www.w3.org/2005/Atom"', '')],
    ['Atom 0.3', ATOM.replace('http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#')],
    ['inline markup', ATOM.replace('<title>T', '<title type="xhtml">T')],
    ['content of another type', ATOM.replace('<title>T</title>', '<content type="image/png">AAAA</content>')],
    ['content elsewhere', ATOM.replace('<title>T</title>', '<content src="http://example.com/"/>')],
    ['a source of its own', ATOM.replace('<title>T</title>', '<source><title>S</title></source>')],
    ['more than it is quick with', RSS.replace('F', 'F'.repeat(20_000))],
  ])('leaves %s to the lenient reader', (_name, text) => {
    expect(isPlain(text)).toBe(false);
  });
});

describe('readStrict', () => {
  it('reads every field like the lenient reader', async () => {
    const rss = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A &amp; B</title><link>/</link><description>&lt;b&gt;d&lt;/b&gt;</description><language>zh-cn</language><managingEditor>e@example.com (E)</managingEditor><lastBuildDate>Sat, 21 Nov 2026 15:05:06 CST</lastBuildDate><atom:link rel="hub" href="https://hub.example/"/><item><title><![CDATA[<i>T</i>]]></title><link>/1</link><link>/2</link><guid isPermaLink="false">g</guid><author>a@example.com</author><dc:creator>A</dc:creator><pubDate>2026-11-21 15:05:06</pubDate><dc:date>2026-11-21T09:05:06Z</dc:date><description>s</description><content:encoded><![CDATA[<p>c</p>]]></content:encoded><slash:comments>3</slash:comments></item></channel></rss>`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &amp;amp; B</title><subtitle>s</subtitle><link rel="self" href="/f"/><link href="/"/><id>urn:f</id><updated>2026-11-21T07:05:06Z</updated><author><name>N</name><uri>/n</uri></author><entry><title>T &lt; U</title><link rel="alternate" type="text/html" href="/1"/><id>urn:1</id><published>2026-11-21T07:05:06Z</published><updated>2026-11-21T08:05:06Z</updated><summary type="html">&lt;p&gt;s&lt;/p&gt;</summary><content type="text">c</content></entry></feed>`;
    for (const text of [rss, atom]) {
      expect(isPlain(text)).toBe(true);
      const strict = await readStrict(text, context);
      expect(strict).toEqual(readLenient(text, context));
      expect(strict.entries[0]).toMatchObject({
        title: expect.stringMatching(/^T/),
        content: 'c',
        publishedAt: Date.UTC(2026, 10, 21, 7, 5, 6),
      });
    }
  });

  it('takes a link of Atom where an item of RSS has none of its own', async () => {
    const rss = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>F</title><item><title>T</title><atom:link rel="alternate" href="https://example.com/1"/></item></channel></rss>`;
    expect(isPlain(rss)).toBe(true);
    const strict = await readStrict(rss, context);
    expect(strict.entries[0]?.link).toBe('https://example.com/1');
    expect(strict).toEqual(readLenient(rss, context));
  });

  it.each([
    ['a bare ampersand', RSS.replace('>T<', '>a & b<')],
    ['an unknown entity', RSS.replace('>T<', '>&xxe;<')],
    ['markup in a title', RSS.replace('>T<', '><b>T</b><')],
    ['a date that is none', ATOM.replace('<title>T</title>', '<updated>soon</updated>')],
  ])('gives up on %s', async (_name, text) => {
    await expect(readStrict(text, context)).rejects.toThrow();
  });
});
