import { expect, test } from 'vitest';
import { checkReply } from './guard.ts';
import { quoteFinding } from './quote-finding.ts';

const quote = (text: string, type: string, otherCustomers: string[] = []) => {
  const found = checkReply(text, { where: 'public', otherCustomers }).findings.find((one) => one.type === type);
  if (!found) throw new Error(`nothing of ${type} in ${text}`);
  return quoteFinding(text, found);
};

test('wording is quoted as it stands, what is personal beside it is covered', () => {
  const said = quote('您好，您的手机13812345678已登记，五星好评返现5元，谢谢', 'paid-praise');
  expect(said).toContain('五星好评返现');
  expect(said).not.toMatch(/\d{4,}/);
});

test('a number that was held for an order keeps its ends only', () => {
  const said = quote('您的订单号 2023111912345678 我们在查', 'order-number');
  expect(said).toMatch(/20•+78/);
  expect(said).toContain('我们在查');
});

test('a number cut by the edge of the quotation is covered in whole', () => {
  const said = quote(`${'谢'.repeat(3)}13812345678，五星好评返现5元`, 'paid-praise');
  expect(said).not.toMatch(/\d{2,}/);
});

test('another customer’s name is never kept', () => {
  expect(quote('您好，和阿柚不加糖一样，我们已登记', 'other-customer-name', ['阿柚不加糖'])).not.toMatch(/阿柚|不加糖/);
});
