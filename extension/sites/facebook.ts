import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const LINK =
  'a[href*="/posts/"], a[href*="/permalink/"], a[href*="story_fbid="], a[href*="/permalink.php"], a[href*="/videos/"]';
const EDITOR = [
  '[contenteditable="true"][role="textbox"][data-lexical-editor="true"]',
  '[contenteditable="true"][role="textbox"]',
] as const;

const adapter: SiteAdapter = {
  id: 'facebook',
  labels: { 'zh-CN': 'Facebook', en: 'Facebook' },
  hosts: ['www.facebook.com', 'facebook.com', 'm.facebook.com', 'web.facebook.com'],
  links: {
    post: 'facebook\\.com/(?:[^?#]*/(?:posts|permalink|videos)/(?:[^/?#]*/)?(pfbid\\w+|\\d{8,})|(?:permalink|story)\\.php\\?[^#]*story_fbid=(pfbid\\w+|\\d+))',
    profile:
      'facebook\\.com/(?:profile\\.php\\?id=\\d+|people/[^/]+/\\d+|(?!groups|posts|watch|photo|hashtag)[\\w.]{5,})/?(?:$|[?#])',
  },
  keepParams: ['story_fbid', 'id', 'comment_id', 'reply_comment_id'],
  kinds: [
    {
      name: 'comment',
      path: '[role="article"][aria-label]:has(a[href*="comment_id="])',
      isReply: true,
      nested: true,
      answers: [{ at: 'a[href*="reply_comment_id="]', get: 'href', match: '[?&]comment_id=(\\w+)' }],
      fields: {
        // The address of a reply names the comment above it first.
        id: [
          { at: 'a[href*="comment_id="]', get: 'href', match: 'reply_comment_id=(\\w+)' },
          { at: 'a[href*="comment_id="]', get: 'href', match: 'comment_id=(\\w+)' },
        ],
        author: [
          { at: 'a[role="link"]:not([aria-hidden="true"]) span' },
          { at: 'a[role="link"]:not(:has(img)):not(:has(svg))' },
        ],
        authorUrl: [{ at: 'a[role="link"]:not([aria-hidden="true"])', get: 'href' }],
        text: [
          { at: 'div[dir="auto"][style*="text-align"]' },
          { at: '[lang] div[dir="auto"]' },
          { at: 'div[dir="auto"]' },
        ],
        permalink: [{ at: 'a[href*="comment_id="]', get: 'href' }],
        publishedAt: [{ at: 'a[href*="comment_id="]' }],
        likes: [{ at: '[aria-label*="reaction"], [aria-label*="回应"]', get: 'aria-label' }],
      },
      chip: { side: 'corner' },
      composer: { editor: EDITOR, within: 'page' },
    },
    {
      name: 'post',
      path: 'div[aria-posinset], div[role="feed"] > div:not(:has([aria-posinset])), div[aria-describedby][aria-labelledby]:has([data-ad-rendering-role]):not([role="feed"] *)',
      needs: LINK,
      nested: true,
      skip: '[role="article"] [role="article"], form',
      restricted:
        '[aria-label^="Shared with"]:not([aria-label*="Public"]), [title^="Shared with"]:not([title*="Public"]), [aria-label^="分享对象"]:not([aria-label*="公开"]), [title^="分享对象"]:not([title*="公开"])',
      fields: {
        id: [
          { at: LINK, get: 'href', match: '/(?:posts|permalink|videos)/(?:[^/?#]*/)?(pfbid\\w+|\\d{8,})' },
          { at: LINK, get: 'href', match: 'story_fbid=(pfbid\\w+|\\d+)' },
        ],
        author: [{ at: '[data-ad-rendering-role="profile_name"]' }, { at: 'h2 a, h3 a, h4 a' }, { at: 'strong' }],
        authorUrl: [
          { at: '[data-ad-rendering-role="profile_name"] a', get: 'href' },
          { at: 'h2 a, h3 a, h4 a', get: 'href' },
        ],
        text: [
          { at: '[data-ad-rendering-role="story_message"]' },
          { at: '[data-ad-comet-preview="message"]' },
          { at: '[data-ad-preview="message"]' },
          { at: 'div[dir="auto"][style*="text-align"]' },
          { at: 'div[dir="auto"]' },
        ],
        permalink: [{ at: LINK, get: 'href' }],
        publishedAt: [{ at: LINK, get: 'aria-label' }, { at: LINK }],
        likes: [{ at: '[aria-label^="Like:"], [aria-label^="赞"]', get: 'aria-label' }],
        comments: [{ match: '(\\d[\\d.,]*\\s?[KkMm万]?)\\s?(?:comments?|条评论|則留言)' }],
      },
      chip: { side: 'corner' },
      composer: {
        open: ['[aria-label="Leave a comment"], [aria-label="发表评论"], [aria-label="留言"]'],
        editor: EDITOR,
        within: 'page',
      },
    },
  ],
  // Staff answer as the page they manage, whoever is signed in: what counts is the name that the box carries.
  signedIn: [
    {
      at: '[role="textbox"][aria-label^="Comment as "], [role="textbox"][aria-label^="Answer as "], [role="textbox"][aria-label^="以"]',
      get: 'aria-label',
      match: '(?:^(?:Comment|Answer) as |^以\\s?[“"]?)(.+?)(?:[”"]?\\s?的?身份.*)?$',
    },
  ],
  wall: ['#login_form', 'form[action*="/login/"]', '[data-testid="royal_login_form"]'],
  empty: ['[data-pagelet="EmptyState"]'],
  expect: { fill: { id: 0.8, text: 0.6 }, probe: ['div[role="feed"]'] },
  // The home page, groups and profiles show what is meant for friends and members.
  listenPages: { search: ['^/search/posts'], topic: ['^/hashtag/'], review: ['^/[\\w.-]+/reviews/?$'] },
  provenOn: 'built',
  confidence: 'low',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: {
    template: 'https://www.facebook.com/messages/t/{}',
    from: 'facebook\\.com/(?:profile\\.php\\?id=|people/[^/]+/|groups/[^/]+/user/)?(?!(?:profile\\.php|people|groups)(?:$|[/?#]))([\\w.]{2,})/?(?:$|[?#&])',
    opens: 'message',
  },
  limits: { publicCharacters: 8000, counting: 'characters', messagesPerTenMinutes: null },
};
