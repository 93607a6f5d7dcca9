import { expect, it } from 'vitest';
import { createFeatures } from './features.ts';
import type { Head } from './heads.ts';
import { packHeads } from './lane-table.ts';

const LEVELS = [-49, -36, -25, -16, -9, -4, -1, 0, 1, 4, 9, 16, 25, 36, 49];

function makeHead(id: string, bits: number, classes: number, seed: number): Head {
  let state = seed;
  const levels = Int8Array.from({ length: (classes << bits) + 2 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return LEVELS[state % LEVELS.length] as number;
  });
  const bias = Float64Array.from({ length: classes }, (_, c) => c / 7);
  return { id, bits, classes, short: true, levels, scale: 0.03 * seed, bias };
}

it('packed heads score as each head by itself, whatever their sizes and however long the text', () => {
  const heads = [makeHead('a', 6, 7, 3), makeHead('b', 8, 6, 5), makeHead('c', 8, 12, 7), makeHead('d', 7, 1, 11)];
  const table = packHeads(heads);
  expect(table.firsts).toEqual([0, 7, 13, 25]);
  const features = createFeatures();
  const scores = new Float64Array(26);
  for (const count of [0, 1, 3, 511, 512, 513, 3000]) {
    features.hashes = Uint32Array.from({ length: count }, (_, k) => Math.imul(k + 1, 0x9e3779b1) >>> 0);
    features.count = count;
    features.short = count;
    table.score(features, scores);
    const expected = heads.flatMap(({ bits, classes, levels, scale, bias }) =>
      Array.from({ length: classes }, (_, c) => {
        let sum = 0;
        for (const hash of features.hashes) sum += levels[(hash >>> (32 - bits)) * classes + c] as number;
        return (count === 0 ? 0 : sum * (scale / Math.sqrt(count))) + (bias[c] as number);
      }),
    );
    expect([...scores]).toEqual(expected);
  }
});

it('heads that read different features do not go into one table', () => {
  expect(() => packHeads([makeHead('a', 6, 1, 3), { ...makeHead('b', 6, 1, 5), short: false }])).toThrow(
    'same features',
  );
});
