import { describe, expect, it } from 'vitest';
import { addChoices, learnChoices, learnCorrections, scoreCorrection, tryCorrections } from './corrections.ts';
import { createTextReader } from './read-text.ts';
import { buildVocabulary } from './vocabulary.ts';

const read = createTextReader(buildVocabulary([], []));
const scoreOf = (delta: ReturnType<typeof learnCorrections>, text: string): number =>
  scoreCorrection(delta, read(text).features);

describe('corrections', () => {
  const clicks = [
    { text: '青岚杯抽奖活动又开始啦', complaint: false },
    { text: '青岚杯今晚决赛直播', complaint: false },
    { text: '青岚的盖子又漏了', complaint: true },
  ];

  it('move posts like the corrected ones, and hardly others', () => {
    const delta = learnCorrections(clicks);
    expect(scoreOf(delta, '青岚杯报名开始')).toBeLessThan(-0.2);
    expect(scoreOf(delta, '盖子漏了')).toBeGreaterThan(0.2);
    expect(Math.abs(scoreOf(delta, 'completely different words'))).toBeLessThan(0.2);
  });

  it('are taken back by leaving them out', () => {
    const [first, second, third] = clicks;
    if (!first || !second || !third) throw new Error('three clicks');
    expect(learnCorrections([first, third]).buckets).toEqual(learnCorrections([first, third]).buckets);
    expect(scoreOf(learnCorrections([]), first.text)).toBe(0);
    expect(scoreOf(learnCorrections([third]), second.text)).toBeGreaterThan(
      scoreOf(learnCorrections(clicks), second.text),
    );
  });

  it('never move the odds without bound', () => {
    const many = Array.from({ length: 500 }, () => ({ text: '差评差评', complaint: false }));
    expect(scoreOf(learnCorrections(many), '差评差评')).toBeGreaterThanOrEqual(-4);
  });

  it('give the same delta whatever was learned before', () => {
    const first = learnCorrections(clicks);
    learnCorrections([{ text: 'another text, much longer than the others 快递太慢了', complaint: true }]);
    expect(learnCorrections(clicks)).toEqual(first);
  });

  it('are tried each by what the others teach', () => {
    const judge = (text: string, delta: ReturnType<typeof learnCorrections> | null): boolean =>
      (delta === null ? 0.1 : scoreOf(delta, text)) > 0;
    expect(tryCorrections(clicks, learnCorrections, judge, ({ complaint }) => complaint)).toMatchObject({
      before: 1,
      total: 3,
    });
  });
});

describe('corrections of a choice', () => {
  const read = createTextReader(buildVocabulary([], []));
  const scoresOf = (delta: ReturnType<typeof learnChoices>, text: string): number[] => {
    const scores = new Float64Array(3);
    addChoices(delta, read(text).features, scores);
    return [...scores];
  };

  it('speak for the class that was given and against the one that was wrong, and leave others alone', () => {
    const delta = learnChoices([{ text: '青岚杯抽奖活动又开始啦', from: 0, to: 2 }], 3);
    const [wrong = 0, other, right = 0] = scoresOf(delta, '青岚杯抽奖活动开始');
    expect(right).toBeGreaterThan(0.2);
    expect(wrong).toBeLessThan(-0.2);
    expect(other).toBe(0);
    expect(scoresOf(learnChoices([], 3), '青岚杯抽奖')).toEqual([0, 0, 0]);
  });
});
