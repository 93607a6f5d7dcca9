import { describe, expect, it } from 'vitest';
import { fillDirect, fillPublic, listFields } from './fill-template.ts';
import { checkReply } from './guard.ts';
import { templates } from './registry.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
const PUBLIC = {
  'customer.name': '晴天',
  'agent.name': '小林',
  'brand.name': '山雀',
  department: '客服组',
  'promise.time': '2小时内',
};
const PRIVATE = {
  ...PUBLIC,
  'order.number': 'A2024',
  'ticket.number': '1024',
  product: '保温杯',
  'customer.contact': '站内信',
};
const answered = (text: string) =>
  Object.fromEntries(
    listFields(text)
      .filter((name) => name.startsWith('ask:'))
      .map((name) => [name.slice(4), '已完成']),
  );

it('every id stands once', () => {
  expect(new Set(templates.map((template) => template.id)).size).toBe(templates.length);
});

it('every step, scenario and playbook of the service rules has a template', () => {
  const served = new Set(templates.flatMap((template) => template.rules));
  const wanted = [
    'SOC-2',
    'SOC-3',
    'SOC-7',
    'SOC-8',
    'SOC-10',
    'LNG-5',
    'LNG-7',
    'TKT-3',
    'TKT-4',
    'TKT-5',
    'KPI-8',
    'DSP-3',
  ];
  const playbooks = Array.from({ length: 12 }, (_, i) => `PLB-${i + 1}`);
  expect([...wanted, ...playbooks].filter((rule) => !served.has(rule))).toEqual([]);
});

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_id, template) => {
  it.each(LANGUAGES)('%s: where it is a first answer it greets, and apologises for what went wrong', (language) => {
    if (!template.rules.includes('SOC-2')) return;
    const wrong = template.topics.includes('safety') ? [] : (['complaint', 'fault'] as const);
    const { public: variants, dm } = template.texts[language];
    const owed = wrong.filter((kind) => template.kinds.length === 0 || template.kinds.includes(kind));
    for (const kind of owed.length > 0 ? owed : (['inquiry'] as const)) {
      const options = { step: 'first', kind, author: PUBLIC['customer.name'] } as const;
      const missing = (text: string, where: 'public' | 'dm') =>
        checkReply(text, { ...options, where }).findings.filter(({ type }) => type === 'missing-courtesy');
      for (const text of variants)
        expect([text, missing(fillPublic(text, PUBLIC, answered(text)).text, 'public')]).toEqual([text, []]);
      if (dm !== null) expect([dm, missing(fillDirect(dm, PRIVATE, answered(dm)).text, 'dm')]).toEqual([dm, []]);
    }
  });
  it.each(LANGUAGES)('%s: three different wordings at least', (language) => {
    const { public: variants } = template.texts[language];
    expect(new Set(variants).size).toBeGreaterThanOrEqual(3);
  });
  it.each(LANGUAGES)('%s: the public answer passes our own guard, with values and with fallbacks', (language) => {
    for (const variant of template.texts[language].public) {
      for (const fields of [PUBLIC, { 'brand.name': '山雀' }]) {
        const filled = fillPublic(variant, fields, answered(variant));
        expect(filled).toMatchObject({ missing: [], unasked: [] });
        expect(checkReply(filled.text, { where: 'public' }).findings, filled.text).toEqual([]);
      }
    }
  });
  it.each(LANGUAGES)('%s: the direct message passes our own guard', (language) => {
    const { dm } = template.texts[language];
    if (dm === null) return;
    for (const fields of [PRIVATE, { 'brand.name': '山雀' }]) {
      const filled = fillDirect(dm, fields, answered(dm));
      expect(filled).toMatchObject({ missing: [], unasked: [] });
      expect(checkReply(filled.text, { where: 'dm' }).findings, filled.text).toEqual([]);
    }
  });
});
