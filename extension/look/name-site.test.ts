import { beforeAll, describe, expect, it } from 'vitest';
import { loadSiteNames, nameSite } from './name-site.ts';

it('shows the id until the names are loaded', () => {
  expect(nameSite('weibo', 'zh-CN')).toBe('weibo');
});

describe('loaded', () => {
  beforeAll(loadSiteNames);
  it.each([
    ['weibo', '微博'],
    ['weibo.com', '微博'],
    ['127.0.0.1:7374', '演练页'],
    ['forum.example', 'forum.example'],
  ])('%s is called %s', (site, name) => expect(nameSite(site, 'zh-CN')).toContain(name));
});
