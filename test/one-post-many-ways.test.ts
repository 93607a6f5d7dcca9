// One public post, told by several sources and seen by staff in their browser, is ONE mention: site by site. The addresses are
// those that the sites, RSSHub's routes and the official interfaces give; the key on the page is the one that the adapter reads.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOfLink } from '../monitor/listen/key-of-link.ts';
import { acceptInbox } from '../monitor/listen/push/accept-inbox.ts';
import { makeEntry } from '../monitor/listen/read/make-entry.ts';
import { recordEntries } from '../monitor/listen/record-entries.ts';
import { type Listening, startListening } from '../monitor/listen/start-listening.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { listSightings } from '../monitor/store/heard/sightings.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Entry } from '../shared/model/entry.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore } from './helpers/temporary-store.ts';

interface Ways {
  readonly site: string;
  /** What three sources say of the post beside its words. */
  readonly told: readonly (Partial<Entry> & { readonly link: string })[];
  /** The same post on the page; null: the site's pages are read by its permalink alone. */
  readonly page: { readonly postKey: string | null; readonly permalink: string | null };
}

const sites: readonly Ways[] = [
  {
    site: 'weibo: keyword route, mobile address, own interface',
    told: [
      { link: 'https://weibo.com/1234567890/z0JH2lOMb' },
      { link: 'https://m.weibo.cn/status/3501756485200075?from=page' },
      { link: 'https://m.weibo.cn/1234567890/3501756485200075', postKey: 'weibo:3501756485200075' },
    ],
    page: { postKey: 'weibo:3501756485200075', permalink: 'https://weibo.com/1234567890/z0JH2lOMb' },
  },
  {
    site: 'x: interface, route of RSSHub, address without an author',
    told: [
      { id: '190', link: 'https://x.com/melon/status/1900000000000000001', postKey: 'x:1900000000000000001' },
      { link: 'https://twitter.com/melon/status/1900000000000000001?s=20' },
      { link: 'https://x.com/i/web/status/1900000000000000001' },
    ],
    page: { postKey: 'x:1900000000000000001', permalink: 'https://x.com/melon/status/1900000000000000001' },
  },
  {
    site: 'reddit: interface, private feed, short address',
    told: [
      { id: 't3_1abcde', link: 'https://www.reddit.com/r/phones/comments/1abcde/smoke/', postKey: 'reddit:t3_1abcde' },
      { id: 't3_1abcde', link: 'https://old.reddit.com/r/phones/comments/1abcde/smoke/?ref=share' },
      { link: 'https://redd.it/1abcde' },
    ],
    page: { postKey: 'reddit:t3_1abcde', permalink: 'https://www.reddit.com/r/phones/comments/1abcde/smoke/' },
  },
  {
    site: 'reddit comments: both forms of the address',
    told: [
      { link: 'https://www.reddit.com/r/phones/comments/1abcde/smoke/kk1/' },
      { link: 'https://www.reddit.com/r/phones/comments/1abcde/comment/kk1/' },
      { link: 'https://www.reddit.com/comments/1abcde/_/kk1/', postKey: 'reddit:t1_kk1' },
    ],
    page: { postKey: 'reddit:t1_kk1', permalink: 'https://old.reddit.com/r/phones/comments/1abcde/smoke/kk1/' },
  },
  {
    site: 'bluesky: Jetstream (by DID), search (by handle), feed of the profile',
    told: [
      { link: 'https://bsky.app/profile/did:plc:abc/post/3kabcdefghij2', postKey: 'bluesky:3kabcdefghij2' },
      { link: 'https://bsky.app/profile/melon.example/post/3kabcdefghij2', postKey: 'bluesky:3kabcdefghij2' },
      {
        id: 'at://did:plc:abc/app.bsky.feed.post/3kabcdefghij2',
        link: 'https://bsky.app/profile/melon.example/post/3kabcdefghij2',
      },
    ],
    page: { postKey: 'bluesky:3kabcdefghij2', permalink: 'https://bsky.app/profile/melon.example/post/3kabcdefghij2' },
  },
  {
    site: 'mastodon: interface of the home instance, feed of the tag, address of the object',
    told: [
      { link: 'https://toots.example/@melon/114000000000000001', postKey: 'mastodon:114000000000000001' },
      { link: 'https://toots.example/@melon/114000000000000001' },
      { link: 'https://toots.example/users/melon/statuses/114000000000000001' },
    ],
    page: { postKey: 'mastodon:114000000000000001', permalink: 'https://toots.example/@melon/114000000000000001' },
  },
  {
    site: 'hackernews: Algolia, feed of stories that leads to the article, feed that leads to the item',
    told: [
      { link: 'https://news.ycombinator.com/item?id=42', postKey: 'hackernews:42' },
      { id: 'https://news.ycombinator.com/item?id=42', link: 'https://blog.example/article' },
      { link: 'https://news.ycombinator.com/item?id=42' },
    ],
    page: { postKey: null, permalink: 'https://news.ycombinator.com/item?id=42' },
  },
  {
    site: 'youtube: interface, feed of comments, link that was shared',
    told: [
      {
        link: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=UgxAAAABBBB4AaABAg',
        postKey: 'youtube:UgxAAAABBBB4AaABAg',
      },
      { link: 'https://m.youtube.com/watch?v=dQw4w9WgXcQ&lc=UgxAAAABBBB4AaABAg&feature=share' },
      { link: 'https://youtube.com/watch?lc=UgxAAAABBBB4AaABAg&v=dQw4w9WgXcQ' },
    ],
    page: {
      postKey: 'youtube:UgxAAAABBBB4AaABAg',
      permalink: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=UgxAAAABBBB4AaABAg',
    },
  },
  {
    site: 'tieba: search route, floor, own interface',
    told: [
      { link: 'https://tieba.baidu.com/p/8000000001?pid=140000000001&cid=0#140000000001' },
      { link: 'https://tieba.baidu.com/p/8000000001#140000000001' },
      { link: 'http://tieba.baidu.com/p/8000000001?fid=1&pid=140000000001' },
    ],
    page: {
      postKey: 'tieba:140000000001',
      permalink: 'https://tieba.baidu.com/p/8000000001?pid=140000000001#140000000001',
    },
  },
  {
    site: 'bilibili: route of replies, address with a query, own interface',
    told: [
      { link: 'https://www.bilibili.com/video/BV1xx411c7mD/#reply200000000001' },
      { link: 'https://www.bilibili.com/video/BV1xx411c7mD?spm_id_from=333#reply200000000001' },
      { link: 'https://m.bilibili.com/video/BV1xx411c7mD#reply200000000001' },
    ],
    page: {
      postKey: 'bilibili:200000000001',
      permalink: 'https://www.bilibili.com/video/BV1xx411c7mD#reply200000000001',
    },
  },
  {
    site: 'zhihu: route of a question, address of the answer alone, shared',
    told: [
      { link: 'https://www.zhihu.com/question/600000001/answer/3300000001' },
      { link: 'https://www.zhihu.com/answer/3300000001' },
      { link: 'https://www.zhihu.com/question/600000001/answer/3300000001?utm_psn=1' },
    ],
    page: { postKey: 'zhihu:3300000001', permalink: 'https://www.zhihu.com/question/600000001/answer/3300000001' },
  },
  {
    site: 'xiaohongshu: explore, discovery, search result',
    told: [
      { link: 'https://www.xiaohongshu.com/explore/65a000000000000000000001?xsec_token=a' },
      { link: 'https://www.xiaohongshu.com/discovery/item/65a000000000000000000001' },
      { link: 'https://www.xiaohongshu.com/search_result/65a000000000000000000001?xsec_source=b' },
    ],
    page: {
      postKey: 'xiaohongshu:65a000000000000000000001',
      permalink: 'https://www.xiaohongshu.com/explore/65a000000000000000000001',
    },
  },
  {
    site: 'heimao: both hosts',
    told: [
      { link: 'https://tousu.sina.com.cn/complaint/view/17380000001/' },
      { link: 'https://tousu.sina.cn/complaint/view/17380000001' },
      { link: 'http://tousu.sina.com.cn/complaint/view/17380000001/?sld=1' },
    ],
    page: { postKey: 'heimao:17380000001', permalink: 'https://tousu.sina.com.cn/complaint/view/17380000001/' },
  },
  {
    site: 'douban: group topics',
    told: [
      { link: 'https://www.douban.com/group/topic/300000001/' },
      { link: 'https://www.douban.com/group/topic/300000001/?start=0' },
      { link: 'https://m.douban.com/group/topic/300000001' },
    ],
    page: { postKey: 'douban:300000001', permalink: 'https://www.douban.com/group/topic/300000001/' },
  },
  {
    site: 'douyin: video and its mobile address',
    told: [
      { link: 'https://www.douyin.com/video/7300000000000000001' },
      { link: 'https://m.douyin.com/video/7300000000000000001?previous_page=a' },
      { link: 'https://www.douyin.com/note/7300000000000000001' },
    ],
    page: { postKey: 'douyin:7300000000000000001', permalink: 'https://www.douyin.com/video/7300000000000000001' },
  },
  {
    site: 'v2ex: the fragment counts the answers',
    told: [
      { link: 'https://www.v2ex.com/t/1000001#reply0' },
      { link: 'https://www.v2ex.com/t/1000001#reply7' },
      { link: 'https://v2ex.com/t/1000001?p=1' },
    ],
    page: { postKey: null, permalink: 'https://www.v2ex.com/t/1000001' },
  },
  {
    site: 'facebook: comment by the interface, by its address, with its reply’s parameters',
    told: [
      { id: '1_2', link: 'https://www.facebook.com/1/posts/12345678?comment_id=2222222', postKey: 'facebook:2222222' },
      { link: 'https://m.facebook.com/story.php?story_fbid=12345678&id=1&comment_id=2222222' },
      { link: 'https://www.facebook.com/permalink.php?story_fbid=12345678&id=1&comment_id=2222222' },
    ],
    page: { postKey: 'facebook:2222222', permalink: 'https://www.facebook.com/1/posts/12345678?comment_id=2222222' },
  },
  {
    site: 'instagram: tagged post by the interface, by its address, as a reel',
    told: [
      {
        link: 'https://www.instagram.com/p/C4abcdEFgh/',
        postKey: keyOfLink('https://www.instagram.com/p/C4abcdEFgh/'),
      },
      { link: 'https://www.instagram.com/melon/p/C4abcdEFgh/?igsh=1' },
      { link: 'https://www.instagram.com/reel/C4abcdEFgh' },
    ],
    page: { postKey: 'instagram:C4abcdEFgh', permalink: 'https://www.instagram.com/p/C4abcdEFgh/' },
  },
  {
    site: 'trustpilot: interface, site of a country, feed',
    told: [
      {
        link: 'https://www.trustpilot.com/reviews/650000000000000000000001',
        postKey: 'trustpilot:650000000000000000000001',
      },
      { link: 'https://nl.trustpilot.com/reviews/650000000000000000000001' },
      { link: 'https://trustpilot.com/reviews/650000000000000000000001?utm_medium=x' },
    ],
    page: {
      postKey: 'trustpilot:650000000000000000000001',
      permalink: 'https://www.trustpilot.com/reviews/650000000000000000000001',
    },
  },
  {
    site: 'google-play: interface and both orders of the address',
    told: [
      {
        link: 'https://play.google.com/store/apps/details?id=a.b&reviewId=aaaa-0001',
        postKey: 'google-play:aaaa-0001',
      },
      { link: 'https://play.google.com/store/apps/details?reviewId=aaaa-0001&id=a.b' },
      { link: 'https://play.google.com/store/apps/details?id=a.b&hl=zh&reviewId=aaaa-0001' },
    ],
    page: {
      postKey: 'google-play:aaaa-0001',
      permalink: 'https://play.google.com/store/apps/details?id=a.b&reviewId=aaaa-0001',
    },
  },
  {
    site: 'app-store: list of a country, address of the review',
    told: [
      {
        id: '10900000001',
        link: 'https://apps.apple.com/cn/app/id1?see-all=reviews#10900000001',
        postKey: 'app-store:10900000001',
      },
      { link: 'https://apps.apple.com/us/app/brand/id1?reviewId=10900000001' },
      { link: 'https://apps.apple.com/us/app/id1?see-all=reviews#10900000001' },
    ],
    page: { postKey: 'app-store:10900000001', permalink: null },
  },
  {
    site: 'discourse: posts by the interface, both feeds',
    told: [
      { link: 'https://forum.example/t/smoke/123/1' },
      { link: 'https://forum.example/t/smoke/123' },
      { link: 'https://forum.example/t/another-name/123#post_1' },
    ],
    page: { postKey: null, permalink: 'https://forum.example/t/smoke/123/1' },
  },
  {
    site: 'github: a comment by the interface and by a feed',
    told: [
      { link: 'https://github.com/o/r/issues/7#issuecomment-99' },
      { link: 'https://www.github.com/o/r/issues/7#issuecomment-99' },
      { link: 'https://github.com/o/r/issues/7/?ref=x#issuecomment-99' },
    ],
    page: { postKey: null, permalink: 'https://github.com/o/r/issues/7#issuecomment-99' },
  },
];

