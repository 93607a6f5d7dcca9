import { atom, type FeedCase, rdf, rss } from './feed-case.ts';

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const DCTERMS = 'xmlns:dcterms="http://purl.org/dc/terms/"';
const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const ITUNES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"';

/** Modules beside the formats: what they add, and what they must not overwrite. */
export const namespaceCases: readonly FeedCase[] = [
  {
    name: 'dc: fills what the format itself leaves open',
    document: rss(
      '<dc:title>T</dc:title><dc:creator>王</dc:creator><dc:date>2026-11-21T07:05:06Z</dc:date><dc:description>D</dc:description><dc:identifier>urn:dc:1</dc:identifier>',
      '<dc:title>F</dc:title><dc:creator>Ed</dc:creator>',
      DC,
    ),
    feed: { title: 'F', author: { name: 'Ed' } },
    entries: [
      { title: 'T', author: { name: '王' }, published: '2026-11-21T07:05:06.000Z', summary: 'D', id: 'urn:dc:1' },
    ],
  },
  {
    name: 'dc: overwrites nothing of the format, before it or after it',
    document: rss(
      '<dc:title>wrong</dc:title><title>right</title><description>right</description><dc:description>wrong</dc:description><guid isPermaLink="false">right</guid><dc:identifier>wrong</dc:identifier><pubDate>Sat, 21 Nov 2026 07:05:06 GMT</pubDate><dc:date>2001-01-01</dc:date>',
      '',
      DC,
    ),
    entries: [{ title: 'right', summary: 'right', id: 'right', published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'dc: under another prefix, and dc:author',
    document: rss('<core:author>Li</core:author>', '', 'xmlns:core="http://purl.org/dc/elements/1.1/"'),
    entries: [{ author: { name: 'Li' } }],
  },
  {
    name: 'dc: an address in author, a name in dc:creator',
    document: rss('<author>li@e.example</author><dc:creator>Li</dc:creator>', '', DC),
    entries: [{ author: { name: 'Li', email: 'li@e.example' } }],
  },
  {
    name: 'dc: a prefix that nobody declared',
    document: rss('<dc:creator>Li</dc:creator><dc:date>2026-11-21T07:05:06Z</dc:date>'),
    entries: [{ author: { name: 'Li' }, published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'dcterms: created, issued, modified, abstract',
    document: rdf(
      '<item><title>T</title><dcterms:created>2003-01-01T00:00:00Z</dcterms:created><dcterms:issued>2003-01-02T00:00:00Z</dcterms:issued><dcterms:modified>2003-01-03T00:00:00Z</dcterms:modified><dcterms:abstract>A</dcterms:abstract></item>',
      '',
      DCTERMS,
    ),
    entries: [{ published: '2003-01-02T00:00:00.000Z', updated: '2003-01-03T00:00:00.000Z', summary: 'A' }],
  },
  {
    name: 'dcterms: names of dc itself, and creator',
    document: rss(
      '<dcterms:title>T</dcterms:title><dcterms:creator>Li</dcterms:creator><dcterms:description>D</dcterms:description>',
      '',
      DCTERMS,
    ),
    entries: [{ title: 'T', author: { name: 'Li' }, summary: 'D' }],
  },
  {
    name: 'dc in RDF form: a person as a node with a value',
    document: rdf(
      '<item><dc:creator><rdf:Description><rdf:value>Li</rdf:value></rdf:Description></dc:creator></item>',
      '',
      DC,
    ),
    entries: [{ author: { name: 'Li' } }],
  },
  {
    name: 'foaf: the maker of an item',
    document: rdf(
      '<item><title>T</title><foaf:maker><foaf:Person><foaf:name>Li</foaf:name><foaf:mbox rdf:resource="mailto:li@e.example"/></foaf:Person></foaf:maker></item>',
      '',
      'xmlns:foaf="http://xmlns.com/foaf/0.1/"',
    ),
    entries: [{ title: 'T' }],
  },
  {
    name: 'content: encoded in RSS 1.0, in CDATA and escaped',
    document: rdf(
      '<item><description>d</description><content:encoded><![CDATA[<p>one</p>]]></content:encoded></item><item><content:encoded>&lt;p&gt;two&lt;/p&gt;</content:encoded></item>',
      '',
      CONTENT,
    ),
    entries: [{ summary: 'd', content: 'one' }, { content: 'two' }],
  },
  {
    name: 'content: the first form of the module, items with a value',
    document: rdf(
      '<item><description>d</description><content:items><rdf:Bag><rdf:li><content:item><content:format rdf:resource="http://www.w3.org/1999/xhtml"/><content:encoding rdf:resource="http://www.w3.org/TR/REC-xml#dt-wellformed"/><rdf:value><em>This is <b>very</b> cool</em></rdf:value></content:item></rdf:li><rdf:li><content:item><rdf:value><![CDATA[second]]></rdf:value></content:item></rdf:li></rdf:Bag></content:items></item>',
      '',
      CONTENT,
    ),
    entries: [{ summary: 'd', content: 'This is very cool' }],
  },
  {
    name: 'itunes: author, subtitle, summary of a podcast that says nothing else',
    document: rss(
      '<itunes:author>Host</itunes:author><itunes:subtitle>Sub</itunes:subtitle><itunes:summary>Sum</itunes:summary><itunes:title>T</itunes:title>',
      '<itunes:summary>All</itunes:summary><itunes:author>Show</itunes:author>',
      ITUNES,
    ),
    feed: { summary: 'All', author: { name: 'Show' } },
    entries: [{ title: 'T', author: { name: 'Host' }, summary: 'Sum' }],
  },
  {
    name: 'itunes: prefix in capitals and the address as once printed',
    document: rss(
      '<itunes:author>Host</itunes:author>',
      '',
      'xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd"',
    ),
    entries: [{ author: { name: 'Host' } }],
  },
  {
    name: 'googleplay: author and description of a podcast',
    document: rss(
      '<googleplay:author>Host</googleplay:author><googleplay:description>What it is</googleplay:description>',
      '<googleplay:author>Show</googleplay:author><googleplay:description>The show</googleplay:description>',
      'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"',
    ),
    feed: { author: { name: 'Show' }, summary: 'The show' },
    entries: [{ author: { name: 'Host' }, summary: 'What it is' }],
  },
  {
    name: 'media: title and description stand in where there are none',
    document: rss(
      '<media:title>T</media:title><media:description type="html">&lt;p&gt;D&lt;/p&gt;</media:description><media:credit>Foto</media:credit>',
      '',
      MEDIA,
    ),
    entries: [{ title: 'T', summary: 'D' }],
  },
  {
    name: 'media: title and description overwrite nothing',
    document: rss(
      '<media:title>wrong</media:title><media:description>wrong</media:description><title>right</title><description>right</description>',
      '',
      MEDIA,
    ),
    entries: [{ title: 'right', summary: 'right' }],
  },
  {
    name: 'media: a group, and a content with its own title',
    document: atom(
      '<title>right</title><media:group><media:title>wrong</media:title><media:description>About the video</media:description><media:content url="v"><media:title>wrong</media:title></media:content></media:group>',
      '',
      MEDIA,
    ),
    entries: [{ title: 'right', summary: 'About the video' }],
  },
  {
    name: 'media: below content where the item itself says nothing',
    document: rss(
      '<media:content url="http://e.example/v.mp4"><media:title>T</media:title><media:description>D</media:description></media:content>',
      '',
      MEDIA,
    ),
    entries: [{ title: 'T', summary: 'D' }],
  },
  {
    name: 'feedburner: the link before the counter',
    document: rss(
      '<link>http://feedproxy.google.com/~r/x/~3/1/</link><guid isPermaLink="false">1</guid><feedburner:origLink>http://e.example/1</feedburner:origLink>',
      '',
      'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
    ),
    entries: [{ link: 'http://e.example/1', id: '1' }],
  },
  {
    name: 'pheedo: the link before the counter',
    document: rss(
      '<link>http://www.pheedo.com/click.phdo?i=1</link><pheedo:origLink>http://e.example/1</pheedo:origLink>',
      '',
      'xmlns:pheedo="http://www.pheedo.com/namespace/pheedo"',
    ),
    entries: [{ link: 'http://e.example/1' }],
  },
  {
    name: 'atom within RSS: self is not the link, its summary and dates count',
    document: rss(
      '<title>T</title><link>http://e.example/1</link><a10:updated>2026-11-21T07:05:06Z</a10:updated><a10:author><a10:name>Li</a10:name></a10:author>',
      '<atom:link rel="self" href="http://e.example/f" type="application/rss+xml"/><link>http://e.example/</link><title>F</title>',
      'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:a10="http://www.w3.org/2005/Atom"',
    ),
    feed: { link: 'http://e.example/', title: 'F' },
    entries: [{ link: 'http://e.example/1', updated: '2026-11-21T07:05:06.000Z', author: { name: 'Li' } }],
  },
  {
    name: 'atom within RSS: a link to oneself alone is no page',
    document: rss(
      '<title>T</title>',
      '<atom:link rel="self" href="http://e.example/f"/>',
      'xmlns:atom="http://www.w3.org/2005/Atom"',
    ),
    feed: { link: null },
  },
  {
    name: 'slash, wfw, thr, sy, georss, cc: they disturb nothing',
    document: rss(
      '<slash:comments>5</slash:comments><wfw:commentRss>http://e.example/1/feed</wfw:commentRss><georss:point>1 2</georss:point><geo:lat>1</geo:lat><cc:license rdf:resource="http://l.example/"/><title>T</title><link>http://e.example/1</link>',
      '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateBase>2000-01-01T00:00:00Z</sy:updateBase><title>F</title>',
      'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:georss="http://www.georss.org/georss" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
    ),
    feed: { title: 'F', updated: null },
    entries: [{ title: 'T', link: 'http://e.example/1' }],
  },
  {
    name: 'svg and MathML within content: their titles are not the entry’s',
    document: atom(
      '<title>right</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">before <svg xmlns="http://www.w3.org/2000/svg"><title>shape</title></svg> after</div></content>',
    ),
    entries: [{ title: 'right', content: 'before shape after' }],
  },
  {
    name: 'xhtml body beside a description',
    document: rss('<description>d</description><body xmlns="http://www.w3.org/1999/xhtml"><p>one</p></body>'),
    entries: [{ summary: 'd', content: 'one' }],
  },
  {
    name: 'prism, admin, l: unknown modules are left alone',
    document: rdf(
      '<item rdf:about="urn:1"><title>right</title><prism:title>wrong</prism:title><prism:publicationDate>2003-01-02</prism:publicationDate><l:link l:rel="http://x/" rdf:resource="http://wrong.example/"/></item>',
      '<admin:generatorAgent rdf:resource="http://wrong.example/"/><title>F</title>',
      'xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:l="http://purl.org/rss/1.0/modules/link/" xmlns:admin="http://webns.net/mvcb/"',
    ),
    feed: { title: 'F' },
    entries: [{ title: 'right', link: null }],
  },
  {
    name: 'a prefix that stands for another namespace than its name says',
    document: rss(
      '<media:creator>Li</media:creator><media:date>2003-01-02T00:00:00Z</media:date>',
      '',
      'xmlns:media="http://purl.org/dc/elements/1.1/"',
    ),
    entries: [{ author: { name: 'Li' }, published: '2003-01-02T00:00:00.000Z' }],
  },
  {
    name: 'addresses of namespaces with https, without the last character, in capitals',
    document: rss(
      '<d:creator>Li</d:creator><m:title>T</m:title><c:encoded>full</c:encoded>',
      '',
      'xmlns:d="https://purl.org/dc/elements/1.1" xmlns:m="https://search.yahoo.com/mrss/" xmlns:c="http://purl.org/RSS/1.0/modules/content"',
    ),
    entries: [{ author: { name: 'Li' }, title: 'T', content: 'full' }],
  },
  {
    name: 'a namespace declared where it is used',
    document: rss('<creator xmlns="http://purl.org/dc/elements/1.1/">Li</creator><title>T</title>'),
    entries: [{ author: { name: 'Li' }, title: 'T' }],
  },
  {
    name: 'jskit, app and published in other namespaces',
    document: atom(
      '<app:edited xmlns:app="http://www.w3.org/2007/app">2001-01-01T00:00:00Z</app:edited><updated>2026-11-21T07:05:06Z</updated>',
    ),
    entries: [{ updated: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'source, webMaster and generator are not the author',
    document: rss(
      '<title>T</title><source url="http://o.example/">Other</source>',
      '<generator>Maker 1.0</generator><docs>http://d.example/</docs>',
    ),
    feed: { author: null },
    entries: [{ author: null }],
  },
];
