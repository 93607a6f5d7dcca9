import { describe, expect, it } from 'vitest';
import { addresseeOf, threadOfLink } from './thread-of-link.ts';

describe('what a comment stands under, by its address', () => {
  it.each([
    ['https://www.bilibili.com/video/BV1xx411c7mD/#reply123', 'https://www.bilibili.com/video/BV1xx411c7mD'],
    ['https://tieba.baidu.com/p/7654321?pid=99&cid=0#99', 'https://tieba.baidu.com/p/7654321'],
    ['https://tieba.baidu.com/p/7654321#99', 'https://tieba.baidu.com/p/7654321'],
    ['https://www.reddit.com/r/acme/comments/1abc/broken_again/k9x/', 'https://www.reddit.com/r/acme/comments/1abc/'],
    ['https://www.v2ex.com/t/1000#reply12', 'https://www.v2ex.com/t/1000'],
    ['https://www.youtube.com/watch?v=abc&lc=Ugx.9kQ', 'https://www.youtube.com/watch?v=abc&lc=Ugx'],
    [
      'https://www.facebook.com/acme/posts/12345678?comment_id=2&reply_comment_id=3',
      'https://www.facebook.com/acme/posts/12345678?comment_id=2',
    ],
    ['https://www.facebook.com/acme/posts/12345678?comment_id=2', 'https://www.facebook.com/acme/posts/12345678'],
    ['https://bbs.example/thread-123-2-1.html#pid456', 'https://bbs.example/thread-123-1-1.html'],
    [
      'https://bbs.example/forum.php?mod=viewthread&tid=123&page=2#pid456',
      'https://bbs.example/forum.php?mod=viewthread&tid=123',
    ],
    [
      'https://bbs.example/club/forum.php?mod=redirect&goto=findpost&ptid=123&pid=456',
      'https://bbs.example/club/forum.php?mod=viewthread&tid=123',
    ],
    ['https://bbs.example/viewthread.php?tid=123&page=1#pid456', 'https://bbs.example/viewthread.php?tid=123'],
    ['https://shop.example/reviews/77#pid456', 'https://shop.example/reviews/77'],
    ['https://blog.example/refund/#comment-42', 'https://blog.example/refund/'],
    ['https://github.com/acme/app/issues/7#issuecomment-99', 'https://github.com/acme/app/issues/7'],
  ])('%s', (link, thread) => {
    expect(threadOfLink(link)).toBe(thread);
  });

  it.each([
    ['https://weibo.com/1/NaBcDeF'],
    ['https://blog.example/refund/#more'],
    ['https://acme.example/changes#12'],
    ['https://bbs.example/thread-123-1-1.html'],
    ['https://bbs.example/forum.php?mod=viewthread&tid=123'],
    ['https://www.youtube.com/watch?v=abc&lc=Ugx'],
    ['https://www.reddit.com/r/acme/comments/1abc/broken_again/'],
    [null],
  ])('is not told by %s', (link) => {
    expect(threadOfLink(link)).toBeNull();
  });

  it.each([
    ['回复 @小王：已私信您', '小王'],
    ['@小王 您好', '小王'],
    ['回覆@小王，您好', '小王'],
    ['您好，@小王', null],
  ])('says who is addressed by "%s"', (text, name) => {
    expect(addresseeOf(text)).toBe(name);
  });
});