let store: Store;
let listening: Listening;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ store, remove } = await openTemporaryStore());
  const sources = ['one', 'two', 'three'].map((id) => feedSource(id, `https://${id}.example/feed`, { enabled: false }));
  listening = await startListening(listeningOptions(store, { sources, channels: [] }));
});
afterAll(async () => {
  await listening.stop();
  await remove();
});

describe.each(sites)('$site', ({ site, told, page }) => {
  test('three sources and the page tell of one mention', async () => {
    const now = Date.now();
    // Words of their own: equal words alone would make it one post.
    const words = (source: string) => `新锐手机充电冒烟，客服不理人，要投诉！${site}（${source}）`;
    for (const [index, part] of told.entries()) {
      const source = feedSource(['one', 'two', 'three'][index] ?? '', 'https://x.example/');
      const entry = makeEntry({ content: words(source.id), publishedAt: now, ...part });
      await recordEntries(listening.pipeline, { source, entries: [entry], now, importedBefore: null });
    }
    await acceptInbox(listening.pipeline, [
      {
        ...{
          site: 'page',
          title: null,
          text: words('page'),
          publishedAt: now,
          rating: null,
          metrics: null,
          lang: null,
        },
        ...{ author: null, replyTo: null, seenAt: now, drill: false, ...page },
      },
    ]);
    const { items } = await listMentions(store.db, { limit: 200 });
    const mentions = items.filter(({ text }) => text.includes(site));
    expect(mentions.map(({ permalink, postKey }) => ({ permalink, postKey }))).toHaveLength(1);
    const seen = await listSightings(store.db, mentions[0]?.id ?? '');
    expect(seen.map(({ sourceId }) => sourceId).sort()).toEqual(['inbox', 'one', 'three', 'two']);
  });

  test('and the key on the page is the one that its address gives', () => {
    if (page.postKey !== null && page.permalink !== null) expect(keyOfLink(page.permalink)).toBe(page.postKey);
    expect(new Set(told.map(({ link, postKey }) => postKey ?? keyOfLink(link))).size).toBeLessThanOrEqual(2);
  });
});
