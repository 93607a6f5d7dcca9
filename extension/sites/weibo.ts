import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'weibo',
  labels: { 'zh-CN': '微博', en: 'Weibo' },
  hosts: ['weibo.com', 'www.weibo.com'],
  idForm: 'weibo-mid',
  utcOffsetMinutes: 480,
  links: {
    post: '^https?://(?:www\\.)?weibo\\.com/\\d{5,}/([0-9a-zA-Z]{6,12}|\\d{16})(?=$|[?#])',
    profile: '^https?://(?:www\\.)?weibo\\.com/(?:u/(\\d{5,})|n/([^/?#]+))/?(?:$|[?#])',
  },
  kinds: [
    {
      // The site puts no id of a comment into its page: such a post has no key, and no address of its own.
      name: 'comment',
      path: '.wbpro-list .item1, .wbpro-list .item2',
      needs: '.con1 .text, .con2 .text',
      isReply: true,
      nested: true,
      skip: '.list2',
      fields: {
        author: [{ at: '.text > a[usercard]' }, { at: '.text > a[href*="/u/"]' }, { at: '.text > a' }],
        authorUrl: [
          { at: '.text > a[href*="/u/"]', get: 'href' },
          { at: 'a[usercard][href*="/u/"]', get: 'href' },
        ],
        text: [{ at: '.text > span:last-of-type' }, { at: '.text', match: '[:：]\\s*([\\s\\S]+)$' }],
        publishedAt: [{ at: '.info > div:first-child' }, { at: '.info' }],
        likes: [{ at: '.woo-like-count', emptyMeans: 0 }],
      },
      chip: { at: '.info > div:first-child', side: 'end' },
      composer: {
        open: ['i[title="评论"]', 'i.woo-font--comment'],
        editor: ['textarea[placeholder*="回复"]', 'textarea[placeholder*="评论"]', 'textarea'],
        within: 'post',
      },
    },
    {
      name: 'post',
      path: 'article.woo-panel-main, .vue-recycle-scroller__item-view article, .wbpro-scroller-item article',
      // A repost carries the original post in a panel of its own.
      skip: '[class*="_retweet_"], [class*="retweet_"], .expand',
      nested: true,
      fields: {
        id: [
          { at: 'a[class*="_time_"]', get: 'href', match: '/\\d{5,}/([0-9a-zA-Z]{6,16})(?:$|[?#])' },
          { at: 'header a[title][href]', get: 'href', match: '/\\d{5,}/([0-9a-zA-Z]{6,16})(?:$|[?#])' },
          { at: 'a[href*="weibo.com/"][title]', get: 'href', match: '/\\d{5,}/([0-9a-zA-Z]{6,16})(?:$|[?#])' },
          { get: 'data-mid' },
        ],
        author: [
          { at: 'a[class*="_name_"] span[title]', get: 'title' },
          { at: 'a[class*="_name_"]' },
          { at: 'header a[usercard]:not(:has(img))' },
          { at: 'a[usercard][aria-label], a[href*="/u/"][aria-label]', get: 'aria-label' },
        ],
        authorUrl: [
          { at: 'a[class*="_name_"]', get: 'href' },
          { at: 'a[usercard][href*="/u/"]', get: 'href' },
          { at: 'a[href*="/u/"]', get: 'href' },
        ],
        text: [
          { at: '[class*="_wbtext_"]' },
          { at: '[class*="wbpro-feed-ogText"], [class*="_ogText_"]' },
          { at: '.wbpro-feed-content' },
        ],
        permalink: [
          { at: 'a[class*="_time_"]', get: 'href' },
          { at: 'header a[title][href]', get: 'href', match: '^(.*?/\\d{5,}/[0-9a-zA-Z]{6,16})(?:$|[?#])' },
          { at: 'a[href*="weibo.com/"][title]', get: 'href', match: '^(.*?/\\d{5,}/[0-9a-zA-Z]{6,16})(?:$|[?#])' },
        ],
        publishedAt: [
          { at: 'a[class*="_time_"]', get: 'title' },
          { at: 'a[class*="_time_"]' },
          { at: 'header a[title]', get: 'title' },
        ],
        likes: [
          { at: '.woo-like-count' },
          { at: '.woo-like-main', emptyMeans: 0 },
          { at: 'footer [title="赞"]', emptyMeans: 0 },
        ],
        comments: [
          { at: 'footer [class*="_wrap_"] i.woo-font--comment + *, i.woo-font--comment + span' },
          { at: 'footer div:has(> div > i.woo-font--comment), footer div:has(> i.woo-font--comment)', emptyMeans: 0 },
        ],
      },
      chip: { at: 'a[class*="_time_"], header a[title]', side: 'end' },
      composer: {
        open: ['i[title="评论"]', 'i.woo-font--comment'],
        editor: ['textarea[placeholder*="评论"]', 'textarea'],
        within: 'post',
      },
    },
  ],
  signedIn: [
    { at: '.woo-tab-nav a[href*="/u/"][title]', get: 'title' },
    { at: '.woo-tab-nav a[href*="/u/"]', get: 'href', match: '/u/(\\d{5,})' },
  ],
  wall: [
    '[class*="LoginCard"]',
    '.woo-modal-main a[href*="passport.weibo.com"]',
    'form[action*="passport"]',
    '[class*="LoginBtn"]',
  ],
  empty: ['[class*="Nodata"]', '.woo-tip-empty', '[class*="_noData_"]'],
  expect: {
    fill: { id: 0.95, author: 0.95, text: 0.9, permalink: 0.95 },
    probe: ['.vue-recycle-scroller__item-view', '.wbpro-scroller-item'],
  },
  listenPages: { feed: ['^/$', '^/mygroups'], topic: ['^/hot'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    link: 'a[href*="api.weibo.com/chat"]',
    template: 'https://api.weibo.com/chat#/chat?to_uid={}',
    from: '/u/(\\d{5,})',
    opens: 'message',
  },
  limits: {
    publicCharacters: 140,
    counting: 'half-ascii',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN': '相同评论连续发布会被折叠，账号可能被限制评论。',
      en: 'The same comment again and again is folded, and commenting may be limited.',
    },
  },
};
