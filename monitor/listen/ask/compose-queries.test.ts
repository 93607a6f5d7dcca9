import { describe, expect, it } from 'vitest';
import type { Brand } from '../../../shared/model/brand.ts';
import { composeQueries, listTerms } from './compose-queries.ts';

const brand = (name: string, ...aliases: string[]): Brand => ({
  id: name,
  name,
  aliases,
  exclusions: [],
  context: [],
  ownAccounts: [],
  hotlines: [],
});

describe('composeQueries', () => {
  it('takes every spelling once, whatever its case or width', () => {
    expect(listTerms([brand('Acme', '艾克米', 'ACME', 'Ａｃｍｅ', ' '), brand('艾克米')])).toEqual(['Acme', '艾克米']);
  });

  it('leaves out what a shorter spelling finds already', () => {
    expect(listTerms([brand('新锐 Xinrui', '新锐', 'Xinrui', '新锐手机', 'xinrui-care', 'Xinruium')])).toEqual([
      '新锐',
      'Xinrui',
      'Xinruium',
    ]);
    expect(listTerms([brand('Acme Air', 'Acme')])).toEqual(['Acme']);
  });

  it('joins quoted terms up to the limits of the site', () => {
    const brands = [brand('Acme', '艾克米', 'Airmail')];
    expect(composeQueries(brands, { maxLength: 100, or: ' OR ' })).toEqual(['"Acme" OR "艾克米" OR "Airmail"']);
    expect(composeQueries(brands, { maxLength: 16, or: ' OR ' })).toEqual(['"Acme" OR "艾克米"', '"Airmail"']);
    expect(composeQueries(brands, { maxLength: 100, maxTerms: 2, or: ' OR ' })).toHaveLength(2);
    expect(composeQueries(brands, { maxLength: 100, or: null })).toEqual(['"Acme"', '"艾克米"', '"Airmail"']);
    expect(composeQueries(brands, { maxLength: 8, or: null, quote: '' })).toEqual(['Acme', '艾克米', 'Airmail']);
  });

  it('leaves out what no query can hold and lets no quote escape', () => {
    expect(composeQueries([brand('a'.repeat(50), 'b"c')], { maxLength: 20, or: ' OR ' })).toEqual(['"b c"']);
  });
});
