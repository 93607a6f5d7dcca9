import { describe, expect, test } from 'vitest';
import xiaohongshu from '../sites/xiaohongshu.ts';
import youtube from '../sites/youtube.ts';
import { cleanPermalink, hostMatches } from './clean-permalink.ts';

const page = new URL('https://www.xiaohongshu.com/explore');

describe('cleanPermalink', () => {
  test('takes session tokens and tracking away', () => {
    const raw = '/explore/65a000000000000000000001?xsec_token=ABsecret=&xsec_source=pc_feed#comments';
    expect(cleanPermalink(raw, xiaohongshu, page)).toBe('https://www.xiaohongshu.com/explore/65a000000000000000000001');
  });

  test('keeps the parameters that name the post', () => {
    const raw = 'https://www.youtube.com/watch?v=a1&lc=Ugx&si=secret';
    expect(cleanPermalink(raw, youtube, new URL('https://www.youtube.com/'))).toBe(
      'https://www.youtube.com/watch?v=a1&lc=Ugx',
    );
  });

  test('takes user info away', () => {
    expect(cleanPermalink('https://me:pw@www.xiaohongshu.com/explore/1', xiaohongshu, page)).toBe(
      'https://www.xiaohongshu.com/explore/1',
    );
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://evil.example/explore/1',
    '',
    'https://',
    `https://www.xiaohongshu.com/${'a'.repeat(3000)}`,
  ])('refuses %j', (raw) => {
    expect(cleanPermalink(raw, xiaohongshu, page)).toBeNull();
  });
});

test.each([
  ['weibo.com', 'weibo.com', true],
  ['evilweibo.com', 'weibo.com', false],
  ['s.weibo.com', 'weibo.com', false],
  ['uk.trustpilot.com', '*.trustpilot.com', true],
  ['trustpilot.com', '*.trustpilot.com', true],
  ['eviltrustpilot.com', '*.trustpilot.com', false],
])('%s under %s: %s', (host, pattern, matches) => {
  expect(hostMatches(host, pattern)).toBe(matches);
});
