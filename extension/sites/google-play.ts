import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'google-play',
  labels: { 'zh-CN': 'Google Play 评论', en: 'Google Play reviews' },
  hosts: ['play.google.com'],
  links: {
    post: 'play\\.google\\.com/store/apps/details\\?(?:[^#]*reviewId=([\\w:-]+))?',
    profile: 'plus\\.google\\.com/(\\d+)',
  },
  keepParams: ['id', 'reviewId'],
  kinds: [
    {
      name: 'review',
      path: 'div:has(> header[data-review-id]), div[data-review-id], [jscontroller]:has(> [data-review-id])',
      nested: true,
      // The developer's own answer stands inside the review.
      skip: '.ocpBU',
      fields: {
        id: [
          { at: 'header[data-review-id]', get: 'data-review-id' },
          { get: 'data-review-id' },
          { at: '[data-review-id]', get: 'data-review-id' },
        ],
        author: [
          { at: '.X5PpBb' },
          { at: 'header [class]:has(> img) + div div' },
          { at: 'header img[alt]', get: 'alt' },
        ],
        text: [{ at: '.h3YV2d' }, { at: 'header + div' }],
        permalink: [{ at: 'header[data-review-id]', get: 'data-review-id', template: '{here}?reviewId={}' }],
        publishedAt: [{ at: '.bp9Aid' }, { at: 'header span:not([aria-label])' }],
        likes: [
          { at: '[data-original-thumbs-up-count]', get: 'data-original-thumbs-up-count' },
          { at: '.AJTPZc', match: '\\d[\\d,.]*' },
        ],
        rating: [
          { at: '[aria-label*="star" i]', get: 'aria-label', match: '(\\d)' },
          { at: '[role="img"][aria-label]', get: 'aria-label', match: '(\\d)' },
        ],
      },
      ownerAnswer: {
        at: '.ocpBU',
        fields: {
          author: [{ at: '.I6j64d' }],
          text: [{ at: '.ras4vb' }, {}],
          publishedAt: [{ at: '.I9Jtec' }],
        },
      },
      chip: { at: 'header', side: 'corner' },
    },
  ],
  wall: ['form[action*="consent.google.com"]'],
  empty: [],
  expect: { fill: { id: 1, author: 0.9, text: 0.8, rating: 0.9 }, probe: ['[data-review-id]'] },
  listenPages: { review: ['^/store/apps/details'] },
  provenOn: 'built',
  confidence: 'medium',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: null,
  console: 'https://play.google.com/console/',
  images: 'none',
  limits: {
    publicCharacters: 350,
    counting: 'characters',
    messagesPerTenMinutes: null,
    punishes: { 'zh-CN': '新的回复会替换旧的回复。', en: 'A new reply replaces the earlier one.' },
  },
};
