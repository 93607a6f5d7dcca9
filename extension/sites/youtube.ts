import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const FIELDS = {
  id: [
    { at: '#published-time-text a[href*="lc="]', get: 'href', match: '[?&]lc=([\\w.-]+)' },
    { at: 'a[href*="lc="]', get: 'href', match: '[?&]lc=([\\w.-]+)' },
  ],
  author: [{ at: '#author-text' }, { at: '#name' }],
  authorUrl: [
    { at: '#author-text[href], a#author-text', get: 'href' },
    { at: '#author-thumbnail a', get: 'href' },
  ],
  text: [{ at: '#content-text' }, { at: '#content' }],
  permalink: [
    { at: '#published-time-text a[href*="lc="]', get: 'href' },
    { at: 'a[href*="lc="]', get: 'href' },
  ],
  publishedAt: [{ at: '#published-time-text a' }, { at: '#published-time-text' }],
  likes: [{ at: '#vote-count-middle', emptyMeans: 0 }],
} as const;
const COMPOSER = {
  open: ['#reply-button-end button', '#reply-button-end'],
  editor: ['ytd-commentbox #contenteditable-root', '#contenteditable-root[contenteditable="true"]'],
  within: 'page',
} as const;

const adapter: SiteAdapter = {
  id: 'youtube',
  labels: { 'zh-CN': 'YouTube', en: 'YouTube' },
  hosts: ['www.youtube.com', 'm.youtube.com', 'youtube.com'],
  links: {
    post: 'youtube\\.com/(?:watch\\?[^#]*v=[\\w-]+&|post/)[^#]*lc=([\\w.-]+)',
    profile: 'youtube\\.com/(@[^/?#]+|channel/[\\w-]+)',
  },
  keepParams: ['v', 'lc'],
  kinds: [
    {
      name: 'reply',
      path: 'ytd-comment-replies-renderer ytd-comment-view-model, ytd-comment-replies-renderer ytd-comment-renderer',
      isReply: true,
      nested: true,
      // A reply's id begins with the comment's.
      answers: [{ at: 'a[href*="lc="]', get: 'href', match: '[?&]lc=([\\w-]+)\\.' }],
      fields: FIELDS,
      chip: { at: '#published-time-text', side: 'end' },
      composer: COMPOSER,
    },
    {
      name: 'comment',
      path: 'ytd-comment-view-model, ytd-comment-renderer',
      nested: true,
      fields: FIELDS,
      chip: { at: '#published-time-text', side: 'end' },
      composer: COMPOSER,
    },
  ],
  wall: ['ytd-consent-bump-v2-lightbox', 'form[action*="consent.youtube.com"]'],
  empty: ['ytd-comments ytd-message-renderer', '#comments #message'],
  expect: {
    fill: { id: 0.95, author: 0.95, text: 0.9 },
    probe: ['ytd-comments #contents ytd-comment-thread-renderer'],
  },
  listenPages: { topic: ['^/watch'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  console: 'https://studio.youtube.com/',
  images: 'none',
  limits: {
    publicCharacters: 10_000,
    counting: 'characters',
    messagesPerTenMinutes: null,
    punishes: {
      'zh-CN': '带链接或重复的评论会被自动隐藏。',
      en: 'Comments with links, or repeated ones, are hidden automatically.',
    },
  },
};
