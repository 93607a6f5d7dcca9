import { KINDS, SENTIMENTS, TOPICS } from '../../model/analysis.ts';
import { readBaseSentiment } from '../base-sentiment.ts';
import { COMBINED, type CombinedId, type Combiner, DOMAIN_INPUT, INPUTS, KIND_INPUT, type Layer } from '../combiner.ts';
import { DESK_DOMAIN } from '../head-specs.ts';
import { EN_OWN } from '../score-heads.ts';
import { roundNumber } from './quantize-head.ts';
import { EVERYDAY_SETS, PRODUCT_SETS, type TrainingRow } from './training-row.ts';

/** Raw scores stand in the inputs divided by this. */
export const RAW_SCALE = 3;

/** One text as the combiner sees it. */
export interface CombinerRow {
  readonly row: TrainingRow;
  readonly language: 'zh' | 'en';
  readonly inputs: Float64Array;
}

const STEPS = 400;
/** Keeps the layer small: a few hundred labelled posts cannot carry large weights. */
const PENALTY = 0.004;
/** A head that speaks for itself is to be heard. */
const PENALTY_ON_BASE = 0.02;
/** Our own posts are cleaner than what is met outside, and one hand wrote them. */
const OWN = 0.5;
/** Posts as they are met outside, labelled by two people. */
const GOLD = { kind: 4, other: 2 } as const;
/** A text with nothing but a corpus label counts this much of a labelled post. */
const CORPUS = 0.125;

/** Trains all layers of both languages. Deterministic: full gradients, fixed steps. */
export function trainLayers(rows: readonly CombinerRow[], calibration: Combiner['calibration']): Combiner['layers'] {
  const train = (language: 'zh' | 'en'): Record<CombinedId, Layer> => {
    const own = rows.filter((row) => row.language === language);
    const layer = (id: CombinedId): Layer => trainLayer(own, id, calibration);
    return {
      complaint: layer('complaint'),
      topic: layer('topic'),
      emotional: layer('emotional'),
      spam: layer('spam'),
      kind: layer('kind'),
      sentiment: layer('sentiment'),
    };
  };
  return { zh: train('zh'), en: train('en') };
}

/** Label and weight of a row for one decision; null: it says nothing about it. */
function labelOf({ row }: CombinerRow, id: CombinedId): readonly [label: number, weight: number] | null {
  const { gold, set, label } = row;
  if (gold !== undefined) {
    const value = gold[id];
    if (value === undefined) return null;
    const weight = set === 'challenge' ? OWN : GOLD[id === 'kind' ? 'kind' : 'other'];
    if (typeof value === 'boolean') return [Number(value), weight];
    return [CLASSES[id as keyof typeof CLASSES].indexOf(value), weight];
  }
  switch (id) {
    case 'complaint':
      if (PRODUCT_SETS.has(set)) return [Number(label === 'neg'), CORPUS];
      if (EVERYDAY_SETS.has(set)) return [0, CORPUS];
      if (set === 'en_complaints') return [Number(label === 'complaint'), 1];
      return set === 'en_tweeteval_sent' && label !== 'neg' ? [0, CORPUS] : null;
    case 'kind':
      return EVERYDAY_SETS.has(set) || set === 'en_tweeteval_sent' ? [KINDS.indexOf('other'), CORPUS / 4] : null;
    case 'sentiment': {
      const known = CLASSES.sentiment.indexOf(label);
      return known < 0 ? null : [known, CORPUS];
    }
    default:
      return null;
  }
}

const CLASSES: Readonly<Record<'topic' | 'kind' | 'sentiment', readonly string[]>> = {
  topic: TOPICS,
  kind: KINDS,
  sentiment: SENTIMENTS,
};

