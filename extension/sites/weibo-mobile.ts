import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'weibo-mobile',
  labels: { 'zh-CN': '微博（手机版网页）', en: 'Weibo (mobile web)' },
  hosts: ['m.weibo.cn'],
  keySite: 'weibo',
  idForm: 'weibo-mid',
  utcOffsetMinutes: 480,
  links: {
    post: '^https?://m\\.weibo\\.cn/(?:detail|status)/(\\w+)',
    profile: '^https?://m\\.weibo\\.cn/(?:u|profile)/(\\d{5,})',
  },
  kinds: [
    {
      name: 'detail',
      pages: '^/(?:detail|status)/',
      path: '.weibo-main, .card.m-panel.card9',
      skip: '.weibo-rp, .f-weibo .weibo-rp',
      fields: {
        id: [{ fromUrl: true, match: '/(?:detail|status)/(\\w+)' }],
        author: [{ at: '.m-text-cut' }, { at: 'header h3' }],
        authorUrl: [{ at: 'header a[href*="/profile/"], header a[href*="/u/"]', get: 'href' }],
        text: [{ at: '.weibo-text' }, { at: '.weibo-og' }],
        permalink: [{ fromUrl: true }],
        publishedAt: [{ at: '.time' }, { at: 'header h4' }],
        likes: [{ at: '.lite-page-editor .m-diy-btn:last-child, footer .m-diy-btn:last-child', emptyMeans: 0 }],
        comments: [{ at: 'footer .m-diy-btn:nth-child(2)', emptyMeans: 0 }],
      },
      chip: { at: 'header', side: 'corner' },
      composer: { open: ['footer .m-diy-btn:nth-child(2)'], editor: ['textarea'], within: 'page' },
    },
    {
      name: 'card',
      path: '.card.m-panel.card9, .card9.weibo-member',
      skip: '.weibo-rp',
      fields: {
        id: [
          { at: 'a[href*="/status/"], a[href*="/detail/"]', get: 'href', match: '/(?:status|detail)/(\\w+)' },
          { get: 'data-mid' },
        ],
        author: [{ at: 'h3.m-text-cut' }, { at: 'header h3' }],
        authorUrl: [{ at: 'a[href*="/profile/"], a[href*="/u/"]', get: 'href' }],
        text: [{ at: '.weibo-text' }, { at: '.weibo-og' }],
        permalink: [{ at: 'a[href*="/status/"], a[href*="/detail/"]', get: 'href' }],
        publishedAt: [{ at: '.time' }, { at: 'header h4' }],
        likes: [{ at: 'footer .m-diy-btn:nth-child(3)', emptyMeans: 0 }],
        comments: [{ at: 'footer .m-diy-btn:nth-child(2)', emptyMeans: 0 }],
      },
      chip: { at: 'header', side: 'corner' },
    },
  ],
  wall: ['.login-box', '.wb-login', 'a[href*="passport.weibo.cn"][class*="login"]'],
  empty: ['.empty-box', '.nodata'],
  expect: { fill: { author: 0.9, text: 0.9 }, probe: ['.card9', '.weibo-main'] },
  listenPages: { search: ['^/search'], topic: ['^/p/'] },
  provenOn: 'built',
  confidence: 'low',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://m.weibo.cn/message/chat?uid={}',
    from: '/(?:u|profile)/(\\d{5,})',
    opens: 'message',
  },
  limits: { publicCharacters: 140, counting: 'half-ascii', messagesPerTenMinutes: 10 },
};
