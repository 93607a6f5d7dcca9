// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Brand } from '../../shared/model/brand.ts';
import type { PostMark } from '../messages.ts';
import { findPosts } from '../reading/find-posts.ts';
import { readPost } from '../reading/read-post.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { toPostOnPage } from '../reading/to-post-on-page.ts';
import { SITES } from '../sites/registry.ts';
import { createOwnAnswers } from './find-own-answers.ts';
import type { TrackedPost } from './page-handle.ts';

/** The pages here are built from what is publicly known of the sites' structure: they prove the rules, not the sites. */
const NOW = Date.parse('2026-03-10T12:00:00Z');
const PUBLISHED = Date.parse('2026-03-10T08:00:00Z');
const BRAND = {
  id: 'acme',
  name: 'Acme',
  aliases: ['爱科'],
  ownAccounts: ['AcmeCare', '爱科客服'],
} as unknown as Brand;

afterEach(() => {
  document.title = '';
  document.body.innerHTML = '';
});

/** Ids of the marked posts that the page shows to be answered by the brand. */
function findAnswered(site: string, url: string, body: string, marked: readonly string[]): readonly string[] {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
  document.body.innerHTML = body;
  const adapter = SITES.find(({ id }) => id === site) as SiteAdapter;
  const page = { url: new URL(url), now: NOW };
  const all = findPosts(document, adapter, page.url).map(({ element, kind }): TrackedPost => {
    const { reading } = readPost(element, adapter, kind, page);
    return { element, kind, reading, post: toPostOnPage(reading, adapter, NOW, false) };
  });
  const key = adapter.keySite ?? site;
  const answered = new Set<string>();
  createOwnAnswers({
    document,
    adapter,
    brands: () => [BRAND],
    now: () => NOW,
    tracker: { all: () => all },
    readHere: (element) => all.find((one) => one.element === element),
    board: {
      markOf: (postKey) => {
        const id = postKey?.slice(key.length + 1) ?? '';
        const mention = { id, brandId: 'acme', state: 'open', publishedAt: PUBLISHED };
        return marked.includes(id) ? ({ postKey, mention } as unknown as PostMark) : null;
      },
    },
    onAnswer: ({ mentionId }) => answered.add(mentionId),
  }).seeAll();
  return [...answered];
}

const tweet = (id: string, who: string, more = '', time = '2026-03-10T09:00:00Z'): string =>
  `<div data-testid="cellInnerDiv"><article data-testid="tweet"><div><div data-testid="Tweet-User-Avatar"></div>${more.includes('line') ? '<div></div>' : ''}</div>
  <div data-testid="User-Name"><a href="/${who}">${who}</a><a href="/${who}/status/${id}"><time datetime="${time}"></time></a></div>
  <div data-testid="tweetText">text of ${id}</div>${more.includes('bought') ? '<div data-testid="placementTracking"></div>' : ''}</article></div>`;
const HEADING = '<div data-testid="cellInnerDiv"><h2>Discover more</h2></div>';
const X = 'https://x.com/angry/status/1';

test.each([
  ['the first answer below the post', tweet('1', 'angry') + tweet('2', 'AcmeCare'), ['1'], ['1']],
  [
    'a later answer that no line leads to',
    tweet('1', 'angry') + tweet('2', 'somebody') + tweet('3', 'AcmeCare'),
    ['1', '2'],
    ['1'],
  ],
  [
    'an answer to somebody else below',
    tweet('1', 'angry') + tweet('2', 'other', 'line') + tweet('3', 'AcmeCare'),
    ['1', '2'],
    ['2'],
  ],
  [
    'a line into answers that are folded',
    tweet('1', 'angry') + tweet('2', 'other', 'line') + HEADING.replace('h2', 'b') + tweet('3', 'AcmeCare'),
    ['1', '2'],
    [],
  ],
  [
    'an answer above, on the page of what came after it',
    tweet('0', 'angry', 'line') + tweet('9', 'AcmeCare', 'line') + tweet('1', 'angry'),
    ['0', '1'],
    ['0'],
  ],
  [
    'a post of the brand among suggestions',
    tweet('1', 'angry') + tweet('2', 'b') + HEADING + tweet('3', 'AcmeCare'),
    ['1'],
    [],
  ],
  ['an advertisement of the brand', tweet('1', 'angry') + tweet('2', 'AcmeCare', 'bought'), ['1'], []],
  [
    'what the brand wrote before the complaint',
    tweet('1', 'angry') + tweet('2', 'AcmeCare', '', '2026-03-09T09:00:00Z'),
    ['1'],
    [],
  ],
  ['another account that only sounds like it', tweet('1', 'angry') + tweet('2', 'AcmeCareFan'), ['1'], []],
])('X: %s', (_what, body, marked, expected) => {
  expect(findAnswered('x', X, body, marked)).toEqual(expected);
});

