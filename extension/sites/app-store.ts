import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'app-store',
  labels: { 'zh-CN': 'App Store 评论', en: 'App Store reviews' },
  hosts: ['apps.apple.com'],
  links: { post: 'apps\\.apple\\.com/[^?#]*[?&]reviewId=(\\d+)' },
  kinds: [
    {
      name: 'review',
      path: '.we-customer-review, article.review, article:has([aria-label*="star" i]):has(time), article:has(.review-header)',
      nested: true,
      skip: '.we-customer-review__response, .developer-response',
      fields: {
        id: [
          { get: 'data-review-id' },
          { get: 'aria-labelledby', match: '(\\d{6,})' },
          { at: '[id*="review-"]', get: 'id', match: '(\\d{6,})' },
        ],
        author: [{ at: '.we-customer-review__user' }, { at: '.author' }, { at: '[class*="author"]' }],
        title: [{ at: '.we-customer-review__title' }, { at: 'h3' }],
        text: [
          { at: '.we-customer-review__body' },
          { at: '.content, [class*="review-content"]' },
          { at: 'blockquote, p' },
          { at: 'h3' },
        ],
        publishedAt: [{ at: 'time[datetime]', get: 'datetime' }, { at: 'time' }],
        rating: [
          { at: '.we-star-rating[aria-label]', get: 'aria-label', match: '(\\d(?:[.,]\\d)?)' },
          { at: '[aria-label*="star" i], [aria-label*="星"]', get: 'aria-label', match: '(\\d)' },
        ],
      },
      ownerAnswer: {
        at: '.we-customer-review__response, .developer-response',
        fields: {
          text: [{ at: '.we-customer-review__response-body' }, { at: 'p' }, {}],
          publishedAt: [{ at: 'time[datetime]', get: 'datetime' }],
        },
      },
      chip: { side: 'corner' },
    },
  ],
  wall: [],
  empty: ['.no-reviews'],
  expect: { fill: { author: 0.8, text: 0.9, rating: 0.8 }, probe: ['.we-customer-review', '#customerReviews'] },
  listenPages: { review: ['/app/'] },
  provenOn: 'built',
  confidence: 'low',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  console: 'https://appstoreconnect.apple.com/',
  images: 'none',
  limits: { publicCharacters: 5970, counting: 'characters', messagesPerTenMinutes: null },
};
