import { expect, test } from 'vitest';
import { describeWhatWorks, type HealthReport } from './tell-site-changed.ts';

const report = (broken: HealthReport['broken'], byLink = 0): HealthReport => ({
  site: 'weibo',
  broken,
  posts: 8,
  byLink,
  tagHash: 1,
});

test.each([
  [report(['posts'], 3), /3 条帖子/u],
  [report(['posts']), /选中文字/u],
  [report(['author', 'authorUrl']), /^读不到作者，私信按钮可能不可用。 仍可用/u],
  [report(['permalink']), /工单里只有网页地址/u],
  [report(['text', 'author']), /读不到作者.*读不到正文.*仍可用/u],
  [report(['publishedAt']), /^仍可用/u],
])('%o says what still works', (given, sentence) => {
  expect(describeWhatWorks(given, 'zh-CN')).toMatch(sentence);
  expect(describeWhatWorks(given, 'en')).toMatch(/^[\x20-\x7e’“”]+$/u);
});
