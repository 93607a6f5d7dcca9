import { describe, expect, it } from 'vitest';
import { keyOfLink } from './key-of-link.ts';

describe('keyOfLink', () => {
  it.each([
    ['https://weibo.com/1234567890/z0JH2lOMb', 'weibo:3501756485200075'],
    ['https://weibo.com/1234567890/3501756485200075?refer=x', 'weibo:3501756485200075'],
    ['https://m.weibo.cn/status/3501756485200075', 'weibo:3501756485200075'],
    ['https://m.weibo.cn/detail/z0JH2lOMb', 'weibo:3501756485200075'],
    ['https://twitter.com/jane/status/123?s=20', 'x:123'],
    ['https://x.com/jane/status/123/photo/1', 'x:123'],
    ['https://www.reddit.com/r/acme/comments/abc/title_here/', 'reddit:t3_abc'],
    ['https://old.reddit.com/r/acme/comments/abc/title_here/def/?context=3', 'reddit:t1_def'],
    ['https://www.youtube.com/watch?v=F1UP7wRCPH8&lc=UgyA.B-1', 'youtube:UgyA.B-1'],
    ['https://bsky.app/profile/jane.example/post/3kabc', 'bluesky:3kabc'],
    ['https://www.zhihu.com/question/1/answer/22', 'zhihu:22'],
    ['https://zhuanlan.zhihu.com/p/33', 'zhihu:33'],
    [
      'https://www.xiaohongshu.com/explore/65f0a1b2c3d4e5f6a7b8c9d0?xsec_token=x',
      'xiaohongshu:65f0a1b2c3d4e5f6a7b8c9d0',
    ],
    ['https://tousu.sina.com.cn/complaint/view/17300000001/', 'heimao:17300000001'],
    ['https://news.ycombinator.com/item?id=1', 'hackernews:1'],
    ['https://x.com/i/web/status/123', 'x:123'],
    ['https://tieba.baidu.com/p/8000000001', 'tieba:8000000001'],
    ['https://tieba.baidu.com/p/8000000001?pid=14#14', 'tieba:14'],
    ['https://www.bilibili.com/video/BV1xx411c7mD/#reply2000', 'bilibili:2000'],
    ['https://www.bilibili.com/video/BV1xx411c7mD/', 'bilibili:BV1xx411c7mD'],
    ['https://www.facebook.com/a/posts/12345678?comment_id=1&reply_comment_id=2', 'facebook:2'],
    [
      'https://www.linkedin.com/posts/melon-wind_smoke-activity-7170000000000000001-abcd',
      'linkedin:7170000000000000001',
    ],
    ['https://any.example/@melon@other.example/114000000000000001', 'mastodon:114000000000000001'],
  ])('%s', (link, key) => {
    expect(keyOfLink(link)).toBe(key);
  });

  it.each([
    null,
    '',
    'x',
    'https://example.com/1',
    'https://example.com/@melon/114000000000000001/embed',
    'https://www.douban.com/group/topic/1/#comments',
    'https://weibo.com/u/1234567890',
    'https://notweibo.com/1234567890/z0JH2lOMb',
    'https://www.youtube.com/watch?v=F1UP7wRCPH8',
  ])('%s has none', (link) => {
    expect(keyOfLink(link)).toBeNull();
  });
});
