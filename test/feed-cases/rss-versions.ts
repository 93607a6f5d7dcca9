import { type FeedCase, rdf, rss } from './feed-case.ts';

const RSS090 = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"';

/** RSS 0.90 to 2.0: which element means what. */
export const rssVersionCases: readonly FeedCase[] = [
  {
    name: 'RSS 0.90: items, image and text input stand beside the channel',
    document: `<rdf:RDF ${RSS090}><channel><title>Board</title><link>http://e.example/</link><description>All about</description></channel><image><title>Logo</title><url>http://e.example/l.png</url><link>http://e.example/logo</link></image><item><title>One</title><link>http://e.example/1</link></item><item><title>Two</title><link>http://e.example/2</link></item><textinput><title>Find</title><description>Search here</description><name>q</name><link>http://e.example/find</link></textinput></rdf:RDF>`,
    feed: { title: 'Board', link: 'http://e.example/', summary: 'All about' },
    entries: [
      { title: 'One', link: 'http://e.example/1' },
      { title: 'Two', link: 'http://e.example/2' },
    ],
  },
  {
    name: 'RSS 0.91 of Netscape: DOCTYPE, dates of the channel',
    document:
      '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>F</title><link>http://e.example/</link><description>D</description><language>en-us</language><pubDate>Tue, 10 Jun 2003 04:00:00 GMT</pubDate><lastBuildDate>Tue, 10 Jun 2003 09:41:01 GMT</lastBuildDate><managingEditor>editor@e.example (Ed Itor)</managingEditor><webMaster>web@e.example</webMaster><item><title>T</title><link>http://e.example/1</link><description>B</description></item></channel></rss>',
    feed: {
      title: 'F',
      lang: 'en-us',
      published: '2003-06-10T04:00:00.000Z',
      updated: '2003-06-10T09:41:01.000Z',
      author: { name: 'Ed Itor', email: 'editor@e.example' },
    },
    entries: [{ title: 'T', summary: 'B', link: 'http://e.example/1', published: null }],
  },
  {
    name: 'RSS 0.91 with a DOCTYPE that only names the characters of HTML',
    document:
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY eacute "&#233;"><!ENTITY hellip "&#x2026;">]><rss version="0.91"><channel><title>Caf&eacute;</title><item><title>To be&nbsp;continued&hellip;</title></item></channel></rss>',
    feed: { title: 'Café' },
    entries: [{ title: 'To be continued…' }],
  },
  {
    name: 'RSS 1.0 with the DOCTYPE of its time, which names the W3C’s sets of characters',
    document:
      '<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent">%HTMLlat1;]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Caf&eacute;</title></channel><item><title>T</title></item></rdf:RDF>',
    feed: { title: 'Café' },
    entries: [{ title: 'T' }],
  },
  {
    name: 'RSS 0.92: an item without a title',
    document:
      '<rss version="0.92"><channel><title>F</title><item><description>Only a text, &lt;a href="http://e.example/"&gt;linked&lt;/a&gt;.</description><enclosure url="http://e.example/a.mp3" length="1" type="audio/mpeg"/><source url="http://o.example/f">Other</source></item></channel></rss>',
    entries: [{ title: null, summary: 'Only a text, linked.', link: null }],
  },
  {
    name: 'RSS 0.93 and 0.94: expirationDate is no date of publication',
    document:
      '<rss version="0.94"><channel><item><title>T</title><pubDate>Thu, 05 Sep 2002 00:00:01 GMT</pubDate><expirationDate>Fri, 06 Sep 2002 00:00:01 GMT</expirationDate></item></channel></rss>',
    entries: [{ published: '2002-09-05T00:00:01.000Z', updated: null }],
  },
  {
    name: 'RSS 1.0: about is the id, dc speaks of author and date',
    document: rdf(
      '<item rdf:about="http://e.example/1"><title>T</title><link>http://e.example/1?from=rss</link><description>B</description><dc:creator>Wang</dc:creator><dc:date>2003-06-10T04:00:00+08:00</dc:date></item>',
      '<title>F</title><link>http://e.example/</link><description>D</description><dc:date>2003-06-11</dc:date><dc:language>zh-cn</dc:language><items><rdf:Seq><rdf:li rdf:resource="http://e.example/1"/></rdf:Seq></items>',
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ),
    feed: { title: 'F', id: 'http://e.example/', lang: 'zh-cn', updated: '2003-06-10T16:00:00.000Z' },
    entries: [
      {
        id: 'http://e.example/1',
        link: 'http://e.example/1?from=rss',
        author: { name: 'Wang' },
        published: '2003-06-09T20:00:00.000Z',
      },
    ],
  },
  {
    name: 'RSS 1.0: the default prefix may be another one',
    document:
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel r:about="http://e.example/f"><s:title>F</s:title></s:channel><s:item r:about="urn:1"><s:title>T</s:title><s:link>http://e.example/1</s:link><s:description>B</s:description></s:item></r:RDF>',
    feed: { title: 'F', id: 'http://e.example/f' },
    entries: [{ id: 'urn:1', title: 'T', link: 'http://e.example/1', summary: 'B' }],
  },
  {
    name: 'RSS 1.1: items within a list',
    document:
      '<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://e.example/"><title>F</title><link>http://e.example/</link><description>D</description><items rdf:parseType="Collection"><item rdf:about="urn:1"><title>T</title><link>http://e.example/1</link></item></items></Channel>',
    feed: { title: 'F', summary: 'D' },
    entries: [{ id: 'urn:1', title: 'T' }],
  },
  {
    name: 'RSS 1.0: an item with rdf:ID and no about',
    document: rdf('<item rdf:ID="a7"><title>T</title><link>http://e.example/7</link></item>'),
    entries: [{ title: 'T', link: 'http://e.example/7' }],
  },
  {
    name: 'RSS 2.0: channel title before image and text input, whatever their order',
    document:
      '<rss version="2.0"><channel><image><title>Logo</title><link>http://e.example/logo</link></image><textInput><title>Find</title><link>http://e.example/find</link><description>x</description></textInput><title>F</title><link>http://e.example/</link><description>D</description><item><title>T</title></item></channel></rss>',
    feed: { title: 'F', link: 'http://e.example/', summary: 'D' },
  },
  {
    name: 'RSS 2.0: comments, source and enclosure are not the link',
    document: rss(
      '<comments>http://e.example/1#c</comments><source url="http://o.example/feed">Other</source><enclosure url="http://e.example/a.mp3" length="1" type="audio/mpeg"/><link>http://e.example/1</link>',
    ),
    entries: [{ link: 'http://e.example/1' }],
  },
  {
    name: 'RSS 2.0: a guid is a permalink unless it says otherwise, a link outweighs it',
    document:
      '<rss version="2.0"><channel><item><guid>http://e.example/1</guid></item><item><guid isPermaLink="false">http://e.example/2</guid></item><item><guid isPermaLink="TRUE">http://e.example/3</guid><link>http://e.example/three</link></item><item><guid isPermaLink="true">tag:e.example,2026:4</guid></item></channel></rss>',
    entries: [
      { id: 'http://e.example/1', link: 'http://e.example/1' },
      { id: 'http://e.example/2', link: null },
      { id: 'http://e.example/3', link: 'http://e.example/three' },
      { id: 'tag:e.example,2026:4', link: null },
    ],
  },
  {
    name: 'RSS 2.0: an empty guid and an empty link are none',
    document: rss('<guid></guid><link/><title>T</title>'),
    entries: [{ id: null, link: null, title: 'T' }],
  },
  {
    name: 'RSS 2.0: white space around id and link does not belong to them',
    document: rss('<guid isPermaLink="false">\n  urn:x:1\n</guid><link>\n\t http://e.example/1 \n</link>'),
    entries: [{ id: 'urn:x:1', link: 'http://e.example/1' }],
  },
  {
    name: 'RSS 2.0: the first of description and summary is the summary, the second the content',
    document: `<rss version="2.0"><channel><item><description>d</description><summary>s</summary></item><item><summary>s</summary><description>d</description></item></channel></rss>`,
    entries: [
      { summary: 'd', content: 's' },
      { summary: 's', content: 'd' },
    ],
  },
  {
    name: 'RSS 2.0: full texts under the names that feeds gave them',
    document:
      '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:x="http://www.w3.org/1999/xhtml"><channel><item><description>d</description><content:encoded><![CDATA[<p>c</p>]]></content:encoded></item><item><fullitem>full</fullitem></item><item><x:body><x:p>one</x:p><x:p>two</x:p></x:body></item><item><body xmlns="http://www.w3.org/1999/xhtml"><p>three</p></body></item></channel></rss>',
    entries: [{ summary: 'd', content: 'c' }, { content: 'full' }, { content: 'one\ntwo' }, { content: 'three' }],
  },
  {
    name: 'RSS 2.0: full text before the description',
    document: rss(
      '<content:encoded><![CDATA[<p>all of it</p>]]></content:encoded><description>part</description>',
      '',
      'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ),
    entries: [{ summary: 'part', content: 'all of it' }],
  },
  {
    name: 'RSS 2.0: an item beside the channel',
    document: '<rss version="2.0"><channel><title>F</title></channel><item><title>T</title></item></rss>',
    feed: { title: 'F' },
    entries: [{ title: 'T' }],
  },
  {
    name: 'RSS 2.0: two channels, items of both',
    document:
      '<rss version="2.0"><channel><title>A</title><item><title>1</title></item></channel><channel><title>B</title><item><title>2</title></item></channel></rss>',
    feed: { title: 'A' },
    entries: [{ title: '1' }, { title: '2' }],
  },
  {
    name: 'RSS 2.0: element names in any case',
    document:
      '<RSS version="2.0"><Channel><Title>F</Title><Item><TITLE>T</TITLE><PubDate>Sat, 21 Nov 2026 07:05:06 GMT</PubDate><GUID isPermaLink="false">1</GUID></Item></Channel></RSS>',
    feed: { title: 'F' },
    entries: [{ title: 'T', id: '1', published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'RSS in the namespace of Atom by mistake',
    document:
      '<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><title>F</title><link>http://e.example/</link><item><title>T</title><link>http://e.example/1</link><guid isPermaLink="false">1</guid></item></channel></rss>',
    feed: { title: 'F', link: 'http://e.example/' },
    entries: [{ title: 'T', link: 'http://e.example/1', id: '1' }],
  },
];
