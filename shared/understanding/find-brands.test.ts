import { describe, expect, it } from 'vitest';
import type { BrandDemands } from '../model/brand.ts';
import { createAnalyzer } from './analyze.ts';
import { judgePattern } from './find-patterns.ts';

function namesBrand(demands: BrandDemands, text: string): boolean {
  const brand = {
    id: 'b',
    name: '云雀',
    aliases: [],
    exclusions: [],
    context: [],
    ownAccounts: [],
    hotlines: [],
    demands,
  };
  return createAnalyzer({ brands: [brand] })
    .analyze({ text })
    .matches.some(({ type }) => type === 'brand');
}

describe('what a brand demands beside its alias', () => {
  it.each<[BrandDemands, string, boolean]>([
    [{ near: 5 }, '云雀这次真要投诉', true],
    [{ near: 5 }, '投诉云雀', true],
    [{ near: 5 }, '云雀在清晨的田野上唱了很久很久，我投诉', false],
    [{ near: 5 }, '云雀唱得好听', false],
    [{ required: ['汽车', '4S'] }, '云雀汽车的4s店态度差', true],
    [{ required: ['汽车', '4S'] }, '云雀汽车态度差', false],
    [{ forbidden: ['观鸟'] }, '云雀质量差', true],
    [{ forbidden: ['觀鳥'] }, '观鸟时见到云雀，画质差', false],
    [{ patterns: ['yq[- ]?\\d{2}'] }, '我的YQ-20又坏了', true],
    [{ patterns: ['yq[- ]?\\d{2}'] }, '我的YQ又坏了', false],
    [{ forbidden: ['观鸟'], patterns: ['yq\\d+'] }, '观鸟带的yq20坏了', true],
  ])('%o in %s: %s', (demands, text, expected) => {
    expect(namesBrand(demands, text)).toBe(expected);
  });

  it('marks what a pattern found at its place', () => {
    const brand = { id: 'b', name: '云雀', aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] };
    const analyzer = createAnalyzer({ brands: [{ ...brand, demands: { patterns: ['yq\\d+'] } }] });
    expect(analyzer.analyze({ text: '我的YQ20坏了' }).matches).toContainEqual({
      type: 'brand',
      term: 'yq\\d+',
      brandId: 'b',
      start: 2,
      end: 6,
    });
  });

  it('refuses patterns that RE2 does not know, that match nothing at all, or that are too long', () => {
    expect(judgePattern('(a')).toMatch(/missing|closing|paren/i);
    expect(judgePattern('(?=a)')).not.toBeNull();
    expect(judgePattern('a*')).toContain('empty');
    expect(judgePattern('a'.repeat(501))).toContain('500');
    expect(judgePattern('云雀\\d+')).toBeNull();
    const evil = createAnalyzer({
      brands: [
        {
          id: 'b',
          name: '云雀',
          aliases: [],
          exclusions: [],
          context: [],
          ownAccounts: [],
          hotlines: [],
          demands: { patterns: ['(a+)+$'] },
        },
      ],
    });
    const before = performance.now();
    evil.analyze({ text: `${'a'.repeat(20_000)}!` });
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
