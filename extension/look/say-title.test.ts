import { expect, it } from 'vitest';
import { sayTitle } from './say-title.ts';

it.each([
  ['书面解决与补偿方案 · written solution and compensation plan', '书面解决与补偿方案'],
  ['3天内回访 · verify within 3 days that it works', '3天内回访'],
  ['公关参与处理：媒体曝光或诉讼 · PR takes part: media exposure or lawsuit', '公关参与处理：媒体曝光或诉讼'],
  ['换货 · PR', '换货 · PR'],
  ['换货 · iPhone 15', '换货 · iPhone 15'],
  ['换货 · wechat', '换货 · wechat'],
  ['换货 · 退货 · ask the shop', '换货 · 退货 · ask the shop'],
  ['call the customer back', 'call the customer back'],
])('%s is read as %s', (title, chinese) => expect(sayTitle(title, 'zh-CN')).toBe(chinese));

it('gives who reads English the English half', () => {
  expect(sayTitle('更换新品并发出 · send the new one', 'en')).toBe('send the new one');
});