test('X: a list of quotations, or any feed, is no conversation', () => {
  const body = tweet('1', 'angry') + tweet('2', 'AcmeCare');
  expect(findAnswered('x', `${X}/quotes`, body, ['1'])).toEqual([]);
  expect(findAnswered('x', 'https://x.com/home', body, ['1'])).toEqual([]);
});

const status = (id: string, who: string, classes: string, line: string): string =>
  `<div class="status__wrapper"><div class="status status-reply ${classes}" data-id="${id}">${line === '' ? '' : `<div class="${line}"></div>`}
  <a class="status__relative-time" href="/@${who}/${id}"><time datetime="2026-03-10T09:00:00Z"></time></a><a class="status__display-name" href="/@${who}"><span class="display-name__account">@${who}</span></a>
  <div class="status__content"><div class="status__content__text">text</div></div></div></div>`;
const TOOT = `<div class="detailed-status"><a class="detailed-status__display-name" href="/@angry"><span class="display-name__account">@angry</span></a>
  <div class="status__content"><div class="status__content__text">broken</div></div><a class="detailed-status__datetime" href="/@angry/111111">10 Mar</a></div>`;

test.each([
  ['the first one below', TOOT + status('222222', 'AcmeCare', 'status--first-in-thread', ''), ['111111']],
  [
    'a branch of its own',
    TOOT + status('222222', 'b', '', '') + status('333333', 'AcmeCare', 'status--first-in-thread', 'status__line'),
    ['111111'],
  ],
  [
    'an answer to somebody else',
    TOOT +
      status('222222', 'b', '', 'status__line status__line--full') +
      status('333333', 'AcmeCare', '', 'status__line'),
    ['222222'],
  ],
  ['a page that draws no lines', TOOT + status('222222', 'b', '', '') + status('333333', 'AcmeCare', '', ''), []],
])('Mastodon: %s', (_what, body, expected) => {
  expect(findAnswered('mastodon', 'https://social.example/@angry/111111', body, ['111111', '222222'])).toEqual(
    expected,
  );
});

const sky = (id: string, who: string): string =>
  `<div data-testid="postThreadItem-by-${who}"><a href="/profile/${who}/post/${id}" aria-label="March 10, 2026 at 9:00 AM">3h</a><div data-testid="postText">text</div></div>`;

test('Bluesky: the first one below the post is its answer; of later ones nobody can tell', () => {
  const url = 'https://bsky.app/profile/angry.example/post/aaa';
  const own = { ...BRAND, ownAccounts: ['acme.example'] };
  Object.assign(BRAND, own);
  expect(findAnswered('bluesky', url, sky('aaa', 'angry.example') + sky('bbb', 'acme.example'), ['aaa'])).toEqual([
    'aaa',
  ]);
  expect(
    findAnswered('bluesky', url, sky('aaa', 'angry.example') + sky('bbb', 'b.example') + sky('ccc', 'acme.example'), [
      'aaa',
      'bbb',
    ]),
  ).toEqual([]);
  Object.assign(BRAND, { ownAccounts: ['AcmeCare', '爱科客服'] });
});

test('Reddit: the comment that the answer names, not the post around both', () => {
  const comment = (id: string, parent: string, who: string, inner = ''): string =>
    `<shreddit-comment thingid="${id}" parentid="${parent}" author="${who}" created="2026-03-10T09:00:00Z"><div slot="comment">c</div>${inner}</shreddit-comment>`;
  const body = `<shreddit-post id="t3_p" author="angry" post-title="broken" permalink="/r/a/comments/p/x/"></shreddit-post>
    ${comment('t1_a', 't3_p', 'other', comment('t1_b', 't1_a', 'AcmeCare'))}`;
  expect(findAnswered('reddit', 'https://www.reddit.com/r/a/comments/p/x/', body, ['t3_p', 't1_a'])).toEqual(['t1_a']);
  expect(findAnswered('reddit', 'https://www.reddit.com/r/a/comments/p/x/', body, ['t3_p'])).toEqual([]);
});

test('old Reddit: by where the comment stands; below the post alone it answers the post', () => {
  const url = 'https://old.reddit.com/r/a/comments/p/x/';
  const thing = (id: string, kind: string, who: string, inner = ''): string =>
    `<div class="thing ${kind}" data-fullname="${id}" data-author="${who}" data-permalink="/r/a/comments/p/x/${kind === 'link' ? '' : `${id.slice(3)}/`}"><div class="entry"><p class="tagline"><time datetime="2026-03-10T09:00:00Z"></time></p></div><div class="child">${inner}</div></div>`;
  const post = `<div id="siteTable">${thing('t3_p', 'link', 'angry')}</div>`;
  expect(findAnswered('old-reddit', url, post + thing('t1_a', 'comment', 'AcmeCare'), ['t3_p'])).toEqual(['t3_p']);
  const below = post + thing('t1_a', 'comment', 'other', thing('t1_b', 'comment', 'AcmeCare'));
  expect(findAnswered('old-reddit', url, below, ['t3_p', 't1_a'])).toEqual(['t1_a']);
  expect(findAnswered('old-reddit', url, below, ['t3_p'])).toEqual([]);
});

