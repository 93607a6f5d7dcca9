import { expect, it } from 'vitest';
import { loadWeights } from '../monitor/load-weights.ts';
import type { Features } from '../shared/understanding/features.ts';
import { correctionId, type HeadId } from '../shared/understanding/head-specs.ts';
import { type Head, MIN_GATE, toShares } from '../shared/understanding/heads.ts';
import { createTextReader } from '../shared/understanding/read-text.ts';
import { createHeadScorer } from '../shared/understanding/score-heads.ts';
import { buildVocabulary } from '../shared/understanding/vocabulary.ts';

const PIECES = {
  zh: [
    '客服',
    '态度',
    '很好',
    '太差了',
    '，',
    '退款',
    '三天没人理',
    '！',
    '房间',
    '干净',
    '不',
    '快递',
    '慢',
    '😡',
    '12',
    '质量',
  ],
  en: [
    'the crew ',
    'was ',
    'great ',
    'not ',
    'rude ',
    'refund ',
    'please',
    '! ',
    'never ',
    'again ',
    'love ',
    '3 ',
    'room ',
  ],
} as const;
const { heads } = await loadWeights();
const { random, postOf } = makePosts(7);

/** Score of each class as the heads' own weights give it, one after the other: bias + Σ weights / √features. */
function plainScores(id: string, { hashes, count: all, short }: Features): number[] {
  const { levels, classes, bits, scale, bias, short: isShort } = heads.get(id) as Head;
  const count = isShort ? short : all;
  return Array.from({ length: classes }, (_, c) => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += levels[((hashes[k] as number) >>> (32 - bits)) * classes + c] as number;
    return (count === 0 ? 0 : sum * (scale / Math.sqrt(count))) + (bias[c] as number);
  });
}

/** The same, corrected by each domain as far as the text belongs to it. */
function correctedScores(id: HeadId, domains: readonly number[], features: Features): number[] {
  const scores = plainScores(id, features);
  domains.forEach((share, d) => {
    if (share < MIN_GATE || !heads.has(correctionId(id, d))) return;
    plainScores(correctionId(id, d), features).forEach((score, c) => {
      scores[c] = (scores[c] as number) + share * score;
    });
  });
  return scores;
}

function makePosts(seed: number) {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
  // Words that nobody knows: without them a long post says the same again and has few features.
  const wordOf = (language: 'zh' | 'en'): string =>
    language === 'zh' ? String.fromCodePoint(0x4e00 + next(3000)) : `${next(46_656).toString(36)}x `;
  return {
    random: next,
    postOf: (language: 'zh' | 'en', pieces: number): string =>
      Array.from({ length: pieces }, () => PIECES[language][next(PIECES[language].length)] + wordOf(language)).join(''),
  };
}

it.each(['zh', 'en'] as const)('the shipped heads score %s posts in lanes as each does by a plain sum', (language) => {
  const read = createTextReader(buildVocabulary([], []));
  const score = createHeadScorer(heads);
  const domain = language === 'zh' ? 'zh-domain' : 'en-domain';
  let most = 0;
  for (let round = 0; round < 150; round++) {
    // Every tenth is longer than one block of lanes.
    const { features } = read(postOf(language, round % 10 === 0 ? 600 + random(900) : random(30)));
    most = Math.max(most, features.short);
    const shares = [...toShares(Float64Array.from(plainScores(domain, features)), (heads.get(domain) as Head).classes)];
    const found = score(features, language);
    expect([...found.domains.subarray(0, shares.length)]).toEqual(shares);
    expect([...found.kind]).toEqual(plainScores('kind', features));
    expect([...found.topic]).toEqual(plainScores('topic', features));
    expect([...found.own]).toEqual(
      language === 'zh'
        ? [
            ...correctedScores('zh-polarity', shares, features),
            ...correctedScores('zh-neutral', shares, features),
            ...plainScores('zh-complaint', features),
            ...plainScores('zh-anger', features),
          ]
        : [...correctedScores('en-sentiment', shares, features), ...plainScores('en-complaint', features)],
    );
  }
  expect(most).toBeGreaterThan(2 * 512);
});
