import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'dianping',
  labels: { 'zh-CN': '大众点评', en: 'Dianping' },
  hosts: ['www.dianping.com', 'dianping.com', 'm.dianping.com'],
  utcOffsetMinutes: 480,
  links: { post: 'dianping\\.com/review/(\\d+)', profile: 'dianping\\.com/member/(\\d+)' },
  kinds: [
    {
      name: 'review',
      path: '.reviews-items > ul > li, .review-list-main .reviews-items li:has(.main-review), li.comment-item',
      needs: '.main-review, [data-id], .content',
      skip: '.shop-reply-content, .less-words, .more-words .fold, a.fold, a.unfold',
      fields: {
        id: [
          { get: 'data-id' },
          { at: 'a.praise[data-id], .actions [data-id]', get: 'data-id' },
          { at: 'a[href*="/review/"]', get: 'href', match: '/review/(\\d+)' },
          { at: '[data-id]', get: 'data-id' },
        ],
        author: [{ at: '.dper-info a.name, .dper-info .name' }, { at: 'a.name' }, { at: '.user-info a' }],
        authorUrl: [
          { at: 'a[href*="/member/"]', get: 'href' },
          {
            at: '.dper-photo-aside[data-user-id]',
            get: 'data-user-id',
            template: 'https://www.dianping.com/member/{}',
          },
        ],
        text: [{ at: '.review-words.Hide' }, { at: '.review-words' }, { at: '.desc' }, { at: '.content .desc' }],
        permalink: [{ at: 'a[href*="/review/"]', get: 'href' }],
        publishedAt: [{ at: '.misc-info .time' }, { at: '.time' }],
        likes: [{ at: '.praise + .col-exp' }, { at: '.actions .praise', emptyMeans: 0 }],
        comments: [{ at: '.reply + .col-exp' }, { at: '.actions .reply', emptyMeans: 0 }],
        rating: [
          { at: '[class*="sml-str"]', get: 'class', match: 'sml-str(\\d)' },
          { at: '[class*="star_"]', get: 'class', match: 'star_(\\d)' },
        ],
      },
      ownerAnswer: { at: '.shop-reply-content', fields: { text: [{}] } },
      chip: { at: '.dper-info, .user-info, a.name', side: 'end' },
    },
  ],
  wall: ['.login-container', '#login-container', '.verify-wrap', '#yodaVerify'],
  empty: ['.no-review-item', '.comment-empty'],
  expect: { fill: { author: 0.9, text: 0.9 }, probe: ['.reviews-items', '.comment-list'] },
  listenPages: { review: ['^/shop/', '^/review/'] },
  provenOn: 'built',
  confidence: 'low',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  console: 'https://e.dianping.com/',
  limits: { publicCharacters: 500, counting: 'characters', messagesPerTenMinutes: null },
  textUntrusted: {
    'zh-CN': '大众点评会把部分文字换成图形，读到的正文可能缺字；以截图或商家后台为准。',
    en: 'Dianping replaces single characters with glyphs; the text read may lack some. Trust the screenshot or the merchant console.',
  },
};
