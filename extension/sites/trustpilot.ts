import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const LINK = 'a[href*="/reviews/"]';

const adapter: SiteAdapter = {
  id: 'trustpilot',
  labels: { 'zh-CN': 'Trustpilot', en: 'Trustpilot' },
  hosts: ['www.trustpilot.com', '*.trustpilot.com'],
  links: { post: 'trustpilot\\.com/reviews/([0-9a-f]{24})', profile: 'trustpilot\\.com/users/([0-9a-f]{24})' },
  kinds: [
    {
      name: 'review',
      path: 'article[data-service-review-card-paper], [data-service-review-card-paper]:not(article):not(article *):not(:has(article)), article:has([data-service-review-rating]), article:has(a[href*="/reviews/"])',
      // Cards of the "relevant reviews" carousel repeat a review without its link.
      needs: LINK,
      nested: true,
      skip: '[data-service-review-business-reply-text-typography], [class*="replyInfo"], [class*="reply_wrapper"]',
      fields: {
        id: [{ at: LINK, get: 'href', match: '/reviews/([0-9a-f]{20,})' }],
        author: [
          { at: '[data-consumer-name-typography]' },
          { at: 'a[data-consumer-profile-link] > span:first-of-type' },
          { at: 'aside a[href^="/users/"] span' },
          { at: 'aside[aria-label]', get: 'aria-label', match: '^Info for (.+)$' },
          { reader: { name: 'schema-review', key: 'author' } },
        ],
        authorUrl: [
          { at: 'a[data-consumer-profile-link]', get: 'href' },
          { at: 'a[href^="/users/"], a[href*="trustpilot.com/users/"]', get: 'href' },
        ],
        title: [{ at: '[data-service-review-title-typography]' }, { at: `${LINK} h2` }],
        text: [
          { at: '[data-service-review-text-typography]' },
          { at: '[data-relevant-review-text-typography]' },
          { at: '[data-service-review-title-typography]' },
          { at: 'section p' },
          { reader: { name: 'schema-review', key: 'text' } },
          { at: 'h2' },
        ],
        permalink: [{ at: LINK, get: 'href' }],
        publishedAt: [
          { at: '[data-service-review-date-time-ago][datetime]', get: 'datetime' },
          { at: 'time[datetime]', get: 'datetime' },
          { reader: { name: 'schema-review', key: 'publishedAt' } },
        ],
        likes: [{ at: '[data-review-useful-button] [data-count], button[name="review-useful"]', match: '\\d+' }],
        rating: [
          { at: '[data-service-review-rating]', get: 'data-service-review-rating' },
          { at: 'img[src*="/stars-"]', get: 'src', match: '/stars-(\\d(?:\\.\\d)?)' },
          { at: 'img[alt^="Rated"]', get: 'alt', match: '(\\d)' },
          { at: '[class*="starRating"] img[alt], [class*="star-rating"] img[alt]', get: 'alt', match: '(\\d)' },
          { reader: { name: 'schema-review', key: 'rating' } },
        ],
      },
      ownerAnswer: {
        at: '[class*="replyInfo"], [class*="reply_wrapper"], div:has(> [data-service-review-business-reply-text-typography]), [data-service-review-business-reply-text-typography]',
        fields: {
          author: [{ at: '[data-service-review-business-reply-title-typography]' }],
          text: [{ at: '[data-service-review-business-reply-text-typography]' }, {}],
          publishedAt: [{ at: 'time[datetime]', get: 'datetime' }],
        },
      },
      chip: { side: 'corner' },
    },
  ],
  wall: ['#challenge-form', '#cf-wrapper'],
  empty: ['[data-no-reviews-typography]', '[class*="noReviews"]'],
  expect: {
    fill: { id: 0.95, author: 0.95, text: 0.9, permalink: 0.95, rating: 0.95 },
    probe: ['[data-service-review-rating]', '[data-reviews-list-start]'],
  },
  listenPages: { review: ['^/review/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  console: 'https://business.trustpilot.com/',
  images: 'none',
  limits: { publicCharacters: 4096, counting: 'characters', messagesPerTenMinutes: null },
};
