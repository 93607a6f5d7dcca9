import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const NOTE_LINK =
  'a[href*="/explore/"], a[href*="/discovery/item/"], a[href*="/search_result/"], a[href*="/user/profile/"][href*="/"][class*="cover"]';
const NOTE_ID = '/(?:explore|search_result|discovery/item|user/profile/[0-9a-f]{24})/([0-9a-f]{24})';

const adapter: SiteAdapter = {
  id: 'xiaohongshu',
  labels: { 'zh-CN': '小红书', en: 'Xiaohongshu (RED)' },
  hosts: ['www.xiaohongshu.com', 'xiaohongshu.com'],
  utcOffsetMinutes: 480,
  links: {
    post: 'xiaohongshu\\.com/(?:explore|search_result|discovery/item)/([0-9a-f]{24})',
    profile: 'xiaohongshu\\.com/user/profile/([0-9a-f]{24})(?:$|[?#])',
  },
  kinds: [
    {
      name: 'card',
      path: 'section.note-item, div.note-item:not(section *), .reds-note-item:not(section *), section[data-index]:not(.note-item, :has(.note-item)):has(a[href*="/explore/"])',
      needs: 'a[href*="/explore/"], a[href*="/search_result/"], a[href*="/discovery/item/"], a.cover',
      fields: {
        id: [
          { at: NOTE_LINK, get: 'href', match: NOTE_ID },
          { at: 'a.cover', get: 'href', match: NOTE_ID },
        ],
        author: [
          { at: '.author-wrapper .name, a.author .name' },
          { at: 'a[href*="/user/profile/"] .name' },
          { at: 'a[href*="/user/profile/"] > div > div:first-child' },
          { at: '.footer a[href*="/user/profile/"] span' },
          { at: 'a[href*="/user/profile/"]:not(.cover)' },
        ],
        authorUrl: [
          { at: 'a.author[href*="/user/profile/"]', get: 'href' },
          { at: '.footer a[href*="/user/profile/"]', get: 'href' },
          { at: 'a[href*="/user/profile/"]:not(.cover)', get: 'href' },
        ],
        text: [
          { at: '.footer a.title, .footer .title' },
          { at: 'a.title, .title' },
          { at: '.footer .desc' },
          { at: 'a.cover img[alt]', get: 'alt' },
          { at: 'a[href*="/explore/"]:not(:has(img)) > span' },
        ],
        permalink: [
          { at: NOTE_LINK, get: 'href', match: NOTE_ID, template: 'https://www.xiaohongshu.com/explore/{}' },
          { at: 'a.cover', get: 'href', match: NOTE_ID, template: 'https://www.xiaohongshu.com/explore/{}' },
        ],
        publishedAt: [{ at: '.name-time-wrapper .time, .footer .time' }, { at: 'time[datetime]', get: 'datetime' }],
        likes: [
          { at: '.like-wrapper .count', emptyMeans: 0 },
          { at: '.like .count', emptyMeans: 0 },
          { at: '.like-wrapper', emptyMeans: 0 },
          { at: 'span:has(> svg) > span:last-child', emptyMeans: 0 },
        ],
      },
      chip: { at: 'a.cover', side: 'corner' },
    },
    {
      name: 'note',
      path: '#noteContainer, .note-detail-mask .note-container',
      skip: '.comments-container, .comments-el, .parent-comment',
      fields: {
        id: [{ fromUrl: true, match: NOTE_ID }, { get: 'note-id' }],
        author: [{ at: '.author-container .username, .author-wrapper .username' }, { at: '.author-wrapper .name' }],
        authorUrl: [
          { at: '.author-wrapper a[href*="/user/profile/"], .author-container a[href*="/user/profile/"]', get: 'href' },
        ],
        title: [{ at: '#detail-title' }],
        text: [{ at: '#detail-desc' }, { at: '.note-content .desc' }, { at: '#detail-title' }],
        permalink: [{ fromUrl: true, match: NOTE_ID, template: 'https://www.xiaohongshu.com/explore/{}' }],
        publishedAt: [{ at: '.note-content .date, .bottom-container .date' }, { at: '.date' }],
        likes: [{ at: '.interact-container .like-wrapper .count, .engage-bar .like-wrapper .count', emptyMeans: 0 }],
        comments: [{ at: '.interact-container .chat-wrapper .count, .engage-bar .chat-wrapper .count', emptyMeans: 0 }],
      },
      chip: { at: '.author-container, .author-wrapper', side: 'end' },
      composer: {
        open: ['.interact-container .chat-wrapper', '.input-box .inner-when-not-active', '.input-box .not-active'],
        editor: [
          '.input-box .content-edit p.content-input',
          '#content-textarea',
          '.input-box [contenteditable="true"]',
        ],
        within: 'page',
      },
    },
    {
      name: 'comment',
      path: '.comment-item[id^="comment-"], div[id^="comment-"]:not(.comment-item):has(a[href*="/user/profile/"])',
      isReply: true,
      nested: true,
      thread: '.parent-comment',
      skip: '.reply-container',
      fields: {
        id: [{ get: 'id', match: '^comment-([0-9a-f]{24})' }],
        author: [
          { at: '.author-wrapper .name' },
          { at: '.author .name' },
          { at: 'a[href*="/user/profile/"]:not(:has(img))' },
        ],
        authorUrl: [
          { at: '.author-wrapper a[href*="/user/profile/"], .author a[href*="/user/profile/"]', get: 'href' },
          { at: '.avatar a[href*="/user/profile/"]', get: 'href' },
          { at: 'a[href*="/user/profile/"]', get: 'href' },
        ],
        text: [{ at: '.content .note-text' }, { at: '.content' }],
        publishedAt: [{ at: '.info .date span:first-child' }, { at: '.info .date' }],
        likes: [{ at: '.like .count', emptyMeans: 0 }],
        comments: [{ at: '.interactions .reply .count', emptyMeans: 0 }],
      },
      chip: { at: '.author-wrapper .author, .author', side: 'end' },
      composer: {
        open: ['.interactions .reply'],
        editor: [
          '.input-box .content-edit p.content-input',
          '#content-textarea',
          '.input-box [contenteditable="true"]',
        ],
        within: 'page',
      },
    },
  ],
  wall: ['.login-container', '.reds-modal .login', '.login-modal', '.captcha-container', '#red-captcha'],
  empty: ['.search-empty-wrapper', '.no-result', '.empty-container'],
  expect: { fill: { id: 0.95, author: 0.95, text: 0.8 }, probe: ['.feeds-container', '#exploreFeeds'] },
  listenPages: { search: ['^/search_result'], feed: ['^/explore$'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { opens: 'profile' },
  limits: {
    publicCharacters: 300,
    counting: 'characters',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN':
        '相同内容发三次、十分钟内私信超过十条会触发风控；电话、微信、二维码、站外平台名会被判引流，评论被限 48 小时至永久。',
      en: 'The same text three times, or more than ten messages in ten minutes, trips risk control; a phone number, WeChat id, QR code or the name of another platform counts as leading away and costs 48 hours to forever.',
    },
  },
};
