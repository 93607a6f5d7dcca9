import { KINDS, TOPICS } from '../model/analysis.ts';
import { COMBINED, type CombinedId, type LayerScorer } from './decisions.ts';
import type { HeadScores } from './head-scores.ts';
import { MIN_GATE } from './heads.ts';
import type { Reading } from './read-text.ts';
import { CUE_TYPES, TERM_BITS, type TermType } from './term-types.ts';

/** A small dense layer over scores and cues: `weights[class * inputs + input]`. */
export interface Layer {
  readonly weights: readonly number[];
  readonly bias: readonly number[];
}

/** Slope and offset that make a log odds out of a raw score. */
export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

/** One layer a decision. */
export type Layers = Readonly<Record<CombinedId, Layer>>;

/**
 * Layers of each language, learned from posts that people labelled and from texts that the heads have not seen; and the calibration of the
 * heads that decide by themselves, one a domain: they are surer of a hotel review than of a private post.
 */
export interface Combiner {
  readonly layers: Readonly<Record<'zh' | 'en', Layers>>;
  /** What is added to the scores of the layers, as far as a text looks like a short post to a desk. */
  readonly desk: Readonly<Record<'zh' | 'en', Layers>>;
  readonly calibration: Readonly<Record<'zh-polarity' | 'zh-neutral' | 'en-sentiment', readonly Platt[]>>;
}

/** Place of the share of the first domain among the inputs. */
export const DOMAIN_INPUT = 4;
/** Place of the first score of the head of kinds among the inputs. */
export const KIND_INPUT = DOMAIN_INPUT + 8;
/** The same of the head of topics. */
export const TOPIC_INPUT = KIND_INPUT + KINDS.length;

/** How many inputs a text gives. */
export const INPUTS = 4 + 8 + KINDS.length + TOPICS.length * 2 + CUE_TYPES.length + 22;

/** Writes what the combiner sees of a text. Everything is kept within a few units, so that one regularisation fits all. */
export function describeText(reading: Reading, heads: HeadScores, amountYuan: number, out: Float64Array): Float64Array {
  const { signals, score, topicCounts, folded } = reading;
  let at = 0;
  const add = (value: number): void => {
    out[at++] = value;
  };
  const { own, domains, kind, topic } = heads;
  const { bits, cueCounts } = signals;
  for (let k = 0; k < own.length; k++) out[at++] = squash(own[k] as number);
  for (let k = 0; k < domains.length; k++) out[at++] = domains[k] as number;
  for (let k = 0; k < kind.length; k++) out[at++] = squash(kind[k] as number);
  for (let k = 0; k < topic.length; k++) out[at++] = squash(topic[k] as number);
  for (let k = 0; k < topicCounts.length; k++) out[at++] = Math.min(topicCounts[k] as number, 3) / 2;
  for (let k = 0; k < cueCounts.length; k++) out[at++] = Math.min(cueCounts[k] as number, 2);
  const cue = (type: TermType): boolean => (bits & TERM_BITS[type]) !== 0;
  const tone = Math.tanh(score.score / 5);
  const asks = cue('question') || signals.questions > 0;
  const size = signals.han + signals.letters / 4;
  add(tone);
  add(Math.tanh(score.last / 4));
  add(Number(score.positive.length > 0));
  add(Number(score.negative.length > 0));
  add(Number(score.positive.length > 0 && score.negative.length > 0));
  add(Math.min(signals.questions, 2));
  add(Number(signals.longestShout >= 3));
  add(signals.shouted);
  add(Math.min(signals.emoji, 4) / 4);
  add(Math.min(1, size / 20));
  add(Math.min(1, size / 80));
  add(Number(amountYuan > 0));
  add(Number(asks && tone > -0.2));
  add(Number(asks && tone <= -0.2));
  add(Number(asks && size < 20));
  add(Number(cue('suggestion') && !cue('emotional')));
  add(Number(cue('resolved') && tone > -0.5));
  add(Number(cue('fault') && tone < 0));
  add(Number(cue('irony') && (cue('complaint') || cue('fault'))));
  add(Number(cue('complaint') && !cue('news') && !cue('spam')));
  add(Number((cue('news') || cue('spam')) && !cue('emotional')));
  add(Number(folded.length < 12));
  return out;
}

