import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'zhihu',
  labels: { 'zh-CN': '知乎', en: 'Zhihu' },
  hosts: ['www.zhihu.com', 'zhuanlan.zhihu.com', 'zhihu.com'],
  utcOffsetMinutes: 480,
  links: {
    post: 'zhihu\\.com/(?:question/\\d+/answer|p|pin|answer|zvideo)/(\\d+)',
    profile: 'zhihu\\.com/(?:people|org)/([^/?#]+)',
  },
  kinds: [
    {
      name: 'item',
      path: '[data-zop*="itemId"]',
      skip: '.Comments-container, .ContentItem-more, .RichContent-cover',
      nested: true,
      fields: {
        id: [
          { get: 'data-zop', match: '"itemId"\\s*:\\s*"?(\\d+)' },
          { at: 'meta[itemprop="url"]', get: 'content', match: '/(?:answer|p|pin)/(\\d+)' },
        ],
        author: [
          { get: 'data-zop', match: '"authorName"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"' },
          { at: '[itemprop="author"] meta[itemprop="name"]', get: 'content' },
          { at: '.AuthorInfo-name' },
        ],
        authorUrl: [
          { at: '[itemprop="author"] meta[itemprop="url"]', get: 'content' },
          { at: '.AuthorInfo a[href*="/people/"], .AuthorInfo a[href*="/org/"]', get: 'href' },
        ],
        title: [{ get: 'data-zop', match: '"title"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"' }, { at: '.ContentItem-title' }],
        text: [
          { at: '[itemprop="text"], [itemprop="articleBody"]' },
          { at: '.RichContent-inner .RichText' },
          { at: '.RichContent-inner' },
          { at: '.ContentItem-title' },
        ],
        permalink: [
          {
            at: '.ContentItem-title a[href*="/answer/"], .ContentItem-title a[href*="/p/"], .ContentItem-time a',
            get: 'href',
          },
          {
            at: 'meta[itemprop="url"][content*="/answer/"], meta[itemprop="url"][content*="/p/"], meta[itemprop="url"][content*="/pin/"]',
            get: 'content',
          },
          { at: 'a[href*="/answer/"], a[href*="/p/"], a[href*="/pin/"]', get: 'href' },
        ],
        publishedAt: [
          { at: 'meta[itemprop="dateCreated"]', get: 'content' },
          { at: 'meta[itemprop="datePublished"]', get: 'content' },
          { at: '.ContentItem-time [data-tooltip]', get: 'data-tooltip' },
          { at: '.ContentItem-time' },
        ],
        likes: [
          { at: 'meta[itemprop="upvoteCount"]', get: 'content' },
          { at: '.VoteButton--up', get: 'aria-label' },
          { at: '.VoteButton--up', emptyMeans: 0 },
        ],
        comments: [
          { at: 'meta[itemprop="commentCount"]', get: 'content' },
          { at: '.ContentItem-actions button:has(svg.Zi--Comment)', emptyMeans: 0 },
        ],
      },
      chip: { at: '.AuthorInfo', side: 'corner' },
      composer: {
        open: [
          '.ContentItem-actions button:has(svg.Zi--Comment)',
          '.ContentItem-actions button[class*="Button--withLabel"]:nth-of-type(1)',
        ],
        editor: [
          '.public-DraftEditor-content',
          '[data-contents="true"]',
          '.Editable-content',
          '.notranslate[contenteditable="true"]',
        ],
        within: 'post',
      },
    },
    {
      name: 'comment',
      path: '[data-id]:has(> div .CommentContent), .CommentItemV2, .NestComment [data-id]',
      isReply: true,
      nested: true,
      fields: {
        id: [{ get: 'data-id' }],
        author: [{ at: 'a[href*="/people/"]:not(:has(img))' }, { at: 'a[href*="/people/"] img.Avatar', get: 'alt' }],
        authorUrl: [{ at: 'a[href*="/people/"]', get: 'href' }],
        text: [{ at: '.CommentContent' }, { at: '.CommentRichText' }],
        publishedAt: [{ match: '(\\d{4}-\\d{2}-\\d{2}|\\d{2}-\\d{2}|昨天\\s?[\\d:]*|\\d+\\s?(?:分钟|小时)前)' }],
      },
      chip: { at: 'a[href*="/people/"]:not(:has(img))', side: 'end' },
      composer: { editor: ['.public-DraftEditor-content', '[data-contents="true"]'], within: 'page' },
    },
  ],
  signedIn: [{ at: 'img.AppHeader-profileAvatar', get: 'alt', match: '^点击打开(.+)的主页$' }],
  wall: ['.SignFlow', '.Unhuman', '.signFlowModal'],
  empty: ['.EmptyState', '.Search-noResult', '.QuestionAnswers-empty'],
  expect: { fill: { id: 0.95, author: 0.95, text: 0.9 }, probe: ['.List-item', '.TopstoryItem', '.Card.AnswerCard'] },
  listenPages: { search: ['^/search'], feed: ['^/$'], topic: ['^/question/', '^/topic/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { opens: 'profile' },
  limits: {
    publicCharacters: 1000,
    counting: 'characters',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN': '重复内容与站外引流会被折叠或禁言。',
      en: 'Repeated content and leading away is folded, or the account muted.',
    },
  },
};
