import { SENTIMENTS } from '../../model/analysis.ts';
import type { Combiner, Platt } from '../combiner.ts';
import { ZH_OWN } from '../score-heads.ts';
import { roundNumber } from './quantize-head.ts';
import { type CombinerRow, RAW_SCALE } from './train-combiner.ts';
import { EVERYDAY_SETS } from './training-row.ts';

/** Fits slopes and offsets on texts that the heads were not trained on. */
export function fitCalibration(rows: readonly CombinerRow[]): Combiner['calibration'] {
  const pick = (use: (row: CombinerRow) => number | null, place: number): [number[], number[]] => {
    const scores: number[] = [];
    const labels: number[] = [];
    for (const row of rows) {
      const label = row.row.gold === undefined ? use(row) : null;
      if (label === null) continue;
      scores.push((row.inputs[place] as number) * RAW_SCALE);
      labels.push(label);
    }
    return [scores, labels];
  };
  const polar = ({ row, language }: CombinerRow): number | null =>
    language === 'zh' && (row.label === 'pos' || row.label === 'neg') ? Number(row.label === 'pos') : null;
  const neutral = ({ row, language }: CombinerRow): number | null =>
    language === 'zh' && EVERYDAY_SETS.has(row.set) && row.set !== 'zh_weibo_covid' && row.set !== 'zh_weibo_clue'
      ? Number(row.label === 'neu')
      : null;
  const tweets = rows.filter(({ row }) => row.set === 'en_tweeteval_sent');
  return {
    'zh-polarity': fitPlatt(...pick(polar, ZH_OWN.polarity)),
    'zh-neutral': fitPlatt(...pick(neutral, ZH_OWN.neutral)),
    'en-sentiment': fitTemperature(
      tweets.map(({ inputs }) => Array.from(inputs.subarray(0, 3), (value) => value * RAW_SCALE)),
      tweets.map(({ row }) => SENTIMENTS.findIndex((label) => label === row.label)),
    ),
  };
}

/** Newton steps on the logistic loss. Identity when there is too little to learn from. */
export function fitPlatt(scores: readonly number[], labels: readonly number[]): Platt {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives < 10 || labels.length - positives < 10) return { slope: 1, offset: 0 };
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 30; step++) {
    let gs = 0;
    let go = 0;
    let hss = 1e-6;
    let hso = 0;
    let hoo = 1e-6;
    scores.forEach((x, k) => {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const error = p - (labels[k] as number);
      const curve = p * (1 - p);
      gs += error * x;
      go += error;
      hss += curve * x * x;
      hso += curve * x;
      hoo += curve;
    });
    const determinant = hss * hoo - hso * hso;
    if (Math.abs(determinant) < 1e-9) break;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
  }
  if (!Number.isFinite(slope) || slope <= 0) return { slope: 1, offset: 0 };
  return { slope: roundNumber(slope), offset: roundNumber(offset) };
}

/** One slope for all classes of a softmax, by golden-section search on the loss. */
export function fitTemperature(scores: readonly (readonly number[])[], labels: readonly number[]): Platt {
  if (scores.length < 30) return { slope: 1, offset: 0 };
  const lossAt = (slope: number): number => {
    let loss = 0;
    scores.forEach((own, k) => {
      const most = Math.max(...own);
      const total = own.reduce((sum, score) => sum + Math.exp(slope * (score - most)), 0);
      loss -= slope * ((own[labels[k] as number] as number) - most) - Math.log(total);
    });
    return loss;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = 0.1;
  let high = 4;
  for (let step = 0; step < 40; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (lossAt(left) < lossAt(right)) high = right;
    else low = left;
  }
  return { slope: roundNumber((low + high) / 2), offset: 0 };
}
