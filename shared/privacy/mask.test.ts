import { expect, it } from 'vitest';
import { maskPersonalData } from './mask.ts';

it.each([
  ['电话13800138000，急！', '电话138****8000，急！'],
  ['身份证11010519491231002X', '身份证110****2X'],
  ['卡号 6222020200112233446', '卡号 ****3446'],
  ['邮箱 zhang.san@qq.com', '邮箱 z****'],
  ['东西坏了，12315 见', '东西坏了，12315 见'],
  ['', ''],
])('masks %s', (text, masked) => {
  expect(maskPersonalData(text)).toBe(masked);
});
