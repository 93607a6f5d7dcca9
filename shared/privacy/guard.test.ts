import { describe, expect, it } from 'vitest';
import { replyRules } from '../replies/etiquette/registry.ts';
import { checkReply } from './guard.ts';

describe('checkReply', () => {
  it('blocks personal data in public and only warns in a direct message', () => {
    const text = '电话13800138000';
    expect(checkReply(text, { where: 'public' })).toMatchObject({ block: true, warn: false });
    expect(checkReply(text, { where: 'dm' })).toMatchObject({ block: false, warn: true });
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
