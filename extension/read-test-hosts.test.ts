import { expect, it } from 'vitest';
import { readTestHosts } from './read-test-hosts.ts';

it('reads named sites, and none from nothing', () => {
  expect(readTestHosts(undefined)).toEqual([]);
  expect(readTestHosts(' https://weibo.com/*, http://127.0.0.1/* ,')).toEqual([
    'https://weibo.com/*',
    'http://127.0.0.1/*',
  ]);
});

it.each(['<all_urls>', '*://*/*', 'https://*/*', 'https://weibo.com/', 'weibo.com'])('refuses %s', (pattern) => {
  expect(() => readTestHosts(pattern)).toThrow(pattern);
});
