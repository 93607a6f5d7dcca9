import { SENTIMENTS } from '../../model/analysis.ts';
import { type Combiner, DOMAIN_INPUT, type Platt } from '../combiner.ts';
import { ZH_OWN } from '../head-scores.ts';
import { DOMAINS } from '../head-specs.ts';
import { roundNumber } from './quantize-head.ts';
import { type CombinerRow, RAW_SCALE } from './train-combiner.ts';
import { isOfCorpus } from './training-row.ts';

/** How much all texts say about each domain, beside those of the domain itself. */
const ELSEWHERE = 0.02;

/**
 * Fits slopes and offsets, one pair a domain, on texts that the heads were not trained on. Texts of the corpora that our readers labelled stay out:
 * they were picked to hold what is rare, and would make every domain look worse than it is.
 */
export function fitCalibration(described: readonly CombinerRow[]): Combiner['calibration'] {
  const rows = described.filter(({ row }) => row.gold === undefined || !isOfCorpus(row));
  const binary = (place: number, use: (row: CombinerRow) => number | null): Platt[] => {
    const used = rows.filter((row) => row.language === 'zh' && use(row) !== null);
    const scores = used.map(({ inputs }) => (inputs[place] as number) * RAW_SCALE);
    const labels = used.map((row) => use(row) as number);
    return DOMAINS['zh-domain'].map((_, d) => fitPlatt(scores, labels, weigh(used, d)));
  };
  const tweets = rows.filter((row) => row.language === 'en' && classOf(row) !== null);
  const shares = tweets.map(({ inputs }) => Array.from(inputs.subarray(0, 3), (value) => value * RAW_SCALE));
  const classes = tweets.map((row) => classOf(row) as number);
  return {
    'zh-polarity': binary(ZH_OWN.polarity, (row) => {
      const label = classOf(row);
      return label === null || label === 1 ? null : Number(label === 2);
    }),
    'zh-neutral': binary(ZH_OWN.neutral, (row) => {
      const label = classOf(row);
      return label === null || NO_NEUTRAL.has(row.row.set) ? null : Number(label === 1);
    }),
    'en-sentiment': DOMAINS['en-domain'].map((_, d) => fitTemperature(shares, classes, weigh(tweets, d))),
  };
}

/** Corpora of feelings that leave out texts without any. */
const NO_NEUTRAL: ReadonlySet<string> = new Set(['zh_weibo_covid', 'zh_weibo_clue']);

function classOf({ row }: CombinerRow): number | null {
  const label = SENTIMENTS.findIndex((name) => name === (row.gold === undefined ? row.label : row.gold.sentiment));
  return label < 0 ? null : label;
}

function weigh(rows: readonly CombinerRow[], domain: number): number[] {
  return rows.map(({ inputs }) => (inputs[DOMAIN_INPUT + domain] as number) + ELSEWHERE);
}

/** Newton steps on the logistic loss. Identity when there is too little to learn from. */
export function fitPlatt(
  scores: readonly number[],
  labels: readonly number[],
  weights: readonly number[] = labels.map(() => 1),
): Platt {
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
      const error = (p - (labels[k] as number)) * (weights[k] as number);
      const curve = p * (1 - p) * (weights[k] as number);
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
function fitTemperature(
  scores: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[] = labels.map(() => 1),
): Platt {
  if (scores.length < 30) return { slope: 1, offset: 0 };
  const lossAt = (slope: number): number => {
    let loss = 0;
    scores.forEach((own, k) => {
      const most = Math.max(...own);
      const total = own.reduce((sum, score) => sum + Math.exp(slope * (score - most)), 0);
      loss -= (weights[k] as number) * (slope * ((own[labels[k] as number] as number) - most) - Math.log(total));
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
