import { INPUTS, type Layer } from '../combiner.ts';
import { logistic, MIN_GATE, toShares } from '../heads.ts';
import { roundNumber } from './quantize-head.ts';

/** One text that teaches a layer. */
export interface LayerLesson {
  readonly inputs: Float64Array;
  /** Scores that the layer starts from, where a head speaks for itself: it learns only where that head is wrong. */
  readonly base: Float64Array | null;
  /** How far the shared layer speaks about this text, and the one of posts to a desk. */
  readonly gates: readonly [shared: number, desk: number];
  readonly label: number;
  readonly weight: number;
}

/** A layer for all texts, and what is added to it for posts to a desk. */
export interface LayerPair {
  readonly shared: Layer;
  readonly desk: Layer;
}

const STEPS = 400;
const RATE = 0.1;

/** One layer in training: the weights of a class stand behind each other, its bias last. */
interface Part {
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly moment: Float64Array;
  readonly square: Float64Array;
  readonly penalty: number;
}
const WIDTH = INPUTS + 1;

/**
 * Trains both layers together by full gradients in fixed steps (Adam), so that the same lessons give the same weights. `penalty` draws each layer
 * to nothing, as strongly as its lessons weigh: few cannot carry large weights.
 */
export function trainLayer(lessons: readonly LayerLesson[], classes: number, penalty: number): LayerPair {
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const create = (part: 0 | 1): Part => {
    const size = classes * WIDTH;
    const table = (): Float64Array => new Float64Array(size);
    const weighed = lessons.reduce((sum, { weight, gates }) => sum + weight * gates[part], 0);
    const own = total === 0 ? 0 : (penalty * weighed) / total;
    return { weights: table(), gradient: table(), moment: table(), square: table(), penalty: own };
  };
  const parts = [create(0), create(1)] as const;
  const used = lessons.map(({ inputs }) => listUsed(inputs));
  const scores = new Float64Array(classes);
  for (let step = 1; step <= STEPS && total > 0; step++) {
    for (const { gradient } of parts) gradient.fill(0);
    lessons.forEach((lesson, at) => {
      const places = used[at] as Uint8Array;
      scoreLesson(lesson, places, parts, scores);
      addGradients(lesson, places, parts, scores, lesson.weight / total);
    });
    for (const part of parts) takeStep(part, step);
  }
  return { shared: toLayer(parts[0], classes), desk: toLayer(parts[1], classes) };
}

/** Places of the inputs that are not 0: the others change no sum. */
function listUsed(inputs: Float64Array): Uint8Array {
  return Uint8Array.from(inputs.keys()).filter((k) => inputs[k] !== 0);
}

/** Writes what is said of a lesson, as shares. */
function scoreLesson(
  { inputs, base, gates }: LayerLesson,
  places: Uint8Array,
  parts: readonly [Part, Part],
  scores: Float64Array,
): void {
  if (base === null) scores.fill(0);
  else scores.set(base);
  for (let p = 0; p < parts.length; p++) {
    const gate = gates[p] as number;
    if (gate < MIN_GATE) continue;
    const { weights } = parts[p] as Part;
    for (let c = 0; c < scores.length; c++) {
      const first = c * WIDTH;
      let sum = weights[first + INPUTS] as number;
      for (let u = 0; u < places.length; u++) {
        const k = places[u] as number;
        sum += (weights[first + k] as number) * (inputs[k] as number);
      }
      scores[c] = (scores[c] as number) + gate * sum;
    }
  }
  if (scores.length === 1) scores[0] = logistic(scores[0] as number);
  else toShares(scores, scores.length);
}

/** Adds how the loss of a lesson changes with each weight. */
function addGradients(
  { inputs, gates, label }: LayerLesson,
  places: Uint8Array,
  parts: readonly [Part, Part],
  scores: Float64Array,
  weight: number,
): void {
  for (let c = 0; c < scores.length; c++) {
    const truth = scores.length === 1 ? label : Number(c === label);
    const error = ((scores[c] as number) - truth) * weight;
    const first = c * WIDTH;
    for (let p = 0; p < parts.length; p++) {
      const gate = gates[p] as number;
      if (gate < MIN_GATE) continue;
      const { gradient } = parts[p] as Part;
      const gated = error * gate;
      gradient[first + INPUTS] = (gradient[first + INPUTS] as number) + gated;
      for (let u = 0; u < places.length; u++) {
        const k = places[u] as number;
        gradient[first + k] = (gradient[first + k] as number) + gated * (inputs[k] as number);
      }
    }
  }
}

function takeStep({ weights, gradient, moment, square, penalty }: Part, step: number): void {
  const rate = RATE * (1 - step / (STEPS + 1));
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] as number;
    const isBias = at % WIDTH === INPUTS;
    const raw = (gradient[at] as number) + (isBias ? 0 : penalty * weight);
    moment[at] = 0.9 * (moment[at] as number) + 0.1 * raw;
    square[at] = 0.99 * (square[at] as number) + 0.01 * raw * raw;
    const mean = (moment[at] as number) / (1 - 0.9 ** step);
    weights[at] = weight - (rate * mean) / (Math.sqrt((square[at] as number) / (1 - 0.99 ** step)) + 1e-8);
  }
}

function toLayer({ weights }: Part, classes: number): Layer {
  const rows = Array.from({ length: classes }, (_, c) => Array.from(weights.subarray(c * WIDTH, (c + 1) * WIDTH)));
  return {
    weights: rows.flatMap((row) => row.slice(0, INPUTS).map(roundShort)),
    bias: rows.map((row) => roundNumber(row[INPUTS] as number)),
  };
}

/** Four digits are enough, and keep the file small. */
function roundShort(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
