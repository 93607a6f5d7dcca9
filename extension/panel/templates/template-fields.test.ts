import { expect, test } from 'vitest';
import type { Template } from '../../../shared/model/template.ts';
import { applyTemplateFields, readTemplateFields } from './template-fields.ts';

const template: Template = {
  ...{
    id: 'own-1',
    name: { 'zh-CN': '退款', en: 'Refund' },
    rules: ['SOC-2'],
    kinds: ['complaint'],
    topics: ['quality'],
  },
  ...{ shortcuts: ['tk', '退款'], scope: { sites: ['weibo'], brandIds: ['b-1'] } },
  texts: { 'zh-CN': { public: ['您好一', '您好二'], dm: '私信' }, en: { public: ['Hello'], dm: null } },
};

test('what is read is what is written back, and what the form does not show stays', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    expect(applyTemplateFields(template, readTemplateFields(template, language), language)).toEqual(template);
  }
});

test('a form in one language leaves the other alone', () => {
  const fields = { ...readTemplateFields(template, 'zh-CN'), public: '一\n\n 二 \n\n', dm: ' ', shortcuts: 'a，b' };
  const after = applyTemplateFields(template, fields, 'zh-CN');
  expect(after.texts).toEqual({ ...template.texts, 'zh-CN': { public: ['一', '二'], dm: null } });
  expect(after.shortcuts).toEqual(['a', 'b']);
  expect(after.scope?.brandIds).toEqual(['b-1']);
});

test('a new one is named in both languages', () => {
  const fields = { ...readTemplateFields(null, 'en'), name: 'Thanks', public: 'Hello' };
  expect(applyTemplateFields(null, fields, 'en')).toMatchObject({ name: { 'zh-CN': 'Thanks', en: 'Thanks' } });
});
