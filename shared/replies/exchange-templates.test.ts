import { describe, expect, it } from 'vitest';
import type { Template } from '../model/template.ts';
import { decodeSpreadsheet } from '../text/decode-spreadsheet.ts';
import { exchangeFormats } from './exchange/registry.ts';
import { exportTemplates, importTemplates } from './exchange-templates.ts';
import { templates } from './registry.ts';
import { translateFields } from './translate-fields.ts';

describe.each(exchangeFormats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  it('recognises and reads its own example', () => {
    const imported = importTemplates(format.example);
    expect(imported).toMatchObject({ formatId: id, problems: [] });
    expect(imported.templates).toHaveLength(1);
    expect(imported.templates[0]!.texts['zh-CN'].public.concat(imported.templates[0]!.texts.en.public)[0]).toContain(
      '{{customer.name}}',
    );
  });
  it('gives back the texts that were written', () => {
    const back = importTemplates(exportTemplates(templates, format));
    expect(back.formatId).toBe(id);
    expect(back.problems).toEqual([]);
    const textsOf = (list: typeof templates) =>
      list
        .flatMap(({ texts }) => [...texts['zh-CN'].public, texts['zh-CN'].dm, ...texts.en.public, texts.en.dm])
        .filter(Boolean)
        .sort();
    expect(textsOf(back.templates)).toEqual(textsOf(templates));
  });
  it('refuses a text of another kind with a sentence, not with a crash', () => {
    try {
      expect(format.read('{"a":1}').rows).toEqual([]);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(TypeError);
    }
  });
});

describe('importTemplates', () => {
  it('keeps pairs together where the format has room for tags', () => {
    const csv = exportTemplates(templates, exchangeFormats[0]!);
    const back = importTemplates(csv).templates;
    expect(back.map((template) => template.id).sort()).toEqual(templates.map((template) => template.id).sort());
    expect(back.find((template) => template.id === 'first-answer')?.texts).toEqual(
      templates.find((template) => template.id === 'first-answer')?.texts,
    );
  });
  it.each(['spreadsheet-csv', 'briskine-csv', 'text-blaze-json'])(
    '%s brings templates to another browser whole',
    (id) => {
      const own: Template = {
        id: 'own-1',
        name: { 'zh-CN': '退款', en: 'Refund' },
        rules: ['PLB-1'],
        kinds: ['inquiry', 'complaint'],
        topics: ['quality'],
        scope: { brandIds: ['xinrui'], sites: ['weibo', 'x'] },
        shortcuts: ['tk', '退'],
        texts: {
          'zh-CN': { public: ['您好，已经记录。', '收到，马上处理。'], dm: '单号{{order.number}}已退款' },
          en: { public: ['We are on it.'], dm: null },
        },
      };
      const format = exchangeFormats.find((candidate) => candidate.id === id)!;
      const [back, ...more] = importTemplates(exportTemplates([own], format)).templates;
      expect(more).toEqual([]);
      expect(back).toEqual(own);
    },
  );
  it('puts a text with private fields into the direct message', () => {
    const { templates } = importTemplates('标题,内容\n查单,您的订单{{订单号}}已发出\n');
    expect(templates[0]?.texts['zh-CN']).toEqual({ public: [], dm: '您的订单{{order.number}}已发出' });
  });
  it('reports rows without content and short codes that stand twice', () => {
    expect(importTemplates('标题,内容\n空的,\n好的,谢谢\n').problems).toMatchObject([{ entry: 1 }]);
    const twice = 'id,title,shortcut,subject,to,cc,bcc,tags,body\n1,a,x,,,,,,A\n2,b,x,,,,,,B\n';
    expect(importTemplates(twice).problems).toMatchObject([{ entry: 2 }]);
  });
  it('leaves out what would run a program', () => {
    const yaml =
      'matches:\n  - trigger: ":x"\n    replace: "{{out}}"\n    vars:\n      - name: out\n        type: shell\n';
    expect(importTemplates(yaml)).toMatchObject({ templates: [], problems: [{ entry: 1 }] });
  });
  it('says what is known when a file is of no format', () => {
    expect(() => importTemplates('hello')).toThrow(/Known: .*Espanso/);
  });
});

it('a table opens as text in a spreadsheet, never as a formula, and comes back as it was', () => {
  const format = exchangeFormats.find((candidate) => candidate.id === 'spreadsheet-csv')!;
  const csv = format.write([{ name: '=1+1', shortcut: '-x', body: '@谁', tags: [] }]);
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain("'=1+1");
  expect(format.read(csv).rows).toMatchObject([{ name: '=1+1', shortcut: '-x', body: '@谁' }]);
});

it('reads UTF-8 with and without mark, and GBK', () => {
  const text = '分组,快捷编码,标题,内容\r\n售后,tk,退款,您好\r\n';
  expect(decodeSpreadsheet(new TextEncoder().encode(text))).toBe(text);
  expect(decodeSpreadsheet(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text);
  const gbk = Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xc4, 0xda, 0xc8, 0xdd]);
  expect(decodeSpreadsheet(gbk)).toBe('标题,内容');
});

it.each([
  ['Hi {{to.first_name}}', 'Hi {{customer.name}}'],
  ['{{user.name|fallback:"there"}}', '{{customer.name|there}}'],
  ['{%customer.firstName%}，您好', '{{customer.name}}，您好'],
  ['#{ticket.customer.firstname}', '{{customer.name}}'],
  ['{formtext: name=order number; default=1}', '{{order.number}}'],
  ['{{客户昵称|您}}', '{{customer.name|您}}'],
  ['{{weather}}', '{{ask:weather}}'],
  ['{{cursor}}好{cursor}', '好'],
])('translates %s', (theirs, ours) => {
  expect(translateFields(theirs)).toBe(ours);
});
