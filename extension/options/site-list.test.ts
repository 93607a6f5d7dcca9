import { describe, expect, it } from 'vitest';
import { describeHosts, isGranted, listSiteChoices, patternOfAddress } from './site-list.ts';

describe('sites to choose from', () => {
  const choices = listSiteChoices();
  it('name each platform once, with patterns the browser can be asked for', () => {
    expect(new Set(choices.map((site) => site.id)).size).toBe(choices.length);
    for (const site of choices) {
      expect(site.patterns.length).toBeGreaterThan(0);
      for (const pattern of site.patterns)
        expect(pattern).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/);
    }
  });
  it('stand in the order of a day’s work: Chinese sites first, the rest by name', () => {
    const ids = choices.map((site) => site.id);
    expect(ids.slice(0, 2)).toEqual(['weibo', 'xiaohongshu']);
    const rest = ids.slice(ids.indexOf('x') + 1);
    expect(rest).toEqual([...rest].sort());
  });
  it('leave the practice page out: it has its own line', () => {
    expect(choices.flatMap((site) => site.patterns).join()).not.toMatch(/127|localhost/);
  });
  it('show each domain once', () => {
    const site = {
      id: 'x',
      labels: { 'zh-CN': '', en: '' },
      patterns: ['https://www.a.com/*', 'https://a.com/*', 'https://*.b.com/*'],
    };
    expect(describeHosts(site)).toBe('a.com · b.com');
  });
});

describe('isGranted', () => {
  it.each([
    [['https://weibo.com/*'], ['https://weibo.com/*'], true],
    [['https://m.weibo.cn/*'], ['https://*.weibo.cn/*'], true],
    [['https://weibo.cn/*'], ['https://*.weibo.cn/*'], true],
    [['https://evilweibo.cn/*'], ['https://*.weibo.cn/*'], false],
    [['https://weibo.com/*'], ['https://*/*'], true],
    [['https://weibo.com/*', 'https://x.com/*'], ['https://x.com/*'], false],
  ])('%j under %j: %s', (patterns, origins, granted) => expect(isGranted(patterns, origins)).toBe(granted));
});

describe('patternOfAddress', () => {
  it.each([
    ['mastodon.social', 'https://mastodon.social/*'],
    [' https://Forum.Example.com/t/5?x=1 ', 'https://forum.example.com/*'],
    ['http://forum.example.com', null],
    ['https://user:pw@forum.example.com', null],
    ['localhost', null],
    ['', null],
    ['https://', null],
  ])('%j is %j', (input, pattern) => expect(patternOfAddress(input)).toBe(pattern));
});
