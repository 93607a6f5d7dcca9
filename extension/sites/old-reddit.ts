import type { PostKind, SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const THING: PostKind = {
  name: 'thing',
  path: '.thing[data-fullname]:not(.morechildren, .morerecursion), .thing.comment, .thing.link, [data-fullname^="t1_"][data-permalink]:not(.thing), [data-fullname^="t3_"][data-permalink]:not(.thing)',
  nested: true,
  skip: '.child, .expando-button, .edit-usertext, .crosspost-preview',
  fields: {
    id: [
      { get: 'data-fullname' },
      { get: 'id', match: '^thing_(t\\d_\\w+)' },
      { get: 'class', match: '\\bid-(t\\d_\\w+)' },
      { get: 'data-permalink', match: '/comments/\\w+/[^/]*/(\\w+)/?$', prefix: 't1_' },
      { get: 'data-permalink', match: '/comments/(\\w+)', prefix: 't3_' },
      { at: 'a.bylink[href*="/comments/"]', get: 'href', match: '/comments/\\w+/[^/]*/(\\w+)/?$', prefix: 't1_' },
      { at: 'a.comments, a.title[href*="/comments/"]', get: 'href', match: '/comments/(\\w+)', prefix: 't3_' },
    ],
    author: [
      { get: 'data-author' },
      { at: '.tagline a.author' },
      { at: '.tagline .author' },
      { at: '.tagline em', match: '\\[deleted\\]' },
    ],
    authorUrl: [
      { at: '.tagline a.author', get: 'href' },
      { at: 'a.author', get: 'href' },
      { get: 'data-author', template: 'https://old.reddit.com/user/{}' },
    ],
    title: [{ at: 'a.title' }, { at: 'a[data-event-action="title"]' }],
    text: [
      { at: '.entry .usertext-body .md' },
      { at: '.usertext-body .md' },
      { at: '.usertext-body' },
      { at: 'form[id^="form-t"] > div' },
      { at: 'a.title' },
      { at: '.title' },
      { at: 'a[data-event-action="title"]' },
    ],
    permalink: [
      { get: 'data-permalink' },
      { at: 'a.bylink', get: 'href' },
      { at: 'a.comments', get: 'href' },
      { at: 'a.title[href*="/comments/"]', get: 'href' },
    ],
    publishedAt: [
      { at: '.tagline time[datetime]', get: 'datetime' },
      { at: 'time[datetime]', get: 'datetime' },
      { get: 'data-timestamp' },
      { at: '.tagline time', get: 'title' },
    ],
    likes: [
      { get: 'data-score' },
      { at: '.score.unvoted', get: 'title' },
      { at: '.midcol .score.unvoted, .tagline .score.unvoted' },
      { at: '.tagline .score, .score' },
      // The mark without a vote carries the number in its title.
      { at: 'p > span[title]', get: 'title', match: '^-?\\d+$' },
    ],
    comments: [
      { get: 'data-comments-count' },
      { get: 'data-replies' },
      { at: 'a.comments', emptyMeans: 0 },
      { at: '.numchildren', emptyMeans: 0 },
    ],
  },
  chip: { at: '.entry .tagline', side: 'end' },
  composer: {
    open: ['.flat-list a[onclick*="reply"]', '.reply-button a'],
    editor: ['.usertext-edit textarea[name="text"]', 'textarea[name="text"]'],
    within: 'page',
  },
};

const adapter: SiteAdapter = {
  id: 'old-reddit',
  labels: { 'zh-CN': 'Reddit（旧版）', en: 'Reddit (old)' },
  hosts: ['old.reddit.com'],
  linkHosts: ['*.reddit.com'],
  keySite: 'reddit',
  links: { post: 'reddit\\.com/(?:r|user)/[\\w-]+/comments/(\\w+)', profile: 'reddit\\.com/user/([\\w-]+)' },
  kinds: [
    {
      ...THING,
      name: 'comment',
      path: '.thing.comment:not(.morechildren, .morerecursion), [data-fullname^="t1_"][data-permalink]:not(.thing)',
      isReply: true,
    },
    THING,
    {
      // Results of the search are no things: other classes, the same attributes.
      name: 'search-result',
      path: '.search-result-link[data-fullname], .search-result[data-fullname^="t3_"]',
      fields: {
        id: [{ get: 'data-fullname' }],
        author: [
          { at: '.search-author a.author' },
          { at: 'a.author' },
          { at: '.search-author', match: '\\[deleted\\]' },
        ],
        authorUrl: [{ at: 'a.author', get: 'href' }],
        title: [{ at: 'a.search-title' }],
        text: [{ at: '.search-result-body' }, { at: 'a.search-title' }],
        permalink: [
          { at: 'a.search-title[href*="/comments/"]', get: 'href' },
          { at: 'a.search-comments', get: 'href' },
        ],
        publishedAt: [{ at: '.search-time time[datetime]', get: 'datetime' }],
        likes: [{ at: '.search-score' }],
        comments: [{ at: 'a.search-comments', emptyMeans: 0 }],
      },
      chip: { at: '.search-result-meta', side: 'end' },
    },
  ],
  signedIn: [{ at: '#header .user > a[href*="/user/"]' }],
  wall: ['.interstitial', '#login-form.error'],
  empty: ['#noresults', '.search-result-none'],
  expect: { fill: { id: 1, author: 0.9, text: 0.9, permalink: 0.95 }, probe: ['#siteTable', '.commentarea'] },
  listenPages: { search: ['^/search'], topic: ['^/r/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://old.reddit.com/message/compose/?to={}',
    from: '/user/([\\w-]+)',
    opens: 'message',
  },
  limits: { publicCharacters: 10_000, counting: 'characters', messagesPerTenMinutes: 10 },
};