test('YouTube and Facebook: by the ids in the answer’s own address', () => {
  const tube = (id: string, who: string): string =>
    `<ytd-comment-view-model><a id="author-text" href="/@${who}">@${who}</a><span id="published-time-text"><a href="/watch?v=v1&lc=${id}">1 hour ago</a></span><span id="content-text">t</span></ytd-comment-view-model>`;
  const thread = `<ytd-comment-thread-renderer>${tube('Ug1', 'angry')}<ytd-comment-replies-renderer>${tube('Ug1.a', 'AcmeCare')}</ytd-comment-replies-renderer></ytd-comment-thread-renderer>`;
  expect(findAnswered('youtube', 'https://www.youtube.com/watch?v=v1', thread, ['Ug1'])).toEqual(['Ug1']);
  const face = (query: string, who: string): string =>
    `<div role="article" aria-label="Comment by ${who}"><a role="link" href="/${who}"><span>${who}</span></a><div dir="auto">t</div><a href="/acme/posts/pfbid1?${query}">1h</a></div>`;
  const comments =
    face('comment_id=77', 'angry') +
    face('comment_id=78', 'other') +
    face('comment_id=77&reply_comment_id=99', 'AcmeCare');
  expect(findAnswered('facebook', 'https://www.facebook.com/acme/posts/pfbid1', comments, ['77', '78'])).toEqual([
    '77',
  ]);
});

test('Instagram: an answer names the comment in its address; any other comment answers the post', () => {
  const note = (path: string, who: string): string =>
    `<li><div><h3><a role="link" href="/${who}/">${who}</a></h3><div><span>t</span></div><a href="/p/Cabc123/c/${path}/"><time datetime="2026-03-10T09:00:00Z">3h</time></a></div></li>`;
  const url = 'https://www.instagram.com/p/Cabc123/';
  const post = (comments: string): string =>
    `<article><header><a role="link" href="/angry/">angry</a></header><h1>broken</h1><a href="/p/Cabc123/"><time datetime="2026-03-10T08:00:00Z">4h</time></a><ul>${comments}</ul></article>`;
  expect(
    findAnswered('instagram', url, post(note('71', 'b') + note('71/r/72', 'AcmeCare')), ['Cabc123', '71']),
  ).toEqual(['71']);
  expect(findAnswered('instagram', url, post(note('71', 'b') + note('73', 'AcmeCare')), ['Cabc123', '71'])).toEqual([
    'Cabc123',
  ]);
});

