import { atom, type FeedCase, rdf, rss } from './feed-case.ts';

const HERE = { url: 'http://e.example/dir/feed.xml' };
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';

/** Relative addresses: xml:base at every level, Content-Location, the document's own address (RFC 3986 5.1). */
export const linkCases: readonly FeedCase[] = [
  {
    name: 'a path, a query, a fragment, a host',
    hints: HERE,
    document: `<rss version="2.0"><channel><link>/</link><item><link>one</link></item><item><link>/two</link></item><item><link>?p=3</link></item><item><link>#four</link></item><item><link>//o.example/5</link></item><item><link>../six</link></item><item><link>./</link></item></channel></rss>`,
    feed: { link: 'http://e.example/' },
    entries: [
      { link: 'http://e.example/dir/one' },
      { link: 'http://e.example/two' },
      { link: 'http://e.example/dir/feed.xml?p=3' },
      { link: 'http://e.example/dir/feed.xml#four' },
      { link: 'http://o.example/5' },
      { link: 'http://e.example/six' },
      { link: 'http://e.example/dir/' },
    ],
  },
  {
    name: 'xml:base of the feed',
    hints: HERE,
    document: atom('<link href="1"/>', '<link href="home"/>', 'xml:base="http://b.example/x/"'),
    feed: { link: 'http://b.example/x/home' },
    entries: [{ link: 'http://b.example/x/1' }],
  },
  {
    name: 'xml:base of the entry, relative to that of the feed',
    hints: HERE,
    document: `<feed ${ATOM} xml:base="http://b.example/x/"><entry xml:base="y/"><link href="1"/></entry><entry xml:base="/z/"><link href="1"/></entry></feed>`,
    entries: [{ link: 'http://b.example/x/y/1' }, { link: 'http://b.example/z/1' }],
  },
  {
    name: 'xml:base of the link alone',
    hints: HERE,
    document: atom('<link xml:base="http://b.example/x/" href="1"/>'),
    entries: [{ link: 'http://b.example/x/1' }],
  },
  {
    name: 'xml:base relative to the document',
    hints: HERE,
    document: atom('<link href="1"/>', '', 'xml:base="sub/"'),
    entries: [{ link: 'http://e.example/dir/sub/1' }],
  },
  {
    name: 'xml:base of rss, channel and item',
    hints: HERE,
    document:
      '<rss version="2.0" xml:base="http://b.example/"><channel xml:base="c/"><link>f</link><item xml:base="i/"><link>1</link></item><item><link>2</link></item></channel></rss>',
    feed: { link: 'http://b.example/c/f' },
    entries: [{ link: 'http://b.example/c/i/1' }, { link: 'http://b.example/c/2' }],
  },
  {
    name: 'xml:base of RDF',
    hints: HERE,
    document: rdf('<item rdf:about="x"><link>1</link></item>', '', 'xml:base="http://b.example/x/"'),
    entries: [{ link: 'http://b.example/x/1' }],
  },
  {
    name: 'a base that is no address changes nothing',
    hints: HERE,
    document: atom('<link href="1"/>', '', 'xml:base="http://[bad/"'),
    entries: [{ link: 'http://e.example/dir/1' }],
  },
  {
    name: 'a base with a scheme that cannot have children',
    hints: HERE,
    document: atom('<link href="1"/>', '', 'xml:base="javascript:alert(1)"'),
    entries: [{ link: 'http://e.example/dir/1' }],
  },
  {
    name: 'an empty base',
    hints: HERE,
    document: atom('<link href="1"/>', '', 'xml:base=""'),
    entries: [{ link: 'http://e.example/dir/1' }],
  },
  {
    name: 'Content-Location before the address',
    hints: { ...HERE, contentLocation: 'http://c.example/x/y' },
    document: rss('<link>1</link>'),
    entries: [{ link: 'http://c.example/x/1' }],
  },
  {
    name: 'Content-Location may be relative',
    hints: { ...HERE, contentLocation: '/other/feed' },
    document: rss('<link>1</link>'),
    entries: [{ link: 'http://e.example/other/1' }],
  },
  { name: 'without any base it stays as it is', document: rss('<link>one</link>'), entries: [{ link: 'one' }] },
  {
    name: 'an author’s address',
    hints: HERE,
    document: atom('<author><name>A</name><uri>/a</uri></author>'),
    entries: [{ author: { url: 'http://e.example/a' } }],
  },
  {
    name: 'an author’s address under the person’s own base',
    hints: HERE,
    document: atom('<author xml:base="http://b.example/x/"><name>A</name><uri>a</uri></author>'),
    entries: [{ author: { url: 'http://b.example/x/a' } }],
  },
  {
    name: 'an author of the feed, inherited',
    hints: HERE,
    document: atom('<title>x</title>', '<author><name>A</name><uri>a</uri></author>', 'xml:base="http://b.example/x/"'),
    entries: [{ author: { name: 'A', url: 'http://b.example/x/a' } }],
  },
  {
    name: 'ids are never resolved',
    hints: HERE,
    document: atom('<id>one</id><link href="1"/>', '<id>f</id>', 'xml:base="http://b.example/"'),
    feed: { id: 'f' },
    entries: [{ id: 'one' }],
  },
  {
    name: 'Chinese in an address',
    hints: HERE,
    document: rss('<link>/搜索?q=退款</link>'),
    entries: [{ link: 'http://e.example/%E6%90%9C%E7%B4%A2?q=%E9%80%80%E6%AC%BE' }],
  },
  {
    name: 'an absolute address stays as it is written',
    hints: HERE,
    document: rss('<link>http://E.example/搜索?q=退款&amp;b=1</link>'),
    entries: [{ link: 'http://E.example/搜索?q=退款&b=1' }],
  },
  {
    name: 'a link in CDATA, with a line end within',
    hints: HERE,
    document: rss('<link><![CDATA[ http://e.example/?a=1&b=2\n ]]></link>'),
    entries: [{ link: 'http://e.example/?a=1&b=2' }],
  },
  {
    name: 'bare ampersands in a link',
    document: rss('<link>http://e.example/?a=1&b=2&lt=3&amp;c=4</link>'),
    entries: [{ link: 'http://e.example/?a=1&b=2&lt=3&c=4' }],
  },
  {
    name: 'href of an RSS link',
    hints: HERE,
    document: rss('<link href="/1"/>'),
    entries: [{ link: 'http://e.example/1' }],
  },
  {
    name: 'an address of mail as a guid is no link',
    document: rss('<guid>mailto:x@e.example</guid>'),
    entries: [{ id: 'mailto:x@e.example', link: null }],
  },
  {
    name: 'the page before other forms of it',
    document: atom(
      '<link rel="alternate" type="application/json" href="http://e.example/1.json"/><link rel="alternate" type="text/html" href="http://e.example/1"/>',
    ),
    entries: [{ link: 'http://e.example/1' }],
  },
  {
    name: 'an empty href means the base (RFC 3986 4.4)',
    document: atom('<link href=""/>', '', 'xml:base="http://b.example/page"'),
    entries: [{ link: 'http://b.example/page' }],
  },
  {
    name: 'a guid that is relative and claims to be a permalink',
    hints: HERE,
    document: rss('<guid isPermaLink="true">/1</guid>'),
    entries: [{ id: '/1', link: 'http://e.example/1' }],
  },
  {
    name: 'an RSS item whose only link is of Atom',
    hints: HERE,
    document: rss('<atom:link href="/1"/>', '', 'xmlns:atom="http://www.w3.org/2005/Atom"'),
    entries: [{ link: 'http://e.example/1' }],
  },
];
