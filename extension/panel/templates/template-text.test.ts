import { expect, it } from 'vitest';
import { readTemplate, writePlain } from './template-text.tsx';

it('takes a template apart into words and places', () => {
  expect(readTemplate('{{customer.name|您好}}，[[订单{{order.number}}]]{{ask:到货时间}}前')).toEqual([
    { field: 'customer.name', fallback: '您好', at: 0 },
    '，',
    '订单',
    { field: 'order.number', fallback: null, at: 25 },
    { field: 'ask:到货时间', fallback: '到货时间', at: 43 },
    '前',
  ]);
  expect(readTemplate('没有')).toEqual(['没有']);
  expect(readTemplate('')).toEqual([]);
});

it('is copied without its own marks', () => {
  const text = '{{customer.name|您好}}，[[订单{{order.number}}]]我们{{ask:到货时间}}前回复';
  expect(writePlain(text, (field) => field)).toBe('您好，订单【order.number】我们到货时间前回复');
});

it('a field has one name for people, whichever of its names was written', () => {
  const fields = ['{{brand}}', '{{品牌}}', '{{brand.name}}'].map((text) => readTemplate(text)[0]);
  for (const field of fields) expect(field).toMatchObject({ field: 'brand.name' });
});
