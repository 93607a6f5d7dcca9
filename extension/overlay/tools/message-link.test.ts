// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { ANSWERING } from '../../sites/registry.ts';
import { readMessageLink } from './message-link.ts';

const open = (site: string, authorUrl: string | null, page: string, markup = ''): string | null => {
  document.body.innerHTML = `<article>${markup}</article>`;
  const direct = ANSWERING[site]?.directMessage;
  return direct ? readMessageLink(direct, document.querySelector('article')!, authorUrl, new URL(page)) : null;
};

test.each([
  [
    'weibo',
    'https://weibo.com/u/1234567890',
    'https://weibo.com/',
    'https://api.weibo.com/chat#/chat?to_uid=1234567890',
  ],
  [
    'bilibili',
    'https://space.bilibili.com/1001',
    'https://www.bilibili.com/video/BV1',
    'https://message.bilibili.com/#/whisper/mid1001',
  ],
  [
    'mastodon',
    'https://toots.example/@ayu@other.example',
    'https://toots.example/',
    'https://toots.example/share?text=%40ayu@other.example%20&visibility=direct',
  ],
  [
    'reddit',
    'https://www.reddit.com/user/melonwind/',
    'https://www.reddit.com/',
    'https://www.reddit.com/message/compose/?to=melonwind',
  ],
  [
    'xiaohongshu',
    'https://www.xiaohongshu.com/user/profile/5b',
    'https://www.xiaohongshu.com/',
    'https://www.xiaohongshu.com/user/profile/5b',
  ],
  ['trustpilot', 'https://www.trustpilot.com/users/5f', 'https://www.trustpilot.com/', null],
  ['weibo', null, 'https://weibo.com/', null],
])('%s from %s', (site, authorUrl, page, link) => {
  expect(open(site, authorUrl, page)).toBe(link);
});

test("the page's own link goes first, and only when it is an address", () => {
  const page = 'http://127.0.0.1:4000/plain';
  expect(open('practice-plain', null, page, '<a data-dm href="/dm/xigua">私信</a>')).toBe(
    'http://127.0.0.1:4000/dm/xigua',
  );
  expect(open('practice-plain', null, page, '<a data-dm href="javascript:alert(1)">私信</a>')).toBeNull();
});

test.each([
  ['https://www.facebook.com/ayu.lemon', 'ayu.lemon'],
  ['https://www.facebook.com/profile.php?id=100012345', '100012345'],
  ['https://www.facebook.com/people/Ayu-Lemon/100012345/', '100012345'],
  ['https://www.facebook.com/groups/777/user/100012345/', '100012345'],
])('%s on Facebook is written to as %s', (author, id) => {
  const link = open('facebook', author, 'https://www.facebook.com/');
  expect(link).toBe(`https://www.facebook.com/messages/t/${id}`);
});

test('a group on Facebook is nobody to write to', () => {
  expect(open('facebook', 'https://www.facebook.com/groups/777/', 'https://www.facebook.com/')).toBe(null);
});
