import { atom, atom03, type FeedCase } from './feed-case.ts';

/** Atom 0.3 and 1.0 (RFC 4287, RFC 5023 section 8): elements, text constructs, persons, dates. */
export const atomVersionCases: readonly FeedCase[] = [
  {
    name: 'Atom 1.0: all that an entry can say',
    document: atom(
      '<id>tag:e.example,2026:1</id><title>T</title><link rel="alternate" href="http://e.example/1"/><published>2026-11-21T15:05:06+08:00</published><updated>2026-11-21T16:00:00+08:00</updated><author><name>王</name><email>w@e.example</email><uri>http://e.example/w</uri></author><contributor><name>Li</name></contributor><summary>S</summary><content>C</content><rights>R</rights>',
      '<id>tag:e.example,2026:f</id><title>F</title><subtitle>Sub</subtitle><updated>2026-11-21T08:00:00Z</updated><link rel="self" href="http://e.example/f"/><link href="http://e.example/"/>',
      'xml:lang="zh-CN"',
    ),
    feed: {
      id: 'tag:e.example,2026:f',
      title: 'F',
      summary: 'Sub',
      link: 'http://e.example/',
      updated: '2026-11-21T08:00:00.000Z',
      lang: 'zh-CN',
    },
    entries: [
      {
        id: 'tag:e.example,2026:1',
        title: 'T',
        link: 'http://e.example/1',
        published: '2026-11-21T07:05:06.000Z',
        updated: '2026-11-21T08:00:00.000Z',
        author: { name: '王', email: 'w@e.example', url: 'http://e.example/w' },
        summary: 'S',
        content: 'C',
        lang: 'zh-CN',
      },
    ],
  },
  {
    name: 'Atom 1.0: text is text, html is html, xhtml is markup',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A &lt;b&gt; &amp;amp; B</title></entry><entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; &amp;amp; B</title></entry><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>bold</b> &amp; B</div></title></entry></feed>`,
    entries: [{ title: 'A <b> &amp; B' }, { title: 'A bold & B' }, { title: 'A bold & B' }],
  },
  {
    name: 'Atom 1.0: html that speaks of markup keeps what it speaks of',
    document: atom('<title type="html">How to write &amp;lt;b&amp;gt; in &lt;i&gt;HTML&lt;/i&gt;</title>'),
    entries: [{ title: 'How to write <b> in HTML' }],
  },
  {
    name: 'Atom 1.0: html in CDATA, and text in CDATA',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html"><![CDATA[A <b>bold</b> &amp; B]]></title></entry><entry><title type="text"><![CDATA[a <b> & c]]></title></entry></feed>`,
    entries: [{ title: 'A bold & B' }, { title: 'a <b> & c' }],
  },
  {
    name: 'Atom 1.0: xhtml with a prefix, entities and a script',
    document: atom(
      '<content type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml"><h:div><h:p>One &lt; two</h:p><h:script>bad()</h:script><h:p>three<h:br/>four</h:p></h:div></content>',
    ),
    entries: [{ content: 'One < two\nthree\nfour' }],
  },
  {
    name: 'Atom 1.0: xhtml whose div was forgotten, and html that was not escaped',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">one</p> two</content></entry><entry><content type="html"><p>one</p><p>two</p></content></entry></feed>`,
    entries: [{ content: 'one\ntwo' }, { content: 'one\ntwo' }],
  },
  {
    name: 'Atom 1.0: xhtml that was escaped by mistake',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">&lt;div&gt;&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;&lt;/div&gt;</content></entry><entry><content type="xhtml"><![CDATA[<p>three</p>]]></content></entry></feed>`,
    entries: [{ content: 'one\ntwo' }, { content: 'three' }],
  },
  {
    name: 'Atom 1.0: media types of content (RFC 4287 4.1.3.3)',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text/plain">a &lt; b</content></entry><entry><content type="text/html">&lt;p&gt;a&lt;/p&gt;</content></entry><entry><content type="TEXT/HTML; charset=utf-8">&lt;p&gt;a&lt;/p&gt;</content></entry><entry><content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"><text>drawn</text></svg></content></entry><entry><content type="application/octet-stream">aGVsbG8g5L2g5aW9</content></entry></feed>`,
    entries: [
      { content: 'a < b' },
      { content: 'a' },
      { content: 'a' },
      { content: 'drawn' },
      { content: 'hello 你好' },
    ],
  },
  {
    name: 'Atom 1.0: content elsewhere (src) leaves the summary',
    document: atom('<summary>S</summary><content type="video/mp4" src="http://e.example/v.mp4"/>'),
    entries: [{ summary: 'S', content: null }],
  },
  {
    name: 'Atom 1.0: an empty content says nothing',
    document: atom('<title></title><content type="html"></content><summary type="html"/>'),
    entries: [{ title: '', summary: '', content: '' }],
  },
  {
    name: 'Atom 1.0: an entry inherits the author of its source, then of the feed',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><author><name>F</name></author><entry><title>1</title></entry><entry><author><name>E</name></author></entry><entry><source><author><name>S</name></author><title>wrong</title><id>wrong</id><updated>2001-01-01T00:00:00Z</updated></source></entry></feed>`,
    entries: [
      { author: { name: 'F' } },
      { author: { name: 'E' } },
      { author: { name: 'S' }, title: null, id: null, updated: null },
    ],
  },
  {
    name: 'Atom 1.0: a person in one line, and one without a name',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><author>Jane Roe (jane@e.example)</author></entry><entry><author><email>jane@e.example</email></author></entry></feed>`,
    entries: [
      { author: { name: 'Jane Roe', email: 'jane@e.example' } },
      { author: { name: null, email: 'jane@e.example' } },
    ],
  },
  {
    name: 'Atom 1.0: of several authors the first, a contributor is none',
    document: atom(
      '<contributor><name>C</name></contributor><author><name>A</name></author><author><name>B</name></author>',
    ),
    entries: [{ author: { name: 'A' } }],
  },
  {
    name: 'Atom 1.0: links by relation, in any order, with the relation’s full name',
    document: atom(
      '<link rel="edit" href="http://e.example/edit"/><link rel="replies" href="http://e.example/r"/><link rel="enclosure" href="http://e.example/a.mp3"/><link rel="related" href="http://o.example/"/><link rel="http://www.iana.org/assignments/relation/alternate" type="text/html" href="http://e.example/1"/><link rel="self" href="http://e.example/self"/><link rel="via" href="http://v.example/"/>',
    ),
    entries: [{ link: 'http://e.example/1' }],
  },
  {
    name: 'Atom 1.0: no alternate, no link',
    document: atom(
      '<link rel="enclosure" href="http://e.example/a.mp3"/><link rel="self" href="http://e.example/self"/>',
    ),
    entries: [{ link: null }],
  },
  {
    name: 'Atom 1.0: fractions, offsets, lower case and leap seconds of RFC 3339',
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><updated>2003-12-13T18:30:02.25+01:00</updated></entry><entry><updated>2003-12-13t18:30:02z</updated></entry><entry><updated>1998-12-31T23:59:60Z</updated></entry><entry><updated>2003-12-13T18:30:02-00:00</updated></entry></feed>`,
    entries: [
      { updated: '2003-12-13T17:30:02.250Z' },
      { updated: '2003-12-13T18:30:02.000Z' },
      { updated: '1998-12-31T23:59:59.000Z' },
      { updated: '2003-12-13T18:30:02.000Z' },
    ],
  },
  {
    name: 'Atom 1.0: a comment or an instruction within an element is not its text',
    document: atom('<title>a<!-- no -->b<?php no ?>c</title><id>urn<!-- x -->:1</id>'),
    entries: [{ title: 'abc', id: 'urn:1' }],
  },
  {
    name: 'Atom 1.0: a document that is one entry',
    document:
      '<entry xmlns="http://www.w3.org/2005/Atom"><id>urn:1</id><title>T</title><link href="http://e.example/1"/></entry>',
    entries: [{ id: 'urn:1', title: 'T', link: 'http://e.example/1' }],
  },
  {
    name: 'Atom 1.0: names that only look like those of Atom',
    document: atom(
      '<title>right</title><x:title>wrong</x:title><x:id>wrong</x:id><id>urn:1</id><x:link href="http://wrong.example/"/><x:summary>wrong</x:summary><x:updated>2001-01-01T00:00:00Z</x:updated>',
      '',
      'xmlns:x="http://e.example/own"',
    ),
    entries: [{ title: 'right', id: 'urn:1', link: null, summary: null, updated: null }],
  },
  {
    name: 'Atom 1.0: elements of its namespace below a foreign one are not the entry’s',
    document: atom('<x:wrap xmlns:x="http://e.example/own"><title>wrong</title></x:wrap><title>right</title>'),
    entries: [{ title: 'right' }],
  },
  {
    name: 'Atom 0.3: modes of text',
    document: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">&lt;b&gt;a&lt;/b&gt; &amp;amp; b</title><content mode="base64" type="text/plain">YSA8IGI=</content></entry><entry><title type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b></div></title><summary mode="escaped">a &lt; b</summary></entry><entry><title mode="xml">plain</title></entry></feed>`,
    entries: [{ title: 'a & b', content: 'a < b' }, { title: 'a b', summary: 'a < b' }, { title: 'plain' }],
  },
  {
    name: 'Atom 0.3: issued, created, modified',
    document: atom03(
      '<issued>2003-12-13T08:29:29-04:00</issued><created>2003-12-12T08:29:29-04:00</created><modified>2003-12-14T08:29:29-04:00</modified>',
      '<modified>2003-12-15T00:00:00Z</modified><tagline>Tag</tagline><info>Info</info>',
    ),
    feed: { updated: '2003-12-15T00:00:00.000Z', summary: 'Tag' },
    entries: [{ published: '2003-12-13T12:29:29.000Z', updated: '2003-12-14T12:29:29.000Z' }],
  },
  {
    name: 'Atom 0.3: a person’s address is url',
    document: atom03('<author><name>Mark</name><url>http://e.example/m</url><email>m@e.example</email></author>'),
    entries: [{ author: { name: 'Mark', email: 'm@e.example', url: 'http://e.example/m' } }],
  },
  {
    name: 'Atom 0.3 and 1.0 mixed by a careless converter',
    document: `<feed version="0.3" xmlns="http://www.w3.org/2005/Atom"><title mode="escaped" type="text/html">&lt;i&gt;F&lt;/i&gt;</title><entry><issued>2003-12-13T12:00:00Z</issued><updated>2003-12-14T12:00:00Z</updated><content mode="escaped" type="text/html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>`,
    feed: { title: 'F' },
    entries: [{ published: '2003-12-13T12:00:00.000Z', updated: '2003-12-14T12:00:00.000Z', content: 'x' }],
  },
  {
    name: 'Atom 1.0 under a prefix, the default namespace another one’s',
    document:
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns="http://www.w3.org/1999/xhtml"><a:title type="xhtml"><div>F <b>x</b></div></a:title><a:entry><a:title>T</a:title><a:content type="xhtml"><div><p>one</p><p>two</p></div></a:content></a:entry></a:feed>',
    feed: { title: 'F x' },
    entries: [{ title: 'T', content: 'one\ntwo' }],
  },
  {
    name: 'Atom 1.0: of several contents the first that can be read',
    document: atom('<content type="video/mp4" src="v.mp4"/><content type="html">&lt;p&gt;words&lt;/p&gt;</content>'),
    entries: [{ content: 'words' }],
  },
];
