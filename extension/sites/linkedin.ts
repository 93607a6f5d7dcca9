import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const URN = 'urn:li:(?:activity|ugcPost|share):(\\d+)';

const adapter: SiteAdapter = {
  id: 'linkedin',
  labels: { 'zh-CN': '领英', en: 'LinkedIn' },
  hosts: ['www.linkedin.com', 'linkedin.com'],
  links: {
    post: `linkedin\\.com/(?:feed/update/${URN}|posts/[^?#]*-(\\d{15,})-)`,
    profile: 'linkedin\\.com/(?:in|company)/([^/?#]+)',
  },
  kinds: [
    {
      name: 'comment',
      path: 'article.comments-comment-entity, article.comments-comment-item',
      isReply: true,
      nested: true,
      fields: {
        id: [
          { get: 'data-id', match: 'comment:\\(.*?,(\\d+)\\)' },
          { get: 'data-id', match: '(\\d{10,})\\)?$' },
        ],
        author: [{ at: '.comments-comment-meta__description-title' }, { at: '.comments-post-meta__name-text' }],
        authorUrl: [{ at: 'a[href*="/in/"], a[href*="/company/"]', get: 'href' }],
        text: [{ at: '.comments-comment-item__main-content' }, { at: '.update-components-text' }],
        publishedAt: [{ at: 'time.comments-comment-meta__data' }, { at: 'time' }],
        likes: [{ at: '.comments-comment-social-bar__reactions-count--cr', emptyMeans: 0 }],
      },
      chip: { at: '.comments-comment-meta__description-title', side: 'end' },
      composer: {
        open: ['button.reply', '.comments-comment-social-bar__reply-action-button--cr'],
        editor: ['.ql-editor[contenteditable="true"]', ['div#interop-outlet', '.ql-editor']],
        within: 'page',
      },
    },
    {
      name: 'post',
      path: '.feed-shared-update-v2[data-urn], [role="article"][data-urn], [data-id^="urn:li:activity"], [role="listitem"][componentkey]:has(a[href*="/feed/update/"])',
      skip: '.comments-comments-list, .update-components-mini-update-v2',
      // The sign of two people stands for "connections only"; the globe for everybody.
      restricted: '[data-test-icon^="people"], [data-test-icon^="group"], li-icon[type^="people"]',
      nested: true,
      fields: {
        id: [
          { get: 'data-urn', match: URN },
          { get: 'data-id', match: URN },
          { get: 'componentkey', match: URN },
          { at: 'a[href*="urn:li:"]', get: 'href', match: URN },
        ],
        author: [
          { at: '.update-components-actor__title span[aria-hidden="true"]' },
          { at: '.update-components-actor__title' },
          { at: '.update-components-actor__name' },
          { at: 'a[href*="/in/"]:not(:has(img)), a[href*="/company/"]:not(:has(img))' },
        ],
        authorUrl: [{ at: 'a[href*="/in/"], a[href*="/company/"]', get: 'href' }],
        text: [
          { at: '.update-components-text' },
          { at: '.feed-shared-text' },
          { at: '[data-view-name="feed-commentary"]' },
          { at: '[data-testid="expandable-text-box"]' },
        ],
        permalink: [
          { at: 'a[href*="/feed/update/"]', get: 'href' },
          {
            get: 'data-urn',
            match: `(${URN.replace('(\\d+)', '\\d+')})`,
            template: 'https://www.linkedin.com/feed/update/{}/',
          },
          {
            get: 'data-id',
            match: `(${URN.replace('(\\d+)', '\\d+')})`,
            template: 'https://www.linkedin.com/feed/update/{}/',
          },
        ],
        publishedAt: [
          { at: '.update-components-actor__sub-description span[aria-hidden="true"]' },
          { at: '.update-components-actor__sub-description' },
          { at: 'time' },
        ],
        likes: [{ at: '.social-details-social-counts__reactions-count', emptyMeans: 0 }],
        comments: [{ at: '.social-details-social-counts__comments', emptyMeans: 0 }],
      },
      chip: { at: '.update-components-actor', side: 'corner' },
      composer: {
        open: ['button.comment-button', '[data-view-name="feed-comment-button"]'],
        editor: [
          '.ql-editor[contenteditable="true"]',
          ['div#interop-outlet', '.ql-editor'],
          '[contenteditable="true"][role="textbox"]',
        ],
        within: 'post',
      },
    },
  ],
  wall: ['.authwall', 'form.login__form', '[data-test-id="join-form"]'],
  empty: ['.search-no-results__container', '.feed-shared-empty-state'],
  expect: {
    fill: { id: 0.9, author: 0.8, text: 0.7 },
    probe: ['.scaffold-finite-scroll', '[data-view-name="feed-full-update"]'],
  },
  listenPages: { search: ['^/search/results/(?:content|all)'], topic: ['^/feed/hashtag/'], feed: ['^/feed/?$'] },
  provenOn: 'built',
  confidence: 'medium',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://www.linkedin.com/messaging/compose/?recipient={}',
    from: '/in/([^/?#]+)',
    opens: 'message',
  },
  limits: { publicCharacters: 1250, counting: 'characters', messagesPerTenMinutes: null },
};
