import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const LINK = 'a[href*="/complaint/view/"]';

const adapter: SiteAdapter = {
  id: 'heimao',
  labels: { 'zh-CN': '黑猫投诉', en: 'Black Cat complaints (Sina)' },
  hosts: ['tousu.sina.com.cn', 'tousu.sina.cn'],
  utcOffsetMinutes: 480,
  links: {
    post: 'tousu\\.sina\\.(?:com\\.)?cn/complaint/view/(\\d+)',
    profile: 'tousu\\.sina\\.(?:com\\.)?cn/(?:user|u)/(\\d+)',
  },
  kinds: [
    {
      name: 'detail',
      pages: '/complaint/view/',
      path: '.ts-d-question, .ts-q-detail',
      fields: {
        id: [{ fromUrl: true, match: '/complaint/view/(\\d+)' }],
        author: [{ at: '.ts-q-user .u-name, .ts-q-user' }, { at: '.u-name' }, { at: 'span.name' }],
        text: [{ at: '.ts-d-steplist .ts-d-item:last-child .ts-reply p' }, { at: '.ts-q-list' }, { at: 'h1' }],
        permalink: [{ fromUrl: true }],
        publishedAt: [
          { at: '.u-date' },
          { at: '.ts-q-user', match: '(\\d{4}[-年]\\d{1,2}[-月]\\d{1,2}日?(?:\\s\\d{1,2}:\\d{2}(?::\\d{2})?)?)' },
        ],
        comments: [{ at: '.comment-num', emptyMeans: 0 }],
      },
      chip: { at: 'h1, .ts-q-user', side: 'end' },
      composer: { editor: ['.ts-reply-box textarea', 'textarea'], within: 'page' },
    },
    {
      name: 'card',
      path: '.blackcat-con, .blackcat-item, .ts-complaint-item, li:has(> a[href*="/complaint/view/"])',
      needs: LINK,
      nested: true,
      fields: {
        id: [{ at: LINK, get: 'href', match: '/complaint/view/(\\d+)' }],
        author: [{ at: 'span.name' }, { at: '.name' }, { at: '.user-name' }],
        authorUrl: [{ at: 'a[href*="/user/"], a[href*="/u/"]', get: 'href' }],
        text: [{ at: 'h1.blackcat-hot' }, { at: 'h1, h2, h3' }, { at: LINK }],
        permalink: [{ at: LINK, get: 'href' }],
        publishedAt: [
          { at: '.time, .date' },
          { match: '(?:于|：|\\s|^)(\\d{4}[-年]\\d{1,2}[-月]\\d{1,2}日?(?:\\s\\d{1,2}:\\d{2})?)' },
        ],
      },
      chip: { side: 'corner' },
    },
  ],
  wall: ['.login-box', '#login', '.captcha'],
  empty: ['.blackcat-none', '.no-data'],
  expect: { fill: { id: 1, text: 0.9 }, probe: ['.blackcat-list', '.ts-d-question'] },
  listenPages: { review: ['^/index/', '^/$', '^/company/'] },
  provenOn: 'built',
  confidence: 'medium',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  limits: { publicCharacters: 2000, counting: 'characters', messagesPerTenMinutes: null },
};
