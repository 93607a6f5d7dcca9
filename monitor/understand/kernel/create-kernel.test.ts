import { describe, expect, it } from 'vitest';
import { createLayerScorer } from '../../../shared/understanding/combiner.ts';
import type { Features } from '../../../shared/understanding/features.ts';
import { createTextReader } from '../../../shared/understanding/read-text.ts';
import { createHeadScorer } from '../../../shared/understanding/score-heads.ts';
import { buildVocabulary } from '../../../shared/understanding/vocabulary.ts';
import { loadWeights } from '../../load-weights.ts';
import { createKernel } from './create-kernel.ts';
import { MOST_UNITS } from './memory-plan.ts';

const { heads, kernel, combiner } = await loadWeights();
const vocabulary = buildVocabulary([], []);
const readAlone = createTextReader(vocabulary);
const readWithKernel = createTextReader(vocabulary, undefined, kernel);
const score = createHeadScorer(heads);

/** Everything that a token can be made of, and what stands at its edges. */
const PIECES = [
  '客服',
  '态度',
  '很好',
  '太差了',
  '，',
  '！！！',
  '？',
  '…',
  '退款',
  '垃*圾',
  ' ',
  '  ',
  '\n',
  '\u200b',
  '#',
  '~~~',
  '——',
  'the crew',
  'Not',
  "don't",
  'a',
  'of',
  'donaudampfschifffahrtsgesellschaft',
  'iPhone15',
  'e',
  "'",
  '1',
  '42',
  '1234567890',
  '１２',
  '３.5折',
  '😡',
  '😡😡',
  '☹',
  '\ufe0f',
  '🇨',
  '@',
  '@小明',
  '@user_1-x',
  '@',
  '@二十个字以内的名字才算是一个名字再长就不是了吧',
  'https://t.cn/abc',
  '㍿',
  '½',
  'ﷺ',
  '繁體',
  'ＦＵＬＬ',
  'カナ',
  '한국',
  '𝐀𝐁',
  '\u00ad',
];

function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

function makeTexts(count: number): string[] {
  const next = makeRandom(11);
  const piece = (): string => {
    const kind = next(4);
    if (kind === 0) return String.fromCodePoint(0x4e00 + next(3000));
    return kind === 1 ? `${next(46_656).toString(36)} ` : (PIECES[next(PIECES.length)] as string);
  };
  return Array.from({ length: count }, (_, at) => {
    // Every fiftieth is so long that sums of sixteen bits would run over, and some are too long for the kernel.
    const pieces = at % 50 === 0 ? 300 + next(900) : next(40);
    return Array.from({ length: pieces }, piece).join('');
  });
}

function describeFeatures({ hashes, count, short, words }: Features) {
  return { words, short, count, hashes: hashes.slice(0, count) };
}

describe('the kernel of the shipped weights', () => {
  it('reads the same features and sums the same levels as the program without it', () => {
    let summed = 0;
    const languages = new Set<string>();
    for (const text of ['', ' ', '好', 'x'.repeat(MOST_UNITS), '字'.repeat(MOST_UNITS + 1), ...makeTexts(3000)]) {
      const alone = readAlone(text);
      const expected = describeFeatures(alone.features);
      const scores = structuredClone({ ...score(alone.features, alone.language) });
      const reading = readWithKernel(text);
      expect(describeFeatures(reading.features), text).toEqual(expected);
      expect({ ...score(reading.features, reading.language) }, text).toEqual(scores);
      if (reading.features.sums === null) continue;
      const safety = heads.get('safety');
      let danger = 0;
      for (let k = 0; k < expected.short; k++) {
        danger += safety?.levels[(expected.hashes[k] as number) >>> (32 - safety.bits)] as number;
      }
      expect(reading.features.sums.safety[0], text).toBe(danger);
      languages.add(reading.language);
      summed++;
    }
    expect(languages).toEqual(new Set(['zh', 'en']));
    expect(summed).toBeGreaterThan(2900);
  });

  it.each(['zh', 'en'] as const)('scores the layers of %s as the program without it', (language) => {
    if (kernel === undefined) throw new Error('no kernel');
    const scoreAlone = createLayerScorer(combiner.layers[language], combiner.desk[language]);
    const random = makeRandom(5);
    for (let round = 0; round < 500; round++) {
      for (let k = 0; k < kernel.inputs.length; k++) {
        kernel.inputs[k] = round > 0 && random(3) === 0 ? (random(2000) - 1000) / 300 : 0;
      }
      const desk = round % 3 === 0 ? 0.05 : random(100) / 100;
      expect(kernel.layers[language](kernel.inputs, desk)).toEqual(scoreAlone(kernel.inputs, desk));
    }
  });

  it('leaves a text that is too long to the program, and reads the next one again', () => {
    expect(readWithKernel('太差了'.repeat(MOST_UNITS)).features.sums).toBeNull();
    expect(readWithKernel('太差了').features.sums).not.toBeNull();
  });
});

it('gives no kernel for heads that its tables have no room for', async () => {
  const weights = await loadWeights();
  const changed = new Map(heads);
  const complaint = heads.get('zh-complaint');
  if (complaint === undefined) throw new Error('no head of Chinese complaints');
  changed.set('zh-complaint', { ...complaint, bits: 19, levels: new Int8Array(1 << 19) });
  expect(createKernel({ ...weights, heads: changed })).toBeNull();
  changed.delete('zh-complaint');
  expect(createKernel({ ...weights, heads: changed })).toBeNull();
});
