import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../privacy/find-personal-data.ts';
import { maskPersonalData } from '../privacy/mask.ts';
import { viewText } from '../privacy/text-view.ts';
import { replyRules } from './etiquette/registry.ts';
import { checkReply } from './guard.ts';

describe('checkReply', () => {
  it('blocks personal data in public and only warns in a direct message', () => {
    const text = '电话13800138000';
    expect(checkReply(text, { where: 'public' })).toMatchObject({ block: true, warn: false });
    expect(checkReply(text, { where: 'dm' })).toMatchObject({ block: false, warn: true });
  });
  it('keeps the names of other customers out, in public and in private', () => {
    const otherCustomers = ['晴天娃娃', '雨'];
    for (const where of ['public', 'dm'] as const) {
      const verdict = checkReply('晴天娃娃，您好，下雨天也准时送达', { where, otherCustomers });
      expect(verdict).toMatchObject({ block: true, findings: [{ type: 'other-customer-name', start: 0, end: 4 }] });
      expect(checkReply('您好', { where, otherCustomers }).findings).toEqual([]);
    }
  });
  it('names the place in the text as it was given', () => {
    const text = '👋 电话１３８\u200b００１３８０００，谢谢';
    const finding = checkReply(text, { where: 'public' }).findings[0]!;
    expect(text.slice(finding.start, finding.end)).toBe('１３８\u200b００１３８０００');
  });
  it('lets the hotlines of the brand pass in any writing', () => {
    const hotlines = ['138-0013-8000', 'li@brand.example'];
    expect(checkReply('请拨打 138 0013 8000', { where: 'public', hotlines }).findings).toEqual([]);
    expect(checkReply('请拨打 13900138000', { where: 'public', hotlines }).block).toBe(true);
  });
  it.each(['热线 400-820-8820', '请拨 95588', '请拨 12315', '800-820-1234', '拨打10086'])(
    'never takes a service number for personal: %s',
    (text) => {
      expect(checkReply(text, { where: 'public' }).findings).toEqual([]);
    },
  );
});

describe.each(replyRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const typesIn = (text: string) => checkReply(text, { where: 'public' }).findings.map((finding) => finding.type);
  it.each(rule.examples.hits)('finds %s', (text) => {
    expect(typesIn(text)).toContain(id);
  });
  it.each(rule.examples.passes)('lets pass %s', (text) => {
    expect(typesIn(text)).not.toContain(id);
  });
});

describe('whatever the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom(
        '1',
        '3',
        '8',
        '０',
        '一',
        '幺',
        '-',
        ' ',
        '\u200b',
        'X',
        'A',
        '京',
        '号',
        '订单',
        '@',
        '.',
        '\ud83d',
        '请',
        '您',
        '手机',
      ),
      maxLength: 60,
    }),
  );
  it('every finding lies inside the text, and is no rubbish', () => {
    fc.assert(
      fc.property(text, fc.constantFrom<'public' | 'dm'>('public', 'dm'), (text, where) => {
        const verdict = checkReply(text, { where });
        for (const finding of verdict.findings) {
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.end).toBeGreaterThan(finding.start);
          expect(finding.end).toBeLessThanOrEqual(text.length);
        }
        expect(verdict.block).toBe(verdict.findings.some((finding) => finding.weight === 'block'));
      }),
      { numRuns: 3000 },
    );
  });
  it('a masked text holds nothing certain any more', () => {
    fc.assert(
      fc.property(text, (text) => {
        const left = findPersonalData(viewText(maskPersonalData(text))).filter((found) => found.certain);
        expect(left).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('missing-courtesy', () => {
  const typesIn = (text: string, step?: 'first', kind?: 'complaint') =>
    checkReply(text, { where: 'public', ...(step && { step }), ...(kind && { kind }) }).findings.map(
      (finding) => finding.type,
    );
  it('LNG-5: the first answer greets; to a complaint it apologises', () => {
    expect(typesIn('已经登记', 'first')).toContain('missing-courtesy');
    expect(typesIn('您好，已经登记', 'first', 'complaint')).toContain('missing-courtesy');
    expect(typesIn('您好，非常抱歉，已经登记', 'first', 'complaint')).toEqual([]);
    expect(typesIn('已经登记')).toEqual([]);
  });
  it('thanks and a name open an answer, too; the message behind a public apology goes on without one', () => {
    const options = { where: 'public', step: 'first', kind: 'complaint' } as const;
    const isCourteous = (text: string, change: Partial<Parameters<typeof checkReply>[1]> = {}) =>
      checkReply(text, { ...options, ...change }).findings.length === 0;
    expect(isCourteous('感谢您的反馈，给您添麻烦了')).toBe(true);
    expect(isCourteous('@晴天，非常抱歉')).toBe(true);
    expect(isCourteous('晴天，非常抱歉')).toBe(false);
    expect(isCourteous('晴天，非常抱歉', { author: '晴天' })).toBe(true);
    expect(isCourteous('Melon Wind, we are sorry', { author: 'Melon Wind' })).toBe(true);
    expect(isCourteous('您好，我是小林', { where: 'dm' })).toBe(true);
    expect(isCourteous('订单号多少', { where: 'dm' })).toBe(false);
  });
});

it('trigger words are those of the platform', () => {
  const typesOn = (site: string) =>
    checkReply('可以加微信公众号了解', { where: 'public', site }).findings.map((finding) => finding.type);
  expect(typesOn('xiaohongshu')).toContain('trigger-words');
  expect(typesOn('x')).not.toContain('trigger-words');
});
