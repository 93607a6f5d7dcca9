import { describe, expect, it } from 'vitest';
import type { Brand } from '../model/brand.ts';
import { createAnalyzer, prepareAnalyzers } from './analyze.ts';
import { learnCorrections } from './corrections.ts';
import { isMention } from './is-mention.ts';

const qinglan: Brand = {
  id: 'qinglan',
  name: '青岚',
  aliases: ['Qinglan'],
  exclusions: ['青岚山'],
  context: [],
  ownAccounts: [],
  hotlines: [],
};
const orchard: Brand = {
  ...qinglan,
  id: 'orchard',
  name: '苹果',
  aliases: [],
  exclusions: ['苹果派'],
  context: ['手机', '电脑'],
};
const analyzer = createAnalyzer({ brands: [qinglan, orchard] });

describe('createAnalyzer', () => {
  it('finds brand and complaint in either script and keeps the offsets of the original', () => {
    const text = '青嵐的客服態度太差了，我要投訴！';
    const analysis = analyzer.analyze({ text: text.replace('嵐', '岚') });
    expect(analysis.matches.find((match) => match.type === 'brand')).toMatchObject({
      brandId: 'qinglan',
      start: 0,
      end: 2,
    });
    const complaint = analysis.matches.find((match) => match.term === '投诉');
    expect(text.slice(complaint?.start, complaint?.end)).toBe('投訴');
    expect(analysis.complaint.is).toBe(true);
    expect(isMention(analysis)).toBe(true);
  });

  it('does not take an exclusion or an ambiguous alias without context for the brand', () => {
    const named = (text: string) => analyzer.analyze({ text }).matches.some((match) => match.type === 'brand');
    expect(named('周末去了青岚山')).toBe(false);
    expect(named('苹果派太难吃了')).toBe(false);
    expect(named('苹果不甜')).toBe(false);
    expect(named('苹果手机又坏了')).toBe(true);
  });

  it('raises safety to critical and red, with the rule and the words', () => {
    const analysis = analyzer.analyze({ text: '青岚的充电宝半夜起火了，差点烧了房子' });
    expect(analysis.urgency).toBe('critical');
    expect(analysis.level).toBe('red');
    expect(analysis.why.find((reason) => reason.rule === 'ESC-3')?.words).toContain('起火');
  });

  it('takes figures of speech for what they are', () => {
    expect(analyzer.analyze({ text: '青岚新品爆炸好看' }).flags.safety).toBe(false);
    expect(analyzer.analyze({ text: 'This app is the bomb' }).flags.safety).toBe(false);
  });

  it('reads the sum at stake and the earlier complaints', () => {
    const analysis = analyzer.analyze({ text: '青岚骗人，定金3000不退', earlierComplaints: 1 });
    expect(analysis.flags.amountYuan).toBe(3000);
    expect(analysis.flags.repeated).toBe(true);
    expect(analysis.level).toBe('orange');
  });

  it('gives offsets in the text, not in the title', () => {
    const analysis = analyzer.analyze({ title: '求助', text: '青岚漏水' });
    expect(analysis.matches.find((match) => match.type === 'brand')).toMatchObject({ start: 0, end: 2 });
  });

  it('sees through disguised brands and words', () => {
    const text = '青·岚我要投 诉';
    const { matches } = analyzer.analyze({ text });
    expect(matches.filter((match) => match.type === 'brand').map(({ start, end }) => text.slice(start, end))).toEqual([
      '青·岚',
    ]);
    expect(matches.filter((match) => match.term === '投诉').map(({ start, end }) => text.slice(start, end))).toEqual([
      '投 诉',
    ]);
  });

  it('gives the same answer twice', () => {
    const post = { text: 'Qinglan support hung up on me, worst service ever!!!' };
    expect(analyzer.analyze(post)).toEqual(analyzer.analyze(post));
    expect(analyzer.analyze(post).flags.emotional).toBe(true);
  });
});

it('analyzers of one configuration that were taught differently judge in turn as each would alone', () => {
  const options = { brands: [qinglan, orchard] };
  const ours = new Map([['orchard', learnCorrections([{ text: '红富士苹果真甜', complaint: false }])]]);
  const teach = prepareAnalyzers(options);
  const [plain, taught] = [teach({}), teach({ ours })];
  const alone = createAnalyzer({ ...options, ours });
  const texts = ['红富士苹果真甜', '手机很好，苹果客服态度差', '青岚今天又降价了'];
  for (const text of texts) {
    expect(taught.analyze({ text })).toEqual(alone.analyze({ text }));
    expect(plain.analyze({ text })).toEqual(analyzer.analyze({ text }));
  }
  const names = (one: typeof plain) => one.analyze({ text: '红富士苹果真甜，手机' }).matches.length;
  expect([names(plain), names(taught)]).toEqual([1, 0]);
});

describe('mayName', () => {
  const watched = [
    qinglan,
    orchard,
    { ...qinglan, id: 'waves', name: '海浪', aliases: [], demands: { patterns: ['wave\\s?s'] } },
  ];
  const judge = createAnalyzer({ brands: watched });

  it.each([
    '青岚的客服太差',
    '青 岚的客服太差',
    '青*岚的客服太差',
    '買了ＱＩＮＧＬＡＮ，壞了',
    'The new Waves broke',
    '蘋果手机坏了',
  ])('is true where a brand is named: %s', (text) => {
    expect(judge.analyze({ text }).matches.some(({ type }) => type === 'brand')).toBe(true);
    expect(judge.mayName({ text })).toBe(true);
    expect(judge.mayName({ title: text, text: '如题' })).toBe(true);
  });

  it('is false where none is, whatever else is said, and where a link alone names it', () => {
    for (const text of ['客服太差了，我要投诉12315！', 'https://example.com/qinglan 好看', '']) {
      expect(judge.analyze({ text }).matches.some(({ type }) => type === 'brand')).toBe(false);
      expect(judge.mayName({ text })).toBe(false);
    }
    expect(createAnalyzer({ brands: [] }).mayName({ text: '青岚' })).toBe(false);
  });

  it('leaves what it read last to the analysis that runs', () => {
    const before = judge.analyze({ text: '青岚的客服太差' });
    judge.mayName({ text: '苹果电脑' });
    expect(judge.analyze({ text: '青岚的客服太差' })).toEqual(before);
  });
});
