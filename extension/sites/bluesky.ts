import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'bluesky',
  labels: { 'zh-CN': 'Bluesky', en: 'Bluesky' },
  hosts: ['bsky.app', 'www.bsky.app'],
  links: { post: 'bsky\\.app/profile/[^/?#]+/post/(\\w+)', profile: 'bsky\\.app/profile/([^/?#]+)/?(?:$|[?#])' },
  kinds: [
    {
      name: 'post',
      path: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
      skip: '[data-testid="contentHider-embed"]',
      nested: true,
      fields: {
        id: [
          { at: 'a[href*="/post/"]', get: 'href', match: '/post/(\\w+)' },
          { fromUrl: true, match: '/post/(\\w+)' },
        ],
        author: [
          { get: 'data-testid', match: '^(?:feedItem|postThreadItem)-by-(.+)$' },
          { at: 'a[href^="/profile/"]' },
        ],
        authorUrl: [
          {
            get: 'data-testid',
            match: '^(?:feedItem|postThreadItem)-by-(.+)$',
            template: 'https://bsky.app/profile/{}',
          },
          { at: 'a[href^="/profile/"]', get: 'href', match: '^(/profile/[^/]+)' },
        ],
        text: [{ at: '[data-testid="postText"]' }, { at: '[data-word-wrap="1"]' }],
        permalink: [
          { at: 'a[href*="/post/"]', get: 'href', match: '^(.*?/post/\\w+)' },
          { fromUrl: true, match: '^(.*?/post/\\w+)' },
        ],
        publishedAt: [
          { at: 'a[href*="/post/"][aria-label]', get: 'aria-label' },
          { at: 'a[href*="/post/"][data-tooltip]', get: 'data-tooltip' },
          { at: 'time[datetime]', get: 'datetime' },
          { at: 'a[href*="/post/"]' },
        ],
        likes: [{ at: '[data-testid="likeCount"]' }, { at: '[data-testid="likeBtn"]', emptyMeans: 0 }],
        comments: [{ at: '[data-testid="replyBtn"]', emptyMeans: 0 }],
      },
      conversation: { page: 'bsky\\.app/profile/[^/?#]+/post/(\\w+)/?(?:$|[?#])' },
      chip: { at: 'a[href*="/post/"]', side: 'end' },
      composer: {
        open: ['[data-testid="replyBtn"]'],
        editor: ['.tiptap.ProseMirror', '.ProseMirror[contenteditable="true"]'],
        within: 'page',
      },
    },
  ],
  signedIn: [{ at: 'nav[role="navigation"] a[href^="/profile/"]', get: 'href', match: '^/profile/([^/?#]+)/?$' }],
  wall: ['[data-testid="loginNext"]', '[data-testid="signInButton"]:only-of-type'],
  empty: ['[data-testid="customFeedEmptyState"]', '[data-testid="emptyState"]'],
  expect: {
    fill: { id: 0.95, author: 1, text: 0.7 },
    probe: ['[data-testid$="-feed-flatlist"]', '[data-testid="postThreadScreen"]'],
  },
  listenPages: { search: ['^/search'], topic: ['^/hashtag/'], feed: ['^/$'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { opens: 'profile' },
  limits: { publicCharacters: 300, counting: 'graphemes', messagesPerTenMinutes: null },
};
