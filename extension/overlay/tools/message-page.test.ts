import { expect, test } from 'vitest';
import { ANSWERING } from '../../sites/registry.ts';
import { isMessagePage } from './message-page.ts';

const proven = (site: string, address: string) =>
  isMessagePage(ANSWERING[site]?.directMessage ?? null, new URL(address));

test.each([
  ['weibo', 'https://api.weibo.com/chat#/chat?to_uid=1'],
  ['facebook', 'https://www.facebook.com/messages/t/100'],
  ['bilibili', 'https://message.bilibili.com/#/whisper/mid7'],
  ['practice-app', 'http://127.0.0.1:4000/dm/1'],
])('on %s %s is a conversation', (site, address) => {
  expect(proven(site, address)).toBe(true);
});

test.each([
  ['weibo', 'https://weibo.com/1/z'],
  ['bilibili', 'https://message.bilibili.com/#/reply'],
  ['weibo', 'https://api.weibo.com/chats'],
  ['facebook', 'https://www.facebook.com/messages-of-mine'],
  ['facebook', 'https://evil.example/messages/t/1'],
  ['mastodon', 'https://mastodon.example/share?text=%40a&visibility=direct'],
  ['xiaohongshu', 'https://www.xiaohongshu.com/explore/1'],
])('on %s %s is none', (site, address) => {
  expect(proven(site, address)).toBe(false);
});
