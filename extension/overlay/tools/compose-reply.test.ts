import { expect, test } from 'vitest';
import type { Template } from '../../../shared/model/template.ts';
import { templates } from '../../../shared/replies/registry.ts';
import { composeDirect, composePublic } from './compose-reply.ts';

const template: Template = {
  id: 'sample',
  name: { 'zh-CN': '样例', en: 'Sample' },
  rules: [],
  kinds: [],
  topics: [],
  shortcuts: [],
  texts: {
    'zh-CN': {
      public: ['{{customer.name|您}}好，{{promise.time}}答复。'],
      dm: '订单{{order.number}}，{{ask:到货时间}}到。',
    },
    en: { public: ['Hello'], dm: null },
  },
};

test('values and fallbacks are told apart from the words around them', () => {
  const half = composePublic(template, 'zh-CN', 0, { 'promise.time': '30 分钟内' }, {});
  expect(half.text).toBe('您好，30 分钟内答复。');
  expect(half.parts).toEqual([
    { kind: 'value', text: '您' },
    { kind: 'plain', text: '好，' },
    { kind: 'value', text: '30 分钟内' },
    { kind: 'plain', text: '答复。' },
  ]);
  expect(half.open).toEqual([]);
});

test('what has no value is named', () => {
  expect(composePublic(template, 'zh-CN', 0, {}, {}).open).toEqual(['promise.time']);
  expect(composeDirect(template, 'zh-CN', {}, {})?.open).toEqual(['order.number', '到货时间']);
  expect(composeDirect(template, 'en', {}, {})).toBeNull();
});

test('a name cannot smuggle marks or fields into the text', () => {
  const half = composePublic(
    template,
    'zh-CN',
    0,
    { 'customer.name': '\uE101{{order.number}}', 'promise.time': 'x' },
    {},
  );
  expect(half.text).toBe('{{order.number}}好，x答复。');
});

test.each(templates.map((one) => [one.id, one] as const))('%s composes in both languages', (_id, one) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const fields = { 'brand.name': '新锐', 'agent.name': '王敏' };
    expect(composePublic(one, language, 0, fields, {}).text).not.toMatch(/[\uE100\uE101]/u);
    expect(composeDirect(one, language, fields, {})?.text ?? '').not.toMatch(/[\uE100\uE101]/u);
  }
});
