import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startScriptedServer } from '../../../test/helpers/scripted-server.ts';
import { DocumentError, type ParseHints, parseDocument } from './parse-feed.ts';

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';
const rss = (item: string, channel = '', root = 'version="2.0"'): string =>
  `<rss ${root}><channel>${channel}<item>${item}</item></channel></rss>`;
const atom = (entry: string, feed = '', root = ATOM): string => `<feed ${root}>${feed}<entry>${entry}</entry></feed>`;
const entryOf = async (document: string, hints: ParseHints = {}) => (await parseDocument(document, hints)).entries[0]!;
const codeOf = async (document: Uint8Array | string): Promise<string> => {
  const error: unknown = await parseDocument(document).catch((caught: unknown) => caught);
  return error instanceof DocumentError ? error.code : `no DocumentError: ${JSON.stringify(error)}`;
};
const AT = Date.UTC(2026, 10, 21, 7, 5, 6);

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

  it('answers for faulty documents again and again (the parser behind rss-parser falls silent after two faults)', async () => {
    const faulty =
      '<rss version="2.0"><channel><title>a & b & c</title><item><title>1 & 2 & 3</title></item></channel></rss>';
    for (let time = 0; time < 3; time += 1) expect((await entryOf(faulty)).title).toBe('1 & 2 & 3');
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

  it('asks for nothing that a document names: no DTD, no entity, no inclusion, no style', async () => {
    const trap = await startScriptedServer();
    const at = trap.origin;
    const item = '<item><title>T</title><link>http://e.com/</link></item>';
    for (const text of [
      `<!DOCTYPE rss SYSTEM "${at}/x.dtd"><rss version="2.0"><channel>${item}</channel></rss>`,
      `<!DOCTYPE rss PUBLIC "p" "${at}/x.dtd" [<!ELEMENT rss ANY>]><rss version="2.0"><channel>${item}</channel></rss>`,
      `<!DOCTYPE rss [<!ENTITY % p SYSTEM "${at}/p"> %p;]><rss version="2.0"><channel>${item}</channel></rss>`,
      `<?xml-stylesheet href="${at}/s.xsl"?><rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><xi:include href="${at}/i"/>${item}</channel></rss>`,
      `<rss version="2.0"><channel><item><description>&lt;img src="${at}/img"&gt;&lt;iframe src="${at}/f"&gt;</description></item></channel></rss>`,
    ]) {
      const document = await parseDocument(text).catch((error: unknown) => error);
      if (document instanceof DocumentError) expect(document.code).toBe('dtd-refused');
      else expect(document).toMatchObject({ entries: [expect.anything()] });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(trap.seen).toHaveLength(0);
    await trap.close();
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
