import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'reddit',
  labels: { 'zh-CN': 'Reddit', en: 'Reddit' },
  hosts: ['www.reddit.com', 'reddit.com', 'sh.reddit.com', 'new.reddit.com'],
  links: { post: 'reddit\\.com/(?:r|user)/[\\w-]+/comments/(\\w+)', profile: 'reddit\\.com/user/([\\w-]+)' },
  kinds: [
    {
      name: 'post',
      path: 'shreddit-post:not([promoted], [is-promoted])',
      fields: {
        id: [
          { get: 'id', match: '^(t3_\\w+)$' },
          { get: 'permalink', match: '/comments/(\\w+)', prefix: 't3_' },
        ],
        author: [{ get: 'author' }, { at: 'a[href*="/user/"]' }],
        authorUrl: [
          { get: 'author', template: 'https://www.reddit.com/user/{}/' },
          { at: 'a[href*="/user/"]', get: 'href' },
        ],
        title: [{ get: 'post-title' }, { at: '[slot="title"]' }],
        text: [{ at: '[slot="text-body"]' }, { get: 'post-title' }, { at: '[slot="title"]' }],
        permalink: [
          { get: 'permalink' },
          { at: 'a[slot="full-post-link"]', get: 'href' },
          { at: 'a[href*="/comments/"]', get: 'href' },
        ],
        publishedAt: [
          { get: 'created-timestamp' },
          { at: 'time[datetime]', get: 'datetime' },
          { at: 'faceplate-timeago[ts]', get: 'ts' },
        ],
        likes: [{ get: 'score' }],
        comments: [{ get: 'comment-count' }],
      },
      chip: { at: '[slot="credit-bar"]', side: 'corner', host: 'after' },
      composer: {
        open: [
          'comment-composer-host [data-testid="trigger-button"]',
          'faceplate-textarea-input[data-testid="trigger-button"]',
        ],
        editor: [
          'shreddit-composer div[role="textbox"][contenteditable]',
          'shreddit-composer [contenteditable="true"]',
          ['shreddit-composer faceplate-textarea-input', 'textarea#innerTextArea'],
        ],
        within: 'page',
      },
    },
    {
      name: 'comment',
      path: 'shreddit-comment:not([is-comment-deleted], [promoted])',
      isReply: true,
      nested: true,
      answers: [{ get: 'parentid', match: '^(t[13]_\\w+)$' }],
      fields: {
        id: [{ get: 'thingid' }],
        author: [{ get: 'author' }],
        authorUrl: [{ get: 'author', template: 'https://www.reddit.com/user/{}/' }],
        text: [{ at: '[slot="comment"]' }, { at: '[id$="-post-rtjson-content"]' }],
        permalink: [{ get: 'permalink' }, { at: 'a[href*="/comment/"]', get: 'href' }],
        publishedAt: [
          { get: 'created' },
          { at: '[slot="commentMeta"] time[datetime]', get: 'datetime' },
          { at: 'time[datetime]', get: 'datetime' },
        ],
        likes: [{ get: 'score' }, { at: 'shreddit-comment-action-row', get: 'score' }],
        comments: [{ at: '[slot="more-comments-permalink"]', emptyMeans: 0 }],
      },
      chip: { at: '[slot="commentMeta"]', side: 'corner', host: 'after' },
      composer: {
        open: [
          ['shreddit-comment-action-row', 'button[name="comments-action-button"]'],
          'shreddit-comment-action-row [slot="comment-reply"]',
        ],
        editor: [
          'shreddit-composer div[role="textbox"][contenteditable]',
          'shreddit-composer [contenteditable="true"]',
          ['shreddit-composer faceplate-textarea-input', 'textarea#innerTextArea'],
        ],
        within: 'page',
      },
    },
  ],
  signedIn: [{ at: 'rs-current-user[display-name]', get: 'display-name' }],
  wall: ['#blocking-modal', 'auth-flow-modal[open]', 'shreddit-app[pagetype="blocked"]'],
  empty: ['[data-testid="search-results-empty"]', '#empty-feed-content', 'comment-body-header + #empty-comments'],
  expect: {
    fill: { id: 1, author: 0.95, text: 0.9, permalink: 0.95 },
    probe: ['shreddit-feed', 'shreddit-comment-tree'],
  },
  listenPages: { search: ['^/search'], topic: ['^/r/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://www.reddit.com/message/compose/?to={}',
    from: '/user/([\\w-]+)',
    opens: 'message',
  },
  limits: {
    publicCharacters: 10_000,
    counting: 'characters',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN': '重复评论会被判为垃圾信息并由版主移除。',
      en: 'Repeated comments count as spam and are removed by moderators.',
    },
  },
};
