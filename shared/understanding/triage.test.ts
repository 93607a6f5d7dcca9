import { describe, expect, it } from 'vitest';
import type { AnalysisFlags } from '../model/analysis.ts';
import { createAnalyzer } from './analyze.ts';
import { isMention } from './is-mention.ts';
import type { Judgement } from './judgement.ts';
import { triage } from './triage.ts';
import { TRIAGE_THRESHOLDS, type TriageThresholds } from './triage-thresholds.ts';

const quiet: AnalysisFlags = {
  safety: false,
  legal: false,
  media: false,
  amountYuan: 0,
  repeated: false,
  emotional: false,
  spam: false,
  resolved: false,
  question: false,
};
const complaint: Judgement = {
  sentiment: 'neg',
  score: -0.8,
  sentimentConfidence: 0.9,
  complaint: true,
  complaintConfidence: 0.9,
  kind: 'complaint',
  topic: 'delivery',
  emotional: false,
  spam: false,
  deskShare: 0,
};
const score = { score: -3, last: -3, course: [], positive: [], negative: ['差'] };

function judge(flags: Partial<AnalysisFlags>, judgement: Partial<Judgement> = {}, post: { followers?: number } = {}) {
  return triage({
    judgement: { ...complaint, ...judgement },
    flags: { flags: { ...quiet, ...flags }, words: {}, safetyHits: new Set(), hazard: null, judgedDangerous: false },
    ruled: [],
    score,
    post: { text: '', ...post },
    matches: [{ type: 'brand', term: '青岚', brandId: 'qinglan', start: 0, end: 2 }],
    thresholds: TRIAGE_THRESHOLDS,
  });
}

describe('triage', () => {
  it.each([
    ['a plain complaint', {}, {}, {}, 'normal', 'yellow'],
    ['a safety risk', { safety: true }, {}, {}, 'critical', 'red'],
    ['a threat of law', { legal: true }, {}, {}, 'urgent', 'red'],
    ['media', { media: true }, {}, {}, 'urgent', 'red'],
    ['an author with reach', {}, {}, { followers: 500_000 }, 'urgent', 'red'],
    ['account or data at risk', {}, { topic: 'account' }, {}, 'urgent', 'red'],
    ['more than 1000 yuan', { amountYuan: 1001 }, {}, {}, 'important', 'orange'],
    ['1000 yuan', { amountYuan: 1000 }, {}, {}, 'normal', 'yellow'],
    ['a second complaint', { repeated: true }, {}, {}, 'important', 'orange'],
    ['strong emotion', {}, { emotional: true }, {}, 'important', 'orange'],
    ['praise', {}, { complaint: false, sentiment: 'pos', kind: 'praise' }, {}, 'normal', 'blue'],
    ['an advertisement', { legal: true }, { spam: true, complaint: false, sentiment: 'neu' }, {}, 'normal', 'blue'],
    [
      'news of a recall',
      { safety: true },
      { spam: true, complaint: false, sentiment: 'neu' },
      {},
      'important',
      'orange',
    ],
  ] as const)('%s', (_name, flags, judgement, post, urgency, level) => {
    expect(judge(flags, judgement, post)).toMatchObject({ urgency, level });
  });

  it('tells who hears of it, and why, with rule ids', () => {
    const analysis = judge({ legal: true, amountYuan: 5000 });
    expect(analysis.departments).toEqual(['service-supervisor', 'logistics', 'pr', 'legal']);
    expect(analysis.why.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['CLS-5', 'ESC-2', 'SOC-1']));
    for (const { zh, en } of analysis.why) expect(zh.length * en.length).toBeGreaterThan(0);
  });
});

describe('numbers that an administrator can change', () => {
  const judgeRated = (text: string, rating: number | null, lowRating = 2) =>
    createAnalyzer({ brands: [], thresholds: { lowRating } }).analyze({ text, rating });

  it('few stars are a bad review, whatever its words say (SLA-REVIEW)', () => {
    const praised = '非常好，很满意，强烈推荐';
    expect(judgeRated(praised, null)).toMatchObject({ kind: 'praise', level: 'blue' });
    const analysis = judgeRated(praised, 2);
    expect(analysis).toMatchObject({ sentiment: { label: 'neg' }, level: 'yellow' });
    expect(analysis.kind).not.toBe('praise');
    expect(analysis.sentiment.confidence).toBeLessThan(0.7);
    expect(analysis.why).toContainEqual({ rule: 'SLA-REVIEW', zh: '2 星，算差评', en: '2 stars: a bad review' });
    expect(judgeRated(praised, 2, 1)).toMatchObject({ kind: 'praise', level: 'blue' });
  });

  it('what is much at stake and who has reach', () => {
    const complaint = { text: '太差了，退我 900 元', followers: 50 };
    const judge = (thresholds: Partial<TriageThresholds>) =>
      createAnalyzer({ brands: [], thresholds }).analyze(complaint).urgency;
    expect(judge({})).toBe('normal');
    expect(judge({ amountAtStakeYuan: 800 })).toBe('important');
    expect(judge({ reachFollowers: 50 })).toBe('urgent');
  });
});

describe('isMention', () => {
  const brand = { id: 'q', name: '青岚', aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] };
  const analyzer = createAnalyzer({ brands: [brand] });
  const heard = (text: string): boolean => isMention(analyzer.analyze({ text }));

  it('wants the brand and something to answer', () => {
    expect(heard('青岚太差了，投诉')).toBe(true);
    expect(heard('太差了，投诉')).toBe(false);
    expect(heard('青岚什么时候有货')).toBe(true);
  });

  it('leaves advertisements out, unless they are about safety, law or media', () => {
    expect(heard('青岚转发抽奖，关注并转发')).toBe(false);
    expect(heard('青岚宣布召回两万台起火的充电宝')).toBe(true);
  });
});
