import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'weibo-search',
  labels: { 'zh-CN': '微博搜索', en: 'Weibo search' },
  hosts: ['s.weibo.com'],
  linkHosts: ['weibo.com'],
  keySite: 'weibo',
  idForm: 'weibo-mid',
  utcOffsetMinutes: 480,
  links: {
    post: '^https?://weibo\\.com/\\d{5,}/([0-9a-zA-Z]{6,12})(?=$|[?#])',
    profile: '^https?://weibo\\.com/(?:u/)?(\\d{5,})/?(?:$|[?#])',
  },
  kinds: [
    {
      name: 'post',
      path: '[action-type="feed_list_item"][mid], div.card-wrap[mid]',
      skip: '.card-comment, [node-type="feed_list_forwardContent"], a[action-type="fl_unfold"], a[action-type="fl_fold"], .list_feedback',
      fields: {
        id: [{ get: 'mid' }, { at: '.from a[href*="weibo.com/"]', get: 'href', match: '/\\d{5,}/([0-9a-zA-Z]{6,12})' }],
        author: [
          { at: 'a.name[nick-name]', get: 'nick-name' },
          { at: 'a.name' },
          { at: 'a[nick-name]', get: 'nick-name' },
          { at: '[node-type="feed_list_content"]', get: 'nick-name' },
        ],
        authorUrl: [
          { at: 'a.name', get: 'href' },
          { at: '.avator a', get: 'href' },
          { at: 'a[nick-name][href]', get: 'href' },
        ],
        text: [
          { at: '[node-type="feed_list_content_full"]' },
          { at: '[node-type="feed_list_content"]' },
          { at: 'p.txt' },
        ],
        permalink: [
          { at: '.from a[href*="weibo.com/"]', get: 'href' },
          { at: 'a[suda-data*="wb_time"], a[href*="weibo.com/"][target="_blank"][href*="refer_flag"]', get: 'href' },
        ],
        publishedAt: [{ at: '.from a' }, { at: '.from' }],
        likes: [
          { at: '.card-act .woo-like-count', emptyMeans: 0 },
          { at: 'a[action-type="feed_list_like"]', emptyMeans: 0 },
        ],
        comments: [{ at: 'a[action-type="feed_list_comment"]', emptyMeans: 0 }],
      },
      chip: { at: '.from a', side: 'end' },
      composer: {
        open: ['a[action-type="feed_list_comment"]'],
        editor: ['textarea[node-type="textEl"]', 'textarea'],
        within: 'post',
      },
    },
  ],
  signedIn: [{ at: '.woo-tab-nav a[href*="/u/"][title]', get: 'title' }],
  wall: ['.login-wrap', 'form[name="loginForm"]', '.m-login-box'],
  empty: ['.card-no-result', '.m-noresult'],
  expect: { fill: { id: 1, author: 0.95, text: 0.9, permalink: 0.9 }, probe: ['#pl_feedlist_index'] },
  listenPages: { search: ['^/weibo', '^/realtime'], topic: ['^/hot'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://api.weibo.com/chat#/chat?to_uid={}',
    from: 'weibo\\.com/(?:u/)?(\\d{5,})',
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
