import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'douyin',
  labels: { 'zh-CN': '抖音', en: 'Douyin' },
  hosts: ['www.douyin.com', 'douyin.com'],
  utcOffsetMinutes: 480,
  links: {
    post: 'douyin\\.com/(?:video|note)/(\\d{15,})',
    profile: 'douyin\\.com/user/([\\w-]{20,})',
  },
  keepParams: ['modal_id'],
  kinds: [
    {
      name: 'comment',
      path: '[data-e2e="comment-item"]',
      isReply: true,
      nested: true,
      fields: {
        id: [
          { at: '[data-comment-id]', get: 'data-comment-id' },
          { get: 'data-comment-id' },
          { at: '[id^="tooltip_"]', get: 'id', match: '(\\d{15,})' },
        ],
        author: [{ at: 'a[href*="/user/"]:not(:has(img))' }, { at: 'a[href*="/user/"] span' }],
        authorUrl: [{ at: 'a[href*="/user/"]', get: 'href' }],
        text: [
          { at: '[data-e2e="comment-text"]' },
          { at: '.comment-item-info-wrap ~ div:not(.comment-item-stats-container)' },
          { at: 'p' },
        ],
        publishedAt: [
          { at: '[data-e2e="comment-time"]' },
          { at: 'p:last-of-type', match: '[^·]*' },
          { match: '(\\d+(?:秒|分钟|小时|天|周|月|年)前|刚刚|昨天\\s?[\\d:]*)' },
        ],
        likes: [
          {
            at: '[data-e2e="comment-digg"], .comment-item-stats-container p, .comment-item-stats-container span',
            emptyMeans: 0,
          },
        ],
      },
      chip: { at: 'a[href*="/user/"]:not(:has(img))', side: 'end' },
      composer: {
        open: ['[data-e2e="comment-reply"]', '.comment-input-inner-container'],
        editor: [
          '[data-e2e="comment-input"] .public-DraftEditor-content',
          '.comment-input-container [contenteditable="true"]',
        ],
        within: 'page',
      },
    },
    {
      name: 'video',
      pages: '^/(?:video|note)/',
      path: '[data-e2e="detail-video-info"], [data-e2e="note-detail"]',
      fields: {
        id: [{ get: 'data-e2e-aweme-id' }, { fromUrl: true, match: '/(?:video|note)/(\\d{15,})' }],
        author: [{ at: '[data-e2e="user-info"] a[href*="/user/"] span' }, { at: 'a[href*="/user/"]:not(:has(img))' }],
        authorUrl: [{ at: 'a[href*="/user/"]', get: 'href' }],
        text: [{ at: 'h1' }, { at: '[data-e2e="video-desc"]' }],
        permalink: [{ fromUrl: true }],
        publishedAt: [{ at: '[data-e2e="detail-video-publish-time"]' }],
        likes: [{ at: '[data-e2e="video-player-digg"]' }],
        comments: [{ at: '[data-e2e="feed-comment-icon"]' }],
      },
      chip: { side: 'corner' },
      composer: {
        open: ['.comment-input-inner-container', '[data-e2e="feed-comment-icon"]'],
        editor: [
          '[data-e2e="comment-input"] .public-DraftEditor-content',
          '.comment-input-container [contenteditable="true"]',
        ],
        within: 'page',
      },
    },
    {
      name: 'card',
      path: '[data-e2e="search-result-item"], [data-e2e="scroll-list"] > li, [data-e2e="user-post-list"] li',
      needs: 'a[href*="/video/"], a[href*="/note/"]',
      fields: {
        id: [{ at: 'a[href*="/video/"], a[href*="/note/"]', get: 'href', match: '/(?:video|note)/(\\d{15,})' }],
        author: [{ at: '[data-e2e="search-card-user-name"]' }, { at: 'a[href*="/user/"]' }, { match: '@\\s?(\\S+)' }],
        authorUrl: [{ at: 'a[href*="/user/"]', get: 'href' }],
        text: [{ at: '[data-e2e="search-card-desc"]' }, { at: 'img[alt]', get: 'alt' }, { at: 'p' }],
        permalink: [{ at: 'a[href*="/video/"], a[href*="/note/"]', get: 'href' }],
        publishedAt: [{ at: '[data-e2e="search-card-time"]' }],
        likes: [{ at: '[data-e2e="like-count"]' }],
      },
      chip: { side: 'corner' },
    },
  ],
  wall: ['#login-pannel', '[data-e2e="login-guide"]', '#captcha_container', '[id^="login-full-panel"]'],
  empty: ['[data-e2e="search-empty"]', '[data-e2e="comment-empty"]'],
  expect: { fill: { author: 0.9, text: 0.9 }, probe: ['[data-e2e="comment-list"]'] },
  listenPages: { search: ['^/search/'], topic: ['^/video/', '^/note/'] },
  provenOn: 'built',
  confidence: 'medium',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { opens: 'profile' },
  limits: {
    publicCharacters: 100,
    counting: 'characters',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN': '重复评论会被判为刷屏而不可见；联系方式会被判引流。',
      en: 'Repeated comments count as flooding and become invisible; contact details count as leading away.',
    },
  },
};