test('Xiaohongshu and Douyin: the comment that heads the thread, not the note', () => {
  const id = (n: number): string => String(n).padStart(24, '0');
  const comment = (n: number, who: string): string =>
    `<div class="comment-item" id="comment-${id(n)}"><div class="author-wrapper"><div class="author"><a class="name" href="/user/profile/${id(n + 50)}">${who}</a></div></div><div class="content"><span class="note-text">t</span></div><div class="info"><div class="date"><span>3小时前</span></div></div></div>`;
  const url = `https://www.xiaohongshu.com/explore/${id(1)}`;
  const note = `<div id="noteContainer"><div class="author-wrapper"><span class="username">angry</span></div><div id="detail-desc">broken</div><div class="comments-container"><div class="parent-comment">${comment(2, 'b')}<div class="reply-container">${comment(3, '爱科客服')}</div></div>
    <div class="parent-comment">${comment(4, 'c')}</div></div></div>`;
  expect(findAnswered('xiaohongshu', url, note, [id(1), id(2), id(4)])).toEqual([id(2)]);
  expect(findAnswered('xiaohongshu', url, note, [id(1)])).toEqual([]);
  const alone = note
    .replace('>b<', '>爱科客服<')
    .replace(/<div class="reply-container">.*?<\/div><\/div>\s*<div class="parent/su, '</div><div class="parent');
  expect(findAnswered('xiaohongshu', url, alone, [id(1)])).toEqual([id(1)]);
});

test('Weibo: a comment below the post answers it, one below another comment does not', () => {
  const row = (item: string, con: string, who: string, inner = ''): string =>
    `<div class="${item}"><div class="${item}in"><div class="${con}"><div class="text"><a href="/u/${who.length}22222" usercard="2">${who}</a>:<span>马上处理</span></div><div class="info"><div>26-3-10 17:00 来自上海</div></div></div></div>${inner}</div>`;
  const page = (comments: string): string =>
    `<div class="wbpro-scroller-item"><article class="woo-panel-main"><header><a class="_name_1" href="/u/1111111"><span title="生气的人">生气的人</span></a><a class="_time_1" href="/1111111/z0JH2lOMb" title="2026-03-10 16:00">1小时前</a></header><div class="_wbtext_1">坏了</div></article>
    <div class="wbpro-list">${comments}</div></div>`;
  const url = 'https://weibo.com/1111111/z0JH2lOMb';
  const marked = ['3501756485200075'];
  expect(findAnswered('weibo', url, page(row('item1', 'con1', '爱科客服')), marked)).toEqual(marked);
  const below = row('item1', 'con1', '路人', `<div class="list2">${row('item2', 'con2', '爱科客服')}</div>`);
  expect(findAnswered('weibo', url, page(below), marked)).toEqual([]);
});

test('Tieba: an answer below a floor answers that floor', () => {
  const floor = (id: string, inner: string): string =>
    `<div class="pb-comment-item" data-id="${id}"><a class="head-name" href="/home/main?id=1">a</a><div class="comment-content"><div class="pb-content-item"><span class="text">t</span></div></div><div class="lzl-wrapper">${inner}</div></div>`;
  const own =
    '<div class="pb-lzl-item"><a class="head-name" href="/home/main?id=2">爱科客服</a><div class="comment-content"><div class="pb-content-item">t</div></div></div>';
  expect(findAnswered('tieba', 'https://tieba.baidu.com/p/9', floor('1', '') + floor('2', own), ['1', '2'])).toEqual([
    '2',
  ]);
});

const REVIEW_ID = '65f0a1b2c3d4e5f601234567';
const trustpilot = (title: string): string =>
  `<article data-service-review-card-paper><a data-consumer-profile-link href="/users/${REVIEW_ID}"><span data-consumer-name-typography>angry</span></a><div data-service-review-rating="1"></div><a href="/reviews/${REVIEW_ID}"><h2 data-service-review-title-typography>bad</h2></a><p data-service-review-text-typography>broken</p>
  <div class="styles_replyInfo__x"><p data-service-review-business-reply-title-typography>${title}</p><time datetime="2026-03-10T10:00:00Z"></time><p data-service-review-business-reply-text-typography>We are sorry</p></div></article>`;
const play =
  '<div><header data-review-id="r-1"><div class="X5PpBb">angry</div><span class="bp9Aid">March 10, 2026</span></header><div class="h3YV2d">broken</div><div class="ocpBU"><div class="I6j64d">Acme Inc.</div><div class="I9Jtec">March 11, 2026</div><div class="ras4vb">Sorry</div></div></div>';
const maps =
  '<div data-review-id="ChZDSUhNMG9nS0VJQ0FnSUR" aria-label="angry"><span role="img" aria-label="1 star"></span><span class="wiI7pd">broken</span><div class="CDe7pd"><span class="DZSIDd">2 hours ago</span><div class="wiI7pd">Sorry</div></div></div>';
const appStore =
  '<div class="we-customer-review" data-review-id="123456"><span class="we-customer-review__user">angry</span><blockquote class="we-customer-review__body">broken</blockquote><div class="we-customer-review__response"><time datetime="2026-03-10T10:00:00Z"></time><p class="we-customer-review__response-body">Sorry</p></div></div>';
const dianping =
  '<div class="reviews-items"><ul><li data-id="55"><div class="main-review"><div class="dper-info"><a class="name">angry</a></div><div class="review-words">坏了</div><div class="shop-reply-content">抱歉</div></div></li></ul></div>';

test.each([
  ['trustpilot', 'https://www.trustpilot.com/review/acme.example', '', trustpilot('Reply from Acme'), REVIEW_ID],
  ['google-play', 'https://play.google.com/store/apps/details?id=a', '', play, 'r-1'],
  ['google-maps', 'https://www.google.com/maps/place/Acme', 'Acme - Google Maps', maps, 'ChZDSUhNMG9nS0VJQ0FnSUR'],
  ['app-store', 'https://apps.apple.com/us/app/acme/id1', 'Acme on the App Store', appStore, '123456'],
  ['dianping', 'https://www.dianping.com/shop/H1', '【爱科餐厅】电话,地址', dianping, '55'],
])('%s: the business’s answer inside the review', (site, url, title, body, id) => {
  document.title = title;
  expect(findAnswered(site, url, body, [id])).toEqual([id]);
});

test('another business’s answer is none of ours', () => {
  document.title = 'Globex';
  expect(
    findAnswered('trustpilot', 'https://www.trustpilot.com/review/g', trustpilot('Reply from Globex'), [REVIEW_ID]),
  ).toEqual([]);
  expect(findAnswered('google-maps', 'https://www.google.com/maps/place/G', maps, ['ChZDSUhNMG9nS0VJQ0FnSUR'])).toEqual(
    [],
  );
});
