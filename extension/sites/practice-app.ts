import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'practice-app',
  labels: { 'zh-CN': '演练页（单页应用）', en: 'Practice page (single-page app)' },
  hosts: ['127.0.0.1', 'localhost', '[::1]'],
  paths: '^/app',
  detect: ['link[href="/feeds/app.atom"]'],
  links: { post: '/app/posts/([\\w-]+)', profile: '/dm/([\\w-]+)' },
  kinds: [
    {
      name: 'post',
      path: 'article[data-post-id]',
      skip: '.replies, .answer',
      fields: {
        id: [{ get: 'data-post-id' }],
        author: [{ at: 'a[rel~="author"]' }, { at: '[data-author]' }],
        authorUrl: [{ at: 'a[rel~="author"]', get: 'href' }],
        text: [{ at: '.post-text' }],
        permalink: [{ at: 'a[rel~="bookmark"]', get: 'href' }],
        publishedAt: [{ at: 'time[datetime]', get: 'datetime' }],
        likes: [{ at: '[data-count="likes"]' }],
        comments: [{ at: '[data-count="comments"]' }],
      },
      chip: { at: '.byline', side: 'corner' },
      composer: {
        open: ['.answer button:not(.send)'],
        editor: ['[contenteditable="true"]', '[role="textbox"]', 'textarea'],
        within: 'post',
      },
    },
    {
      name: 'reply',
      path: '.reply[data-reply-id]',
      isReply: true,
      fields: {
        id: [{ get: 'data-reply-id' }],
        author: [{ at: '[data-author]' }],
        text: [{ at: '.reply-text' }],
        publishedAt: [{ at: 'time[datetime]', get: 'datetime' }],
      },
      chip: { side: 'corner' },
    },
  ],
  wall: [],
  empty: [],
  expect: { fill: { id: 1, author: 1, text: 0.9, permalink: 0.9 }, probe: [] },
  listenPages: { feed: ['^/app'] },
  provenOn: 'own',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { link: 'a[data-dm]', from: '/dm/([\\w-]+)', template: '/dm/{}', opens: 'message' },
  limits: { publicCharacters: 2000, counting: 'characters', messagesPerTenMinutes: null },
};
