import { MIN_GATE } from '../heads.ts';
import { createOrder } from './shuffle.ts';

/** Features of many texts: those of row `r` are `hashes[starts[r] … starts[r + 1])`; the first `shorts[r]` of them are the short ones. */
export interface FeatureRows {
  readonly starts: Uint32Array;
  readonly shorts: Uint32Array;
  readonly hashes: Uint32Array;
}

/** One lesson: a row, its class (1 or 0 for a head with one score) and how much it counts. */
export interface Lesson {
  readonly row: number;
  readonly label: number;
  readonly weight: number;
}

/** Trained weights before quantising: `weights[bucket * classes + class]`. */
export interface TrainedHead {
  readonly bits: number;
  readonly classes: number;
  readonly short: boolean;
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

export interface TrainOptions {
  readonly bits: number;
  /** Scores: 1 is a logistic head, more are a softmax. */
  readonly classes?: number;
  readonly short?: boolean;
  readonly epochs?: number;
  readonly rate?: number;
  /** Share of the features of a lesson that are left out, others each time: a head must not lean on a few of them. 0 by default. */
  readonly dropout?: number;
  /** Corrections by domain, trained together with the shared weights. */
  readonly domains?: DomainOptions;
}

export interface DomainOptions {
  readonly count: number;
  readonly bits: number;
  /** `gates[row * count + d]`: share of domain d in a row. */
  readonly gates: Float32Array;
}

/** The shared head and, where asked for, that of each domain. */
export interface TrainedHeads {
  readonly shared: TrainedHead;
  readonly domains: readonly TrainedHead[];
}

const EPOCHS = 6;
const RATE = 0.2;
/** Start of the sums of squares: damps the first steps of AdaGrad. */
const START = 1e-4;

/** One table of weights in training. */
interface Table {
  readonly bits: number;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly mean: Float64Array;
  readonly bias: Float64Array;
  readonly biasSquares: Float64Array;
  readonly meanBias: Float64Array;
}

/**
 * Linear heads by AdaGrad over a fixed shuffle, averaged over the second half of the epochs. The same lessons give the same weights.
 */
export function trainHead(rows: FeatureRows, lessons: readonly Lesson[], options: TrainOptions): TrainedHeads {
  const { bits, classes = 1, short = false, epochs = EPOCHS, rate = RATE, dropout = 0, domains } = options;
  const shared = createTable(bits, classes);
  const corrections = Array.from({ length: domains?.count ?? 0 }, () => createTable(domains?.bits ?? 0, classes));
  const tables = [shared, ...corrections];
  const scores = new Float64Array(classes);
  const order = createOrder(lessons.length);
  const drop = createDropout(dropout);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of order.shuffle()) {
      const { row, label, weight } = lessons[at] as Lesson;
      const start = rows.starts[row] as number;
      const end = short ? start + (rows.shorts[row] as number) : (rows.starts[row + 1] as number);
      const hashes = drop(rows.hashes.subarray(start, end));
      if (hashes.length === 0) continue;
      const norm = 1 / Math.sqrt(hashes.length);
      scores.fill(0);
      for (let t = 0; t < tables.length; t++) {
        const gate = gateOf(t, row, domains);
        if (gate > 0) addScores(tables[t] as Table, classes, hashes, norm, gate, scores);
      }
      scoresToErrors(scores, label, weight);
      for (let t = 0; t < tables.length; t++) {
        const gate = gateOf(t, row, domains);
        if (gate > 0) learn(tables[t] as Table, classes, hashes, norm, gate, scores, rate);
      }
    }
    if (epoch >= epochs / 2) for (const table of tables) addToMean(table, 1 / (epochs - Math.ceil(epochs / 2)));
  }
  const finish = ({ bits: own, mean, meanBias }: Table): TrainedHead => {
    return { bits: own, classes, short, weights: Float32Array.from(mean), bias: meanBias };
  };
  return { shared: finish(shared), domains: corrections.map(finish) };
}

/** Leaves out a share of what it is given: by the same rule in every training, so that the same lessons give the same weights. */
function createDropout(share: number): (hashes: Uint32Array) => Uint32Array {
  if (share === 0) return (hashes) => hashes;
  const least = share * 0x100000000;
  let kept = new Uint32Array(8192);
  let state = 12345;
  return (hashes) => {
    if (kept.length < hashes.length) kept = new Uint32Array(hashes.length * 2);
    let count = 0;
    for (let k = 0; k < hashes.length; k++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if (state >= least) kept[count++] = hashes[k] as number;
    }
    return kept.subarray(0, count);
  };
}

function gateOf(table: number, row: number, domains: DomainOptions | undefined): number {
  if (table === 0 || domains === undefined) return 1;
  const gate = domains.gates[row * domains.count + table - 1] as number;
  return gate < MIN_GATE ? 0 : gate;
}

function addScores(
  table: Table,
  classes: number,
  hashes: Uint32Array,
  norm: number,
  gate: number,
  scores: Float64Array,
): void {
  const { weights, bias, bits } = table;
  const shift = 32 - bits;
  for (let c = 0; c < classes; c++) {
    let sum = 0;
    for (let k = 0; k < hashes.length; k++) sum += weights[((hashes[k] as number) >>> shift) * classes + c] as number;
    scores[c] = (scores[c] as number) + gate * (sum * norm + (bias[c] as number));
  }
}

function learn(
  table: Table,
  classes: number,
  hashes: Uint32Array,
  norm: number,
  gate: number,
  errors: Float64Array,
  rate: number,
): void {
  const { weights, squares, bias, biasSquares, bits } = table;
  const shift = 32 - bits;
  for (let c = 0; c < classes; c++) {
    const error = (errors[c] as number) * gate;
    const step = error * norm;
    const square = step * step;
    for (let k = 0; k < hashes.length; k++) {
      const at = ((hashes[k] as number) >>> shift) * classes + c;
      const total = (squares[at] as number) + square;
      squares[at] = total;
      weights[at] = (weights[at] as number) - (rate * step) / Math.sqrt(total);
    }
    biasSquares[c] = (biasSquares[c] as number) + error * error;
    bias[c] = (bias[c] as number) - (rate * error) / Math.sqrt(biasSquares[c] as number);
  }
}

/** Turns scores into weighted differences between what was said and what is true. */
function scoresToErrors(scores: Float64Array, label: number, weight: number): void {
  if (scores.length === 1) {
    scores[0] = (1 / (1 + Math.exp(-(scores[0] as number))) - label) * weight;
    return;
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let total = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c] as number) - most);
    total += scores[c] as number;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = ((scores[c] as number) / total - Number(c === label)) * weight;
}

function createTable(bits: number, classes: number): Table {
  const size = classes << bits;
  return {
    bits,
    weights: new Float32Array(size),
    squares: new Float32Array(size).fill(START),
    mean: new Float64Array(size),
    bias: new Float64Array(classes),
    biasSquares: new Float64Array(classes).fill(START),
    meanBias: new Float64Array(classes),
  };
}

function addToMean({ weights, mean, bias, meanBias }: Table, share: number): void {
  for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] as number) + (weights[k] as number) * share;
  for (let c = 0; c < bias.length; c++) meanBias[c] = (meanBias[c] as number) + (bias[c] as number) * share;
}
