import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'mastodon',
  labels: { 'zh-CN': 'Mastodon（任意实例）', en: 'Mastodon (any instance)' },
  hosts: [],
  detect: [
    'script#initial-state',
    'div#mastodon',
    'meta[name="generator"][content^="Mastodon"]',
    '.status__wrapper .status__content__text',
  ],
  links: { post: '/@[\\w.-]+(?:@[\\w.-]+)?/(\\d{15,})', profile: '/@([\\w.-]+(?:@[\\w.-]+)?)/?(?:$|[?#])' },
  kinds: [
    {
      name: 'status',
      path: '.status[data-id], .detailed-status, .entry .status:not([data-id]), [data-id]:not(.status, :has(.status), :has([data-id])):has(a[href*="/@"] time[datetime])',
      skip: '.status__quote, .status-card, .quote-inline',
      restricted:
        '.status__visibility-icon .icon-lock, .status__visibility-icon .icon-at, .fa-lock, .fa-at, .status-private, .status-direct',
      nested: true,
      fields: {
        id: [
          { get: 'data-id', match: '^(?:f-)?(\\d+)$' },
          { at: 'a.detailed-status__datetime', get: 'href', match: '/(\\d{6,})(?:$|[?#])' },
          { at: 'a.status__relative-time', get: 'href', match: '/(\\d{6,})(?:$|[?#])' },
          { fromUrl: true, match: '/@[^/]+/(\\d{6,})' },
        ],
        author: [
          { at: '.display-name__account' },
          { at: '.display-name bdi' },
          { at: '.display-name' },
          { at: 'a[href*="/@"]:not(:has(time))', match: '@[\\w.-]+(?:@[\\w.-]+)?' },
        ],
        authorUrl: [
          { at: 'a.status__display-name, a.detailed-status__display-name', get: 'href' },
          { at: 'a.status__avatar, .status__avatar a', get: 'href' },
          { at: 'a.u-url[href*="/@"]', get: 'href' },
          { at: 'a[href*="/@"]:not(:has(time))', get: 'href' },
        ],
        text: [
          { at: '.status__content__text.translate, .status__content__text' },
          { at: '.status__content .e-content, .e-content' },
          { at: '.status__content' },
          { at: '.content-warning, .status__content__spoiler-text' },
          { at: '.media-gallery img[alt]', get: 'alt' },
          { at: 'div[lang]' },
        ],
        permalink: [
          { at: 'a.status__relative-time', get: 'href' },
          { at: 'a.detailed-status__datetime', get: 'href' },
          { at: 'a.u-url.u-uid', get: 'href' },
          { at: 'a[href*="/@"]:has(time)', get: 'href' },
        ],
        publishedAt: [
          { at: 'a.status__relative-time time[datetime], a.detailed-status__datetime time[datetime]', get: 'datetime' },
          { at: 'time[datetime]', get: 'datetime' },
          { at: 'a.detailed-status__datetime', get: 'title' },
          { at: 'a.detailed-status__datetime' },
          { at: 'a.status__relative-time time', get: 'title' },
          { at: 'a.status__relative-time' },
        ],
        likes: [
          { at: '.detailed-status__favorites, .detailed-status__favourites' },
          { at: 'a.detailed-status__link[href$="/favourites"]' },
          { at: '.star-icon .icon-button__counter' },
          { at: '.status__action-bar .star-icon' },
          { at: '.detailed-status__meta .fa-star ~ span' },
        ],
        comments: [
          { at: '.status__action-bar__button-wrapper:first-child .icon-button__counter' },
          { at: '.status__action-bar .icon-button__counter, .status__action-bar__counter__label' },
          { at: '.detailed-status__replies' },
        ],
      },
      conversation: {
        page: '/@[\\w.-]+(?:@[\\w.-]+)?/(\\d{6,})/?(?:$|[?#])',
        line: '.status__line--full',
        direct: '.status--first-in-thread:has(> .status__line)',
      },
      chip: { at: 'a.status__relative-time, a.detailed-status__datetime', side: 'end' },
      composer: {
        open: [
          '.status__action-bar__button-wrapper:first-child button',
          '.status__action-bar__button',
          '.detailed-status__action-bar button',
        ],
        editor: ['.compose-form textarea.autosuggest-textarea__textarea', 'textarea.autosuggest-textarea__textarea'],
        within: 'page',
      },
    },
  ],
  signedIn: [
    { at: '.navigation-bar .display-name__account' },
    { at: 'script#initial-state', match: '"me":"\\d+"[\\s\\S]*?"accounts":\\{"\\d+":\\{[^{}]*?"acct":"([^"]+)"' },
  ],
  wall: ['.closed-registrations-message', 'form.simple_form#new_user'],
  empty: ['.empty-column-indicator'],
  expect: {
    fill: { id: 0.95, author: 0.95, text: 0.8, permalink: 0.95 },
    probe: ['.item-list[role="feed"]', '.scrollable .focusable'],
  },
  listenPages: { search: ['^/search'], feed: ['^/public', '^/explore'], topic: ['^/tags/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: '/share?text=%40{}%20&visibility=direct',
    from: '/@([\\w.-]+(?:@[\\w.-]+)?)',
    opens: 'message',
  },
  limits: { publicCharacters: 500, counting: 'graphemes', messagesPerTenMinutes: null },
};
