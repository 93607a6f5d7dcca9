import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../analyze.ts';
import { readWeights, writeWeights } from '../weights-file.ts';
import { describeRows } from './describe-rows.ts';
import { fitCalibration, fitPlatt } from './fit-calibration.ts';
import { prepareRows } from './prepare-rows.ts';
import { trainLayers } from './train-combiner.ts';
import { trainHeads } from './train-heads.ts';
import type { TrainingRow } from './training-row.ts';

const GOOD = ['房间干净，服务热情', '味道很好，送得很快', '质量不错，值得推荐', '非常满意，下次再来'];
const BAD = ['房间很脏，态度恶劣', '难吃，送得太慢了', '质量太差，后悔买了', '客服不理人，要投诉'];
const SETS = ['zh_hotel', 'zh_waimai', 'zh_shop10', 'zh_chnsenticorp'];

const rows: TrainingRow[] = Array.from({ length: 160 }, (_, k) => {
  const good = k % 2 === 0;
  const text = `${(good ? GOOD : BAD)[(k >> 1) % 4]}，第${k}次`;
  return { text, set: SETS[k % 4] ?? '', split: k % 5 === 0 ? 'dev' : 'train', label: good ? 'pos' : 'neg' };
});

function trainSmall() {
  const heads = trainHeads(prepareRows(rows), ({ split }) => split === 'train');
  const described = describeRows(
    rows.filter(({ split }) => split === 'dev'),
    heads,
  );
  const calibration = fitCalibration(described);
  const combiner = { ...trainLayers(described, calibration), calibration };
  return writeWeights({ heads, combiner, dataHash: 'test', vocabularyHash: 'test' });
}

describe('training', () => {
  const bytes = trainSmall();

  it('gives the same bytes twice', () => {
    expect(Buffer.from(trainSmall()).equals(Buffer.from(bytes))).toBe(true);
  });

  it('makes weights that judge texts like those it saw', () => {
    const analyzer = createAnalyzer({ brands: [], weights: readWeights(bytes) });
    expect(analyzer.analyze({ text: '房间干净，值得推荐' }).sentiment.score).toBeGreaterThan(0);
    expect(analyzer.analyze({ text: '质量太差，态度恶劣' }).sentiment.score).toBeLessThan(0);
  });

  it('survives writing and reading', () => {
    const weights = readWeights(bytes);
    expect(Buffer.from(writeWeights(weights)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('readWeights', () => {
  const bytes = trainSmall();

  it('refuses what is no weights file, of another version, for other features, or cut short', () => {
    expect(() => readWeights(new Uint8Array([1, 2, 3]))).toThrow('does not start with EARW');
    const other = bytes.slice();
    other[5] = 9;
    expect(() => readWeights(other)).toThrow('version 9');
    const text = Buffer.from(bytes).toString('latin1').replace('earshot-features-', 'another-features-');
    expect(() => readWeights(Buffer.from(text, 'latin1'))).toThrow('Train again');
    expect(() => readWeights(bytes.slice(0, bytes.length - 1000))).toThrow('cut short');
  });
});

it('fitPlatt finds the slope and offset that made the labels', () => {
  const scores = Array.from({ length: 4000 }, (_, k) => (k % 80) / 10 - 4);
  const labels = scores.map((score, k) => Number(1 / (1 + Math.exp(-(2 * score + 1))) > ((k * 37) % 101) / 101));
  const { slope, offset } = fitPlatt(scores, labels);
  expect(slope).toBeGreaterThan(1.6);
  expect(slope).toBeLessThan(2.4);
  expect(offset).toBeGreaterThan(0.6);
  expect(offset).toBeLessThan(1.4);
});
