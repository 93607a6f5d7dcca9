import { expect, test } from 'vitest';
import written from '../shared/privacy/traditional-pairs.json' with { type: 'json' };
import { checkReply } from '../shared/replies/guard.ts';
import { collectTraditionalPairs } from './eval/guard/traditional-pairs.ts';

test('the table of traditional characters knows every word of the guard (node test/eval/guard/traditional-pairs.ts writes it)', () => {
  expect(written).toEqual(collectTraditionalPairs());
});

test.each([
  ['請提供您的手機號碼', 'asking'],
  ['麻煩報一下訂單號', 'asking'],
  ['請把驗證碼發給我', 'asking-secret'],
  ['給個好評送您紅包', 'paid-praise'],
  ['刪除差評後馬上給您退款', 'paid-deletion'],
  ['寄到臺北市信義區忠孝東路五段8號12樓', 'address'],
  ['護照號碼 E12345678', 'passport'],
  ['加我維信詳聊', 'leading-away'],
  ['訂單號202611220001234', 'order-number'],
])('traditional script is read: %s', (text, type) => {
  expect(checkReply(text, { where: 'public' }).findings.map((finding) => finding.type)).toContain(type);
});

test.each(['什麼時候方便', '什么时候方便', '怎麼了'])('么 stays 么: %s', (text) => {
  expect(checkReply(text, { where: 'public' }).findings).toEqual([]);
});