function trainLayer(rows: readonly CombinerRow[], id: CombinedId, calibration: Combiner['calibration']): Layer {
  const classes = COMBINED[id];
  const lessons = rows.flatMap((row) => {
    const taught = labelOf(row, id);
    if (taught === null) return [];
    const base = readBase(row, id, calibration);
    const gate = id === 'sentiment' ? readGate(row) : 1;
    return [{ inputs: row.inputs, base, gate, label: taught[0], weight: taught[1] }];
  });
  const penalty = lessons[0]?.base ? PENALTY_ON_BASE : PENALTY;
  const weights = new Float64Array(classes * INPUTS);
  const bias = new Float64Array(classes);
  if (lessons.length === 0) return { weights: [...weights], bias: [...bias] };
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const gradient = new Float64Array(weights.length);
  const slope = new Float64Array(classes);
  const scores = new Float64Array(classes);
  const moment = new Float64Array(weights.length + classes);
  const square = new Float64Array(weights.length + classes);
  for (let step = 1; step <= STEPS; step++) {
    gradient.fill(0);
    slope.fill(0);
    for (const { inputs, base, gate, label, weight } of lessons) {
      scoreInputs(weights, bias, inputs, base, gate, scores);
      for (let c = 0; c < classes; c++) {
        const error =
          ((scores[c] as number) - (classes === 1 ? label : Number(c === label))) * ((weight * gate) / total);
        slope[c] = (slope[c] as number) + error;
        const first = c * INPUTS;
        for (let k = 0; k < INPUTS; k++) {
          gradient[first + k] = (gradient[first + k] as number) + error * (inputs[k] as number);
        }
      }
    }
    const rate = 0.1 * (1 - step / (STEPS + 1));
    const update = (at: number, raw: number): number => {
      moment[at] = 0.9 * (moment[at] as number) + 0.1 * raw;
      square[at] = 0.99 * (square[at] as number) + 0.01 * raw * raw;
      const mean = (moment[at] as number) / (1 - 0.9 ** step);
      return (rate * mean) / (Math.sqrt((square[at] as number) / (1 - 0.99 ** step)) + 1e-8);
    };
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] as number;
      weights[k] = weight - update(k, (gradient[k] as number) + penalty * weight);
    }
    for (let c = 0; c < classes; c++) bias[c] = (bias[c] as number) - update(weights.length + c, slope[c] as number);
  }
  return { weights: Array.from(weights, roundShort), bias: Array.from(bias, roundNumber) };
}

/** What a layer starts from, where a head speaks for itself: it learns only where that head is wrong. */
function readBase(
  { inputs, language }: CombinerRow,
  id: CombinedId,
  calibration: Combiner['calibration'],
): Float64Array | null {
  const raw = (first: number, count: number): Float64Array =>
    inputs.subarray(first, first + count).map((value) => value * RAW_SCALE);
  switch (id) {
    case 'kind':
      return raw(KIND_INPUT, KINDS.length);
    case 'complaint':
      return language === 'en' ? raw(EN_OWN.complaint, 1) : null;
    case 'sentiment':
      return readBaseSentiment(
        raw(0, 4),
        inputs.subarray(DOMAIN_INPUT),
        language,
        calibration,
        new Float64Array(SENTIMENTS.length),
      );
    default:
      return null;
  }
}

/** How much a text looks like a post to a desk: only there the layer corrects the sentiment. */
function readGate({ inputs, language }: CombinerRow): number {
  return inputs[DOMAIN_INPUT + DESK_DOMAIN[language]] as number;
}

function scoreInputs(
  weights: Float64Array,
  bias: Float64Array,
  inputs: Float64Array,
  base: Float64Array | null,
  gate: number,
  scores: Float64Array,
): void {
  const classes = bias.length;
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) {
    let sum = bias[c] as number;
    const first = c * INPUTS;
    for (let k = 0; k < INPUTS; k++) sum += (weights[first + k] as number) * (inputs[k] as number);
    sum = sum * gate + (base === null ? 0 : (base[c] as number));
    scores[c] = sum;
    most = Math.max(most, sum);
  }
  if (classes === 1) {
    scores[0] = 1 / (1 + Math.exp(-(scores[0] as number)));
    return;
  }
  let total = 0;
  for (let c = 0; c < classes; c++) {
    scores[c] = Math.exp((scores[c] as number) - most);
    total += scores[c] as number;
  }
  for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) / total;
}

function roundShort(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
