import type { FeedCase } from './feed-case.ts';

const json = (name: string, value: unknown, expected: Omit<FeedCase, 'name' | 'document'>): FeedCase => ({
  name: `JSON Feed: ${name}`,
  document: JSON.stringify(value),
  ...expected,
});
const VERSION = 'https://jsonfeed.org/version/1.1';

/** JSON Feed 1.0 and 1.1, and Microsoft's Channel Definition Format. */
export const otherFormatCases: readonly FeedCase[] = [
  json(
    'all that an item can say',
    {
      version: VERSION,
      title: 'F',
      home_page_url: 'http://e.example/',
      feed_url: 'http://e.example/f.json',
      description: 'D',
      language: 'zh',
      authors: [{ name: 'A', url: 'http://e.example/a' }],
      items: [
        {
          id: '1',
          url: 'http://e.example/1',
          external_url: 'http://o.example/',
          title: 'T',
          summary: 'S',
          content_html: '<p>C</p>',
          content_text: 'c',
          date_published: '2026-11-21T15:05:06+08:00',
          date_modified: '2026-11-21T16:05:06+08:00',
        },
      ],
    },
    {
      feed: { title: 'F', link: 'http://e.example/', summary: 'D', lang: 'zh', author: { name: 'A' } },
      entries: [
        {
          id: '1',
          link: 'http://e.example/1',
          title: 'T',
          summary: 'S',
          content: 'C',
          author: { name: 'A', url: 'http://e.example/a' },
          published: '2026-11-21T07:05:06.000Z',
          updated: '2026-11-21T08:05:06.000Z',
        },
      ],
    },
  ),
  json(
    '1.0 has one author',
    {
      version: 'https://jsonfeed.org/version/1',
      title: 'F',
      author: { name: 'A' },
      items: [
        { id: '1', author: { name: 'B' }, content_text: 'x' },
        { id: '2', content_text: 'y' },
      ],
    },
    { entries: [{ author: { name: 'B' } }, { author: { name: 'A' } }] },
  ),
  json(
    'an id that is a number, a title with markup',
    { version: VERSION, title: 'F', items: [{ id: 5, title: 'a <b> c &amp; d', content_text: 'x < y' }] },
    { entries: [{ id: '5', title: 'a <b> c &amp; d', content: 'x < y' }] },
  ),
  json(
    'content_text is text, whatever it looks like',
    { version: VERSION, title: 'F', items: [{ id: '1', content_text: '<p>not markup</p>\nline' }] },
    { entries: [{ content: '<p>not markup</p>\nline' }] },
  ),
  json(
    'a post that links elsewhere',
    { version: VERSION, title: 'F', items: [{ id: '1', external_url: 'http://o.example/' }] },
    { entries: [{ link: 'http://o.example/' }] },
  ),
  json(
    'an id that is the address',
    { version: VERSION, title: 'F', items: [{ id: 'http://e.example/1', content_text: 'x' }] },
    { entries: [{ id: 'http://e.example/1', link: 'http://e.example/1' }] },
  ),
  json(
    'relative addresses',
    { version: VERSION, title: 'F', home_page_url: '/', items: [{ id: '1', url: '/1' }] },
    {
      hints: { url: 'http://e.example/f.json' },
      feed: { link: 'http://e.example/' },
      entries: [{ link: 'http://e.example/1' }],
    },
  ),
  json(
    'empty values are none',
    {
      version: VERSION,
      title: '',
      items: [{ id: '1', url: '', title: '', summary: null, date_published: '', authors: [] }],
    },
    { feed: { title: null }, entries: [{ link: null, title: null, summary: null, published: null, author: null }] },
  ),
  json(
    'without a version',
    { title: 'F', items: [{ id: '1', title: 'T' }] },
    { feed: { title: 'F' }, entries: [{ title: 'T' }] },
  ),
  {
    name: 'JSON Feed: with a mark and blank lines before it',
    document: `\ufeff\n {"version":"${VERSION}","title":"F","items":[{"id":"1","title":"T"}]}`,
    feed: { title: 'F' },
    entries: [{ title: 'T' }],
  },
  {
    name: 'JSON Feed: cut short keeps what arrived',
    document: `{"version":"${VERSION}","title":"F","items":[{"id":"1","title":"T"},{"id":"2","title":"U"},{"id":"3","ti`,
    feed: { title: 'F' },
    entries: [{ title: 'T' }, { title: 'U' }],
  },
  {
    name: 'JSON Feed: a date of another form',
    document: JSON.stringify({
      version: VERSION,
      items: [{ id: '1', date_published: 'Sat, 21 Nov 2026 07:05:06 GMT' }],
    }),
    entries: [{ published: '2026-11-21T07:05:06.000Z' }],
  },
  {
    name: 'JSON Feed: a date that nobody can read is a doubt',
    document: JSON.stringify({ version: VERSION, items: [{ id: '1', title: 'T', date_published: 'soon' }] }),
    entries: [{ title: 'T', published: null }],
  },
  {
    name: 'JSON Feed: line ends within strings and commas too many',
    document: '{"title":"F","items":[{"id":"1","content_text":"a,\n\tb,]",},{"id":"2",},],}',
    feed: { title: 'F' },
    entries: [{ id: '1', content: 'a,\nb,]' }, { id: '2' }],
  },
  {
    name: 'JSON Feed: cut short, and with a line end within a string',
    document: '{"title":"F","items":[{"id":"1","content_text":"a\nb"},{"id":"2","content_te',
    entries: [{ id: '1', content: 'a\nb' }],
  },
  json(
    'authors of whom the first says nothing, an old author beside them, an address that is relative',
    { items: [{ id: '1', authors: [{}], author: { name: 'A', url: '/a' } }] },
    { hints: { url: 'http://e.example/feed.json' }, entries: [{ author: { name: 'A', url: 'http://e.example/a' } }] },
  ),
  {
    name: 'CDF: the names of the channel and its items are attributes and elements',
    document:
      '<?xml version="1.0"?><CHANNEL HREF="http://e.example/" LASTMOD="2002-02-20T12:55"><TITLE>F</TITLE><ABSTRACT>A</ABSTRACT><ITEM HREF="http://e.example/1" LASTMOD="2002-02-21T12:55"><TITLE>T</TITLE><ABSTRACT>B</ABSTRACT></ITEM></CHANNEL>',
    feed: { title: 'F', link: 'http://e.example/', summary: 'A', updated: '2002-02-20T12:55:00.000Z' },
    entries: [{ title: 'T', link: 'http://e.example/1', summary: 'B', published: '2002-02-21T12:55:00.000Z' }],
  },
  {
    name: 'CDF: BASE for relative addresses',
    document:
      '<CHANNEL BASE="http://e.example/x/" HREF="index.htm"><TITLE>F</TITLE><ITEM HREF="1.htm"><TITLE>T</TITLE></ITEM></CHANNEL>',
    feed: { link: 'http://e.example/x/index.htm' },
    entries: [{ link: 'http://e.example/x/1.htm' }],
  },
  {
    name: 'CDF: A gives address and title',
    document:
      '<CHANNEL><A HREF="http://e.example/">F</A><ITEM><A HREF="http://e.example/1">T</A><ABSTRACT>B</ABSTRACT></ITEM></CHANNEL>',
    feed: { link: 'http://e.example/', title: 'F' },
    entries: [{ link: 'http://e.example/1', title: 'T', summary: 'B' }],
  },
  {
    name: 'CDF: channels within the channel',
    document:
      '<CHANNEL HREF="http://e.example/"><TITLE>F</TITLE><CHANNEL HREF="http://e.example/sub"><TITLE>Sub</TITLE><ITEM HREF="http://e.example/2"><TITLE>Two</TITLE></ITEM></CHANNEL><ITEM HREF="http://e.example/1"><TITLE>One</TITLE></ITEM></CHANNEL>',
    feed: { title: 'F' },
    entries: [{ title: 'One' }, { title: 'Two' }],
  },
  {
    name: 'CDF: TITLE with VALUE, LOGO and SCHEDULE beside it',
    document:
      '<Channel HREF="http://e.example/"><Title VALUE="F"/><Abstract VALUE="A"/><Logo HREF="http://e.example/l.gif" STYLE="ICON"/><Schedule StartDate="1997-01-01"/><Item HREF="http://e.example/1"><Title VALUE="T"/></Item></Channel>',
    feed: { title: 'F', summary: 'A' },
    entries: [{ title: 'T' }],
  },
];
