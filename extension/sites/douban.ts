import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const STARS = { at: '[class*="allstar"]', get: 'class', match: 'allstar(\\d)(?:\\d)' } as const;

const adapter: SiteAdapter = {
  id: 'douban',
  labels: { 'zh-CN': '豆瓣', en: 'Douban' },
  hosts: ['movie.douban.com', 'book.douban.com', 'music.douban.com', 'www.douban.com', 'douban.com', 'game.douban.com'],
  utcOffsetMinutes: 480,
  links: {
    post: 'douban\\.com/(?:review|group/topic|people/[^/]+/status)/(\\d+)',
    profile: 'douban\\.com/people/([^/?#]+)',
  },
  keepParams: [],
  kinds: [
    {
      name: 'comment',
      path: '.comment-item[data-cid], [data-cid]:not(.comment-item, .reply-item):has(> div h3 a[href*="/people/"])',
      needs: '.comment, h3 a[href*="/people/"]',
      fields: {
        id: [{ get: 'data-cid' }],
        author: [
          { at: '.comment-info a[href*="/people/"]' },
          { at: '.avatar a[title]', get: 'title' },
          { at: 'h3 a[href*="/people/"]' },
        ],
        authorUrl: [
          { at: '.comment-info a[href*="/people/"]', get: 'href' },
          { at: '.avatar a', get: 'href' },
          { at: 'h3 a[href*="/people/"]', get: 'href' },
        ],
        text: [
          { at: '.comment-content .full' },
          { at: '.comment-content .short' },
          { at: '.short' },
          { at: '.comment-content' },
          { at: 'h3 ~ p > span' },
          { at: 'h3 ~ p' },
        ],
        publishedAt: [
          { at: '.comment-time[title]', get: 'title' },
          { at: '.comment-time' },
          { at: 'h3 span[title^="20"]', get: 'title' },
        ],
        likes: [{ at: '.vote-count' }, { at: '.votes' }, { at: 'h3 > span:first-child > span', match: '^\\d+$' }],
        rating: [STARS],
      },
      chip: { at: '.comment-info', side: 'end' },
    },
    {
      name: 'review',
      path: '.review-item, [data-cid]:not(:has(.review-item)):has(h2 a[href*="/review/"])',
      skip: 'a.unfold, a.fold, .spoiler-tip',
      fields: {
        id: [
          { get: 'id', match: '^(\\d+)$' },
          { get: 'data-cid', match: '^(\\d+)$' },
          { at: '[data-rid]', get: 'data-rid' },
          { at: 'h2 a[href*="/review/"]', get: 'href', match: '/review/(\\d+)' },
        ],
        author: [
          { at: 'a.name' },
          { at: '.main-hd a[href*="/people/"]:not(:has(img))' },
          { at: 'header a[href*="/people/"]:not(:has(img))' },
        ],
        authorUrl: [
          { at: 'a.name', get: 'href' },
          { at: 'a[href*="/people/"]', get: 'href' },
        ],
        title: [{ at: 'h2 a[href*="/review/"]' }],
        text: [
          { at: '.short-content', match: '^([\\s\\S]*?)\\s*(?:\\(\\s*\\))?$' },
          { at: '.review-content' },
          { at: '.main-bd' },
          { at: '[data-rid] > div', match: '^([\\s\\S]*?)\\s*(?:\\(\\s*(?:展开)?\\s*\\))?$' },
        ],
        permalink: [
          { at: 'h2 a[href*="/review/"]', get: 'href' },
          { at: 'a[href*="/review/"]', get: 'href' },
        ],
        publishedAt: [
          { at: '.main-meta' },
          { at: '.main-meta', get: 'content' },
          { at: 'header span[content^="20"]' },
          { at: 'header span[content^="20"]', get: 'content' },
        ],
        likes: [
          { at: '[id^="r-useful_count"]', emptyMeans: 0 },
          { at: '.action-btn.up', emptyMeans: 0 },
        ],
        comments: [
          { at: 'a.reply', emptyMeans: 0 },
          { at: 'a[href$="#comments"]', emptyMeans: 0 },
        ],
        rating: [STARS],
      },
      chip: { at: '.main-hd', side: 'corner' },
    },
    {
      name: 'full-review',
      pages: '^/review/\\d+',
      path: '.article:has(.review-content)',
      skip: '#comments, .comments, .spoiler-tip',
      fields: {
        id: [{ fromUrl: true, match: '/review/(\\d+)' }],
        author: [{ at: '.main-hd a[href*="/people/"]:not(:has(img))' }, { at: '.main-hd a span' }],
        authorUrl: [{ at: '.main-hd a[href*="/people/"]', get: 'href' }],
        title: [{ at: 'h1' }],
        text: [{ at: '.review-content' }],
        permalink: [{ fromUrl: true }],
        publishedAt: [{ at: '.main-meta' }, { at: '.main-meta', get: 'content' }],
        likes: [{ at: '.main-panel-useful .useful_count, button.useful_count', emptyMeans: 0 }],
        rating: [STARS],
      },
      chip: { at: '.main-hd', side: 'corner' },
      composer: { editor: ['form.comment-form textarea', 'textarea[name="rv_comment"]'], within: 'page' },
    },
    {
      name: 'topic',
      pages: '^/group/topic/',
      path: '.topic-doc, .article:has(#topic-content)',
      skip: '#comments',
      fields: {
        id: [{ fromUrl: true, match: '/group/topic/(\\d+)' }],
        author: [{ at: '.from a' }],
        authorUrl: [{ at: '.from a', get: 'href' }],
        title: [{ at: 'h1' }],
        text: [{ at: '.topic-content' }, { at: '.topic-richtext' }],
        permalink: [{ fromUrl: true }],
        publishedAt: [{ at: '.create-time' }, { at: '.color-green' }],
      },
      chip: { at: '.from', side: 'end' },
      composer: { editor: ['form.comment-form textarea', 'textarea[name="rv_comment"]'], within: 'page' },
    },
    {
      name: 'topic-reply',
      pages: '^/group/topic/',
      path: 'li.reply-item[data-cid], li.comment-item[id]',
      isReply: true,
      fields: {
        id: [{ get: 'data-cid' }, { get: 'id' }],
        author: [{ at: 'h4 a' }],
        authorUrl: [{ at: 'h4 a', get: 'href' }],
        text: [{ at: '.reply-content' }],
        permalink: [{ get: 'data-cid', template: '{here}?cid={}#{}' }],
        publishedAt: [{ at: '.pubtime' }],
        likes: [{ at: '.comment-vote', emptyMeans: 0 }],
      },
      chip: { at: 'h4 a', side: 'end' },
      composer: { editor: ['form.comment-form textarea', 'textarea[name="rv_comment"]'], within: 'page' },
    },
  ],
  signedIn: [{ at: '.nav-user-account .bn-more span:first-child', match: '^(.+)的[帐账]号$' }],
  wall: ['#account-form-login', '.account-form', '#TCaptcha', 'form[action*="sec.douban.com"]'],
  empty: ['.no-result', '#comments .blank-tip', '.comment-item:not([data-cid])'],
  expect: { fill: { id: 1, author: 0.95, text: 0.9 }, probe: ['#hot-comments', '.reviews-bd'] },
  listenPages: { review: ['^/subject/'], topic: ['^/group/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://www.douban.com/doumail/write?to={}',
    from: '/people/([^/?#]+)',
    opens: 'message',
  },
  limits: { publicCharacters: 350, counting: 'characters', messagesPerTenMinutes: 10 },
};
