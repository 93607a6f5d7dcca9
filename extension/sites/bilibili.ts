import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const lit = (key: string) => ({ reader: { name: 'lit-data', key } }) as const;
const COMMENT_FIELDS = {
  id: [lit('id'), { get: 'data-rpid' }],
  author: [{ at: '#user-name a' }, { at: ['bili-comment-user-info', '#user-name a'] }, lit('author')],
  authorUrl: [
    { at: '#user-name a[href*="space.bilibili.com"]', get: 'href' },
    { at: ['bili-comment-user-info', '#user-name a'], get: 'href' },
    { at: 'a#user-avatar', get: 'href' },
    { reader: { name: 'lit-data', key: 'authorId' }, template: 'https://space.bilibili.com/{}' },
  ],
  text: [{ at: ['bili-rich-text', '#contents'] }, lit('text')],
  permalink: [{ reader: { name: 'lit-data', key: 'id' }, template: '{here}#reply{}' }],
  publishedAt: [lit('publishedAt'), { at: ['bili-comment-action-buttons-renderer', '#pubdate'] }],
  likes: [lit('likes'), { at: ['bili-comment-action-buttons-renderer', '#like #count'], emptyMeans: 0 }],
  comments: [lit('comments')],
} as const;
const COMPOSER = {
  open: [
    ['bili-comment-action-buttons-renderer', '#reply button'],
    ['bili-comment-action-buttons-renderer', '#reply'],
  ],
  editor: [
    ['bili-comments', 'bili-comment-thread-renderer', 'bili-comment-box', 'bili-comment-rich-textarea', '.brt-editor'],
    ['bili-comments', 'bili-comments-header-renderer', 'bili-comment-box', 'bili-comment-rich-textarea', '.brt-editor'],
  ],
  within: 'page',
} as const;

const adapter: SiteAdapter = {
  id: 'bilibili',
  labels: { 'zh-CN': '哔哩哔哩', en: 'Bilibili' },
  hosts: ['www.bilibili.com', 't.bilibili.com', 'bilibili.com'],
  pageData: true,
  utcOffsetMinutes: 480,
  links: {
    post: 'bilibili\\.com/(?:video/(BV\\w{10})|opus/(\\d+))',
    profile: 'space\\.bilibili\\.com/(\\d+)',
  },
  keepFragment: true,
  kinds: [
    {
      name: 'comment',
      path: ['bili-comments', 'bili-comment-thread-renderer', 'bili-comment-renderer'],
      fields: COMMENT_FIELDS,
      chip: { at: '#header, #user-name', side: 'end', host: 'shadow' },
      composer: COMPOSER,
    },
    {
      name: 'reply',
      path: [
        'bili-comments',
        'bili-comment-thread-renderer',
        'bili-comment-replies-renderer',
        'bili-comment-reply-renderer',
      ],
      isReply: true,
      fields: COMMENT_FIELDS,
      chip: { at: '#header, #user-name', side: 'end', host: 'shadow' },
      composer: COMPOSER,
    },
    {
      name: 'dynamic',
      path: '.bili-dyn-item',
      fields: {
        id: [
          { at: '[data-did]', get: 'data-did' },
          { at: 'a[href*="/opus/"]', get: 'href', match: '/opus/(\\d+)' },
        ],
        author: [{ at: '.bili-dyn-title__text' }, { at: '.bili-dyn-title' }],
        authorUrl: [{ at: 'a[href*="space.bilibili.com"]', get: 'href' }],
        text: [{ at: '.bili-rich-text__content' }, { at: '.bili-dyn-content' }],
        permalink: [
          { at: 'a[href*="/opus/"]', get: 'href' },
          { at: '[data-did]', get: 'data-did', template: 'https://t.bilibili.com/{}' },
        ],
        publishedAt: [{ at: '.bili-dyn-time' }],
        likes: [{ at: '.bili-dyn-action.like', emptyMeans: 0 }],
        comments: [{ at: '.bili-dyn-action.comment', emptyMeans: 0 }],
      },
      chip: { at: '.bili-dyn-title', side: 'end' },
      composer: COMPOSER,
    },
  ],
  wall: ['.bili-mini-mask', '.geetest_panel'],
  empty: ['.search-nodata-container', '.no-more'],
  expect: { fill: { author: 0.95, text: 0.9 }, probe: ['bili-comments'] },
  listenPages: { topic: ['^/video/', '^/opus/'] },
  provenOn: 'built',
  confidence: 'medium',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://message.bilibili.com/#/whisper/mid{}',
    from: 'space\\.bilibili\\.com/(\\d+)',
    opens: 'message',
  },
  limits: {
    publicCharacters: 1000,
    counting: 'characters',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN': '重复评论会被折叠，频繁私信会被限制发送。',
      en: 'Repeated comments are folded, frequent messages blocked.',
    },
  },
};
