import { atom, type FeedCase, rss } from './feed-case.ts';

/** Documents that no XML parser takes and that are in the world all the same. */
export const brokenCases: readonly FeedCase[] = [
  {
    name: 'cut within a text',
    document: '<rss version="2.0"><channel><title>F</title><item><title>One</title></item><item><title>Tw',
    entries: [{ title: 'One' }, { title: 'Tw' }],
  },
  {
    name: 'cut where a tag begins',
    document: '<rss version="2.0"><channel><item><title>ab</',
    entries: [{ title: 'ab' }],
  },
  {
    name: 'cut within the end mark of CDATA',
    document: '<rss version="2.0"><channel><item><title><![CDATA[ab]]',
    entries: [{ title: 'ab' }],
  },
  {
    name: 'characters beyond the first plane as two halves',
    document: rss(
      '<title>a &#xD83D;&#xDE00; &#55357;&#56832; &#55358;&#x4e2d;</title><description><![CDATA[<p>&#xd83d;&#xde00;</p>]]></description>',
    ),
    entries: [{ title: 'a 😀 😀 \ufffd中', summary: '😀' }],
  },
  {
    name: 'cut within a tag',
    document: '<rss version="2.0"><channel><item><title>One</title></item><item><title>Two</title><descr',
    entries: [{ title: 'One' }, { title: 'Two' }],
  },
  {
    name: 'cut within an attribute',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title></entry><entry><title>Two</title><link href="http://e.ex`,
    entries: [{ title: 'One' }, { title: 'Two', link: null }],
  },
  {
    name: 'cut within CDATA',
    document: '<rss version="2.0"><channel><item><title>One</title><description><![CDATA[<p>be',
    entries: [{ title: 'One', summary: 'be' }],
  },
  {
    name: 'cut within an entity',
    document: '<rss version="2.0"><channel><item><title>One &am',
    entries: [{ title: 'One &am' }],
  },
  {
    name: 'cut within a comment',
    document: '<rss version="2.0"><channel><item><title>One</title></item><!-- the',
    entries: [{ title: 'One' }],
  },
  {
    name: 'a tag that is never closed',
    document:
      '<rss version="2.0"><channel><item><title>One<link>http://e.example/1</link></item><item><title>Two</title></item></channel></rss>',
    entries: [{}, { title: 'Two' }],
  },
  {
    name: 'tags closed in the wrong order',
    document:
      '<rss version="2.0"><channel><item><title>One</item></title><item><title>Two</title></item></channel></rss>',
    entries: [{ title: 'One' }, { title: 'Two' }],
  },
  {
    name: 'a closing tag too many',
    document: '<rss version="2.0"><channel><item><title>One</title></b></item></channel></rss>',
    entries: [{ title: 'One' }],
  },
  {
    name: 'closing tags in another case',
    document:
      '<rss version="2.0"><channel><item><title>One</TITLE><link>http://e.example/1</Link></item></channel></rss>',
    entries: [{ title: 'One', link: 'http://e.example/1' }],
  },
  {
    name: 'attributes without quotes, and twice',
    document:
      '<rss version=2.0><channel><item><guid isPermaLink=false isPermaLink=true>1</guid><title>T</title></item></channel></rss>',
    entries: [{ id: '1', title: 'T' }],
  },
  {
    name: 'an XML declaration in the middle',
    document: `<!-- made by x -->\n<?xml version="1.0"?>${rss('<title>T</title>').replace('<?xml version="1.0"?>', '')}`,
    entries: [{ title: 'T' }],
  },
  {
    name: 'two XML declarations',
    document: `<?xml version="1.0"?><?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>T</title></item></channel></rss>`,
    entries: [{ title: 'T' }],
  },
  {
    name: 'an error message before the document',
    document: `<b>Warning</b>: mysql_query() in <b>/x.php</b> on line <b>3</b><br />\n${rss('<title>T</title>')}`,
    entries: [{ title: 'T' }],
  },
  {
    name: 'something after the end',
    document: `${rss('<title>T</title>')}\n<!-- cached --><script>x()</script>`,
    entries: [{ title: 'T' }],
  },
  {
    name: 'two documents in one',
    document: `${rss('<title>T</title>')}${rss('<title>U</title>').replace('<?xml version="1.0"?>', '')}`,
    entries: [{ title: 'T' }],
  },
  {
    name: 'NUL and control characters',
    document: rss('<title>a\u0000b\u0001c\u001bd</title>'),
    entries: [{ title: 'abcd' }],
  },
  {
    name: 'a feed in an XSL wrapper',
    document:
      '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="x.xsl"?><rss version="2.0"><channel><item><title>T</title></item></channel></rss>',
    entries: [{ title: 'T' }],
  },
  {
    name: 'undeclared prefixes everywhere',
    document:
      '<rss version="2.0"><channel><item><title>T</title><content:encoded>c</content:encoded><itunes:author>A</itunes:author><media:title>m</media:title></item></channel></rss>',
    entries: [{ title: 'T', content: 'c', author: { name: 'A' } }],
  },
  {
    name: 'CDATA that is not closed within the item',
    document:
      '<rss version="2.0"><channel><item><title><![CDATA[One</title><link>http://e.example/1</link></item></channel></rss>',
    entries: [{ title: 'One' }],
  },
  {
    name: 'CDATA with a space in its mark',
    document: rss('<description>&lt;![CDATA[ a &lt;b&gt;b&lt;/b&gt; ]]&gt;</description>'),
    entries: [{ summary: 'a b' }],
  },
  { name: 'lower-case cdata', document: rss('<title><![cdata[a]]></title>'), entries: [{ title: 'a' }] },
  {
    name: 'an Atom feed without its namespace, with links of RSS',
    document:
      '<feed><title>F</title><entry><title>T</title><link>http://e.example/1</link><id>1</id><published>2026-11-21T07:05:06Z</published></entry></feed>',
    entries: [{ title: 'T', link: 'http://e.example/1', id: '1', published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'entries named item in Atom',
    document:
      '<feed xmlns="http://www.w3.org/2005/Atom"><item><title>T</title><link href="http://e.example/1"/></item></feed>',
    entries: [{ title: 'T', link: 'http://e.example/1' }],
  },
  {
    name: 'items within items',
    document: '<rss version="2.0"><channel><items><item><title>T</title></item></items></channel></rss>',
    entries: [{ title: 'T' }],
  },
  {
    name: 'an item without any element',
    document: '<rss version="2.0"><channel><item/><item>text</item><item><title>T</title></item></channel></rss>',
    entries: [{ title: null }, { title: null }, { title: 'T' }],
  },
  {
    name: 'a feed without items',
    document: '<rss version="2.0"><channel><title>F</title></channel></rss>',
    feed: { title: 'F' },
    entries: [],
  },
  {
    name: 'a channel without anything',
    document: '<rss version="2.0"><channel/></rss>',
    feed: { title: null },
    entries: [],
  },
  {
    name: 'rss without a channel',
    document: '<rss version="2.0"><title>F</title><item><title>T</title></item></rss>',
    feed: { title: 'F' },
    entries: [{ title: 'T' }],
  },
  {
    name: 'dates of every bad kind do not cost the entry',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>1</title><updated>0000-00-00T00:00:00Z</updated></entry><entry><title>2</title><updated>2026-02-31T00:00:00Z</updated></entry><entry><title>3</title><updated/></entry><entry><title>4</title><updated>2026-11-21T25:61:00Z</updated></entry></feed>`,
    entries: [
      { title: '1', updated: null },
      { title: '2', updated: null },
      { title: '3', updated: null },
      { title: '4', updated: null },
    ],
  },
  {
    name: 'dates in CDATA and with line ends',
    document: rss('<pubDate>\n<![CDATA[Sat, 21 Nov 2026\n 07:05:06 GMT]]>\n</pubDate>'),
    entries: [{ published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'an ISO date in pubDate, an RFC 822 date in Atom',
    document: atom('<published>Sat, 21 Nov 2026 07:05:06 GMT</published>'),
    entries: [{ published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'an empty pubDate before dc:date',
    document: rss(
      '<pubDate/><dc:date>2026-11-21T07:05:06Z</dc:date>',
      '',
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ),
    entries: [{ published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'an unreadable pubDate before dc:date',
    document: rss(
      '<pubDate>today</pubDate><dc:date>2026-11-21T07:05:06Z</dc:date>',
      '',
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ),
    entries: [{ published: '2026-11-21T07:05:06.000Z' }],
  },
  { name: 'a title twice, the first empty', document: rss('<title/><title>T</title>'), entries: [{ title: 'T' }] },
  {
    name: 'deep nesting within a text',
    document: rss(`<description>${'<div>'.repeat(200)}deep${'</div>'.repeat(200)}</description>`),
    entries: [{ summary: 'deep' }],
  },
  {
    name: 'a bare less-than in a text',
    document: rss('<title>1 < 2 and 3 <= 4</title><link>http://e.example/1</link>'),
    entries: [{ title: '1 < 2 and 3 <= 4', link: 'http://e.example/1' }],
  },
  {
    name: 'a comment with hyphens that is not closed properly',
    document: rss('<!-- a -- b ---><title>T</title>'),
    entries: [{ title: 'T' }],
  },
  {
    name: 'a gzip label is not needed: text of Windows line ends',
    document: rss('<title>a\r\nb</title>').replaceAll('><', '>\r\n<'),
    entries: [{ title: 'a\nb' }],
  },
];
