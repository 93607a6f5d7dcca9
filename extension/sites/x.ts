import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

/** First number of a label, grouped in any way: `3,412`, `3.412`, `3 412` with spaces that do not break. */
const COUNT = '\\d[\\d,. \\u00a0\\u202f]*';

const adapter: SiteAdapter = {
  id: 'x',
  labels: { 'zh-CN': 'X（推特）', en: 'X (Twitter)' },
  hosts: ['x.com', '*.x.com', 'twitter.com', '*.twitter.com'],
  links: {
    post: '^https?://(?:[\\w-]+\\.)?(?:x|twitter)\\.com/\\w+/status/(\\d+)',
    profile: '^https?://(?:[\\w-]+\\.)?(?:x|twitter)\\.com/(\\w{1,15})/?$',
  },
  kinds: [
    {
      name: 'post',
      path: 'article[data-testid="tweet"]',
      // Advertisements have no link to themselves.
      needs: 'a[href*="/status/"]',
      // A quoted post is a link-like box with its own name, time and text, and saved pages lose the role: it is labelled by them too.
      // An article carries whole posts in boxes of its own.
      skip: 'div[role="link"], div[aria-labelledby]:has([data-testid="User-Name"]), [data-testid="simpleTweet"]',
      restricted: '[data-testid="icon-lock"]',
      nested: true,
      fields: {
        id: [
          { at: 'a[href*="/status/"]:has(time)', get: 'href', match: '/status/(\\d+)' },
          { at: 'a[href*="/status/"][href$="/analytics"]', get: 'href', match: '/status/(\\d+)' },
          { at: 'a[href*="/status/"]', get: 'href', match: '/status/(\\d+)' },
        ],
        author: [
          { at: '[data-testid="User-Name"] a[href^="/"]' },
          { at: '[data-testid="User-Name"] a[href]' },
          { at: '[data-testid="User-Name"] span' },
        ],
        authorUrl: [
          { at: '[data-testid="User-Name"] a[href]', get: 'href' },
          { at: '[data-testid="Tweet-User-Avatar"] a[href]', get: 'href' },
          { at: 'a[href*="/status/"]:has(time)', get: 'href', match: '^(.*?/?\\w+)/status/' },
        ],
        title: [{ at: '[data-testid="twitter-article-title"]' }],
        text: [
          { at: '[data-testid="tweetText"]' },
          { at: '[data-testid="twitterArticleRichTextView"]' },
          { at: '[data-testid="longformRichTextComponent"]' },
          { at: '[data-testid="card.wrapper"]' },
          { at: '[data-testid="tweetPhoto"] img[alt]', get: 'alt' },
          { at: '[data-testid="tweetPhoto"]', get: 'aria-label' },
          { at: '[data-testid="videoPlayer"], [data-testid="videoComponent"]', get: 'aria-label' },
        ],
        permalink: [
          { at: 'a[href*="/status/"]:has(time)', get: 'href', match: '^(.*?/status/\\d+)' },
          { at: 'a[href*="/status/"]', get: 'href', match: '^(.*?/status/\\d+)' },
        ],
        publishedAt: [
          { at: 'a[href*="/status/"] time[datetime]', get: 'datetime' },
          { at: 'time[datetime]', get: 'datetime' },
        ],
        likes: [
          { at: '[data-testid="like"], [data-testid="unlike"]', get: 'aria-label', match: COUNT },
          { at: '[data-testid="like"], [data-testid="unlike"]', emptyMeans: 0 },
        ],
        comments: [
          { at: '[data-testid="reply"]', get: 'aria-label', match: COUNT },
          { at: '[data-testid="reply"]', emptyMeans: 0 },
        ],
      },
      conversation: {
        page: '/status/(\\d+)(?:/(?:photo|video)/\\d+)?/?(?:$|[?#])',
        // An empty box below the picture is the line; in a quotation what follows the picture is a name.
        line: '[data-testid="Tweet-User-Avatar"] + div:empty',
        row: '[data-testid="cellInnerDiv"]',
        direct: 'unlined',
        until: '[data-testid="cellInnerDiv"] h2',
        bought: '[data-testid="placementTracking"]',
      },
      chip: { at: 'a[href*="/status/"]:has(time)', side: 'end' },
      composer: {
        open: ['[data-testid="reply"]'],
        editor: [
          '[data-testid^="tweetTextarea_"][contenteditable="true"]',
          '[data-testid^="tweetTextarea_"] [contenteditable="true"]',
        ],
        within: 'page',
      },
    },
  ],
  signedIn: [
    { at: 'a[data-testid="AppTabBar_Profile_Link"]', get: 'href', match: '^(?:https?://[^/]+)?/(\\w{1,15})/?$' },
    { at: '[data-testid="SideNav_AccountSwitcher_Button"]', match: '@(\\w{1,15})' },
  ],
  wall: ['[data-testid="loginButton"]:only-child', 'form#challenge', '[data-testid="ocfEnterTextTextInput"]'],
  empty: ['[data-testid="emptyState"]'],
  expect: {
    fill: { id: 0.95, author: 0.95, text: 0.6, permalink: 0.95, publishedAt: 0.95 },
    probe: ['[data-testid="cellInnerDiv"] [data-testid="User-Name"]'],
  },
  listenPages: { search: ['^/search'], feed: ['^/home'], topic: ['^/hashtag/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    link: '[data-testid="sendDMFromProfile"]',
    template: 'https://x.com/{}',
    from: '\\.com/(\\w{1,15})/?$',
    opens: 'profile',
  },
  limits: {
    publicCharacters: 280,
    counting: 'weighted',
    messagesPerTenMinutes: null,
    punishes: {
      'zh-CN': '短时间内重复相同回复会被隐藏或限制账号。',
      en: 'The same reply again and again is hidden, or the account is limited.',
    },
  },
};