const IDS = Object.keys(COMBINED) as CombinedId[];
/** So many scores are summed in one pass. */
const ABREAST = 8;
/** Scores of all decisions, side by side. */
export const WIDTH = Math.ceil(IDS.reduce((sum, id) => sum + COMBINED[id], 0) / ABREAST) * ABREAST;

/**
 * Layers packed by input, all decisions side by side (`WIDTH`): most inputs of a text are 0, and are passed over once.
 */
export interface PackedLayers {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Packs the layers of one language and what posts to a desk add to them. */
export function createLayerScorer(shared: Layers, desk: Layers): LayerScorer {
  const packed = { shared: packLayers(shared), desk: packLayers(desk) };
  const scores = new Float64Array(WIDTH);
  /** The inputs that are not 0, and where the weights of each begin. */
  const values = new Float64Array(INPUTS);
  const rows = new Int32Array(INPUTS);
  const views = viewDecisions(scores);
  return (inputs, deskShare) => {
    let used = 0;
    for (let k = 0; k < INPUTS; k++) {
      const value = inputs[k] as number;
      if (value === 0) continue;
      values[used] = value;
      rows[used++] = k * WIDTH;
    }
    scores.fill(0);
    addScores(packed.shared, values, rows, used, 1, scores);
    if (deskShare >= MIN_GATE) addScores(packed.desk, values, rows, used, deskShare, scores);
    return views;
  };
}

/** Each decision's part of `WIDTH` scores. */
export function viewDecisions(scores: Float64Array): Readonly<Record<CombinedId, Float64Array>> {
  const views = {} as Record<CombinedId, Float64Array>;
  let first = 0;
  for (const id of IDS) {
    views[id] = scores.subarray(first, first + COMBINED[id]);
    first += COMBINED[id];
  }
  return views;
}

/** Packs the layers of one language. */
export function packLayers(layers: Layers): PackedLayers {
  const weights = new Float64Array(INPUTS * WIDTH);
  const bias = new Float64Array(WIDTH);
  let first = 0;
  for (const id of IDS) {
    const layer = layers[id];
    for (let c = 0; c < COMBINED[id]; c++) {
      bias[first + c] = layer.bias[c] as number;
      for (let k = 0; k < INPUTS; k++) weights[k * WIDTH + first + c] = layer.weights[c * INPUTS + k] as number;
    }
    first += COMBINED[id];
  }
  return { weights, bias };
}

/** Adds scores times `share`. Eight sums at a time are kept in variables: an array of sums would be read and written for every input. */
function addScores(
  { weights, bias }: PackedLayers,
  values: Float64Array,
  rows: Int32Array,
  used: number,
  share: number,
  scores: Float64Array,
): void {
  for (let first = 0; first < WIDTH; first += ABREAST) {
    let a = bias[first] as number;
    let b = bias[first + 1] as number;
    let c = bias[first + 2] as number;
    let d = bias[first + 3] as number;
    let e = bias[first + 4] as number;
    let f = bias[first + 5] as number;
    let g = bias[first + 6] as number;
    let h = bias[first + 7] as number;
    for (let u = 0; u < used; u++) {
      const value = values[u] as number;
      const at = (rows[u] as number) + first;
      a += value * (weights[at] as number);
      b += value * (weights[at + 1] as number);
      c += value * (weights[at + 2] as number);
      d += value * (weights[at + 3] as number);
      e += value * (weights[at + 4] as number);
      f += value * (weights[at + 5] as number);
      g += value * (weights[at + 6] as number);
      h += value * (weights[at + 7] as number);
    }
    scores[first] = (scores[first] as number) + share * a;
    scores[first + 1] = (scores[first + 1] as number) + share * b;
    scores[first + 2] = (scores[first + 2] as number) + share * c;
    scores[first + 3] = (scores[first + 3] as number) + share * d;
    scores[first + 4] = (scores[first + 4] as number) + share * e;
    scores[first + 5] = (scores[first + 5] as number) + share * f;
    scores[first + 6] = (scores[first + 6] as number) + share * g;
    scores[first + 7] = (scores[first + 7] as number) + share * h;
  }
}

function squash(score: number): number {
  return Math.max(-8, Math.min(8, score)) / 3;
}
