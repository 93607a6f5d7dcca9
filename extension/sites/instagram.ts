import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const LINK = 'a[href*="/p/"]:has(time), a[href*="/reel/"]:has(time)';
/** Links to pictures, places and tags are links of the same make. */
const PERSON =
  'a[role="link"][href]:not([href*="/p/"], [href*="/reel/"], [href*="/explore/"], [href*="/stories/"], [href*="l.instagram.com"])';

const adapter: SiteAdapter = {
  id: 'instagram',
  labels: { 'zh-CN': 'Instagram', en: 'Instagram' },
  hosts: ['www.instagram.com', 'instagram.com'],
  links: {
    post: 'instagram\\.com/(?:[\\w.]+/)?(?:p|reel)/([\\w-]{6,})',
    profile: 'instagram\\.com/(?!p/|reel/|explore/|accounts/|direct/)([\\w.]+)/?(?:$|[?#])',
  },
  kinds: [
    {
      name: 'comment',
      path: 'li:has(a[href*="/c/"] time):not(:has(li))',
      isReply: true,
      answers: [{ at: 'a[href*="/c/"][href*="/r/"]', get: 'href', match: '/c/(\\d+)/r/' }],
      fields: {
        id: [
          { at: 'a[href*="/r/"]:has(time)', get: 'href', match: '/r/(\\d+)' },
          { at: 'a[href*="/c/"]:has(time)', get: 'href', match: '/c/(\\d+)' },
        ],
        author: [{ at: 'h3 a, h2 a' }, { at: `${PERSON}:not(:has(img)):not(:has(time))` }],
        authorUrl: [
          { at: 'h3 a, h2 a', get: 'href' },
          { at: PERSON, get: 'href' },
        ],
        text: [{ at: 'h3 ~ div > span, h2 ~ div > span' }, { at: 'span[dir="auto"]:not(:has(a, time))' }],
        permalink: [{ at: 'a[href*="/c/"]:has(time)', get: 'href' }],
        publishedAt: [{ at: 'time[datetime]', get: 'datetime' }],
      },
      chip: { at: 'time', side: 'end' },
      composer: { editor: ['form textarea', '[contenteditable="true"][role="textbox"]'], within: 'page' },
    },
    {
      name: 'post',
      path: 'article',
      needs: 'a[href*="/p/"], a[href*="/reel/"]',
      unless: '[data-ad-preview]',
      nested: true,
      fields: {
        id: [
          { at: LINK, get: 'href', match: '/(?:p|reel)/([\\w-]{6,})' },
          { at: 'a[href*="/p/"], a[href*="/reel/"]', get: 'href', match: '/(?:p|reel)/([\\w-]{6,})' },
        ],
        author: [{ at: `header ${PERSON}:not(:has(img))` }, { at: `${PERSON}:not(:has(img)):not(:has(time))` }],
        authorUrl: [
          { at: `header ${PERSON}`, get: 'href' },
          { at: PERSON, get: 'href' },
        ],
        text: [
          { at: 'h1' },
          { at: '[data-testid="post-comment-root"] span' },
          { at: 'span[dir="auto"] > span' },
          { at: 'img[alt]', get: 'alt' },
        ],
        permalink: [
          { at: LINK, get: 'href', match: '^(.*?/(?:p|reel)/[\\w-]+/?)' },
          { at: 'a[href*="/p/"], a[href*="/reel/"]', get: 'href', match: '^(.*?/(?:p|reel)/[\\w-]+/?)' },
        ],
        publishedAt: [{ at: 'time[datetime]', get: 'datetime' }],
        likes: [{ at: 'a[href$="/liked_by/"]' }, { at: 'section a[role="link"] span span' }],
        comments: [{ at: 'a[href$="/comments/"]' }],
      },
      chip: { at: 'time', side: 'end' },
      composer: {
        open: ['svg[aria-label="Comment"], svg[aria-label="评论"]'],
        editor: ['form textarea', '[contenteditable="true"][role="textbox"]'],
        within: 'post',
      },
    },
  ],
  wall: ['#loginForm', 'input[name="username"]', 'a[href^="/accounts/login"]'],
  empty: ['[data-testid="empty-state"]'],
  expect: { fill: { id: 0.9, author: 0.8 }, probe: ['main article'] },
  // What the home page shows may be shown to followers only, and nothing on it says so.
  listenPages: { topic: ['^/explore/tags/', '^/explore/locations/'], search: ['^/explore/search/'] },
  provenOn: 'built',
  confidence: 'medium',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { template: 'https://ig.me/m/{}', from: 'instagram\\.com/([\\w.]+)', opens: 'message' },
  images: 'none',
  limits: {
    publicCharacters: 2200,
    counting: 'characters',
    messagesPerTenMinutes: null,
    punishes: {
      'zh-CN': '重复评论会被拦截并限制评论。',
      en: 'Repeated comments are blocked and commenting is limited.',
    },
  },
};
