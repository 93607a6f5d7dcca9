import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'google-maps',
  labels: { 'zh-CN': 'Google 商家评论', en: 'Google Business reviews' },
  hosts: ['www.google.com', 'maps.google.com', 'www.google.com.hk'],
  paths: '^/maps',
  links: { post: 'google\\.[\\w.]+/maps/reviews/[^?#]*!1s([\\w-]{20,})', profile: '/maps/contrib/(\\d+)' },
  kinds: [
    {
      name: 'review',
      path: 'div[data-review-id][aria-label], div[data-review-id]:has([aria-label*="star" i])',
      nested: true,
      // The owner's answer stands inside the review.
      skip: '.CDe7pd',
      fields: {
        id: [{ get: 'data-review-id' }],
        author: [{ get: 'aria-label' }, { at: '[data-href*="/contrib/"] div, a[href*="/contrib/"] div' }],
        authorUrl: [
          { at: '[data-href*="/maps/contrib/"]', get: 'data-href' },
          { at: 'a[href*="/maps/contrib/"]', get: 'href' },
        ],
        text: [{ at: '[lang] span[class]' }, { at: '.wiI7pd' }, { at: '[lang]' }],
        publishedAt: [
          { at: '.rsqaWe' },
          { match: '(\\d+\\s?(?:分钟|小时|天|周|个月|年)前|(?:an?|\\d+) (?:minute|hour|day|week|month|year)s? ago)' },
        ],
        likes: [{ at: 'button[aria-label*="Like" i]', get: 'aria-label', match: '(\\d+)' }],
        rating: [
          {
            at: '[role="img"][aria-label*="star" i], [role="img"][aria-label*="星"]',
            get: 'aria-label',
            match: '(\\d)',
          },
        ],
      },
      ownerAnswer: {
        at: '.CDe7pd',
        fields: { text: [{ at: '.wiI7pd' }, {}], publishedAt: [{ at: '.DZSIDd' }] },
      },
      chip: { side: 'corner' },
    },
  ],
  wall: ['form[action*="consent.google.com"]'],
  empty: [],
  expect: { fill: { id: 1, author: 0.9, rating: 0.9 }, probe: ['div[data-review-id]'] },
  listenPages: { review: ['^/maps/place/', '^/maps/reviews/'] },
  provenOn: 'built',
  confidence: 'low',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  console: 'https://business.google.com/reviews',
  images: 'none',
  limits: { publicCharacters: 4096, counting: 'characters', messagesPerTenMinutes: null },
};
