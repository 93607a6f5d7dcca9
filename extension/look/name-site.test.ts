import { expect, it } from 'vitest';
import { nameSite } from './name-site.ts';

it.each([
  ['weibo', '微博'],
  ['weibo.com', '微博'],
  ['127.0.0.1:7374', '演练页'],
  ['forum.example', 'forum.example'],
])('%s is called %s', (site, name) => expect(nameSite(site, 'zh-CN')).toContain(name));
