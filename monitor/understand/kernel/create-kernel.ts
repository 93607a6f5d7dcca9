import { KINDS, TOPICS } from '../../../shared/model/analysis.ts';
import { CHARACTER_CLASS } from '../../../shared/text/character-class.ts';
import type { FoldedText } from '../../../shared/text/fold.ts';
import { INPUTS, type Layers, packLayers, viewDecisions, WIDTH } from '../../../shared/understanding/combiner.ts';
import type { LayerScorer } from '../../../shared/understanding/decisions.ts';
import {
  type Features,
  type HeadSums,
  MOST_BUCKETS,
  trimSpace,
  writeBuckets,
} from '../../../shared/understanding/features.ts';
import { MIN_GATE } from '../../../shared/understanding/heads.ts';
import type { Kernel } from '../../../shared/understanding/kernel.ts';
import type { Weights } from '../../../shared/understanding/weights-file.ts';
import { FEATURE_FUNCTIONS } from './emit-features.ts';
import { LAYER_FUNCTIONS } from './emit-layers.ts';
import { emitModule } from './emit-module.ts';
import { SUM_FUNCTIONS } from './emit-sums.ts';
import { DOMAINS_AT, fillTables } from './fill-tables.ts';
import {
  BUCKETS,
  CLASSES,
  HASHES,
  LAYER_INPUTS,
  LAYER_SCORES,
  LAYERS,
  MOST_HASHES,
  MOST_UNITS,
  PAGES,
  SUMS,
  TOKENS,
  UNITS,
  UNITS_ROOM,
} from './memory-plan.ts';

interface Functions {
  gatherWords(first: number, end: number, more: number): number;
  addBuckets(words: number, buckets: number): number;
  addLong(short: number): number;
  sumShort(count: number): void;
  sumZh(count: number): void;
  sumEn(count: number): void;
  listInputs(): number;
  addLayers(layers: number, used: number, share: number): void;
}

let compiled: WebAssembly.Module | null = null;

/**
 * Builds the kernel for one set of heads: a WebAssembly module that hashes tokens and sums rows of levels sixteen bytes at a time. Null where the
 * machine has no such instructions, or where the heads are of other sizes than its tables.
 */
export function createKernel({ heads, combiner }: Pick<Weights, 'heads' | 'combiner'>): Kernel | null {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  if (!fillTables(heads, memory)) return null;
  compiled ??= compile();
  if (compiled === null) return null;
  const functions = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Functions;
  new Uint8Array(memory.buffer).set(CHARACTER_CLASS, CLASSES);
  // The first token follows one that is 1, and nothing.
  new Int32Array(memory.buffer, TOKENS - 8, 2).set([0, 1]);
  const units = new Uint16Array(memory.buffer, UNITS, UNITS_ROOM);
  const buckets = new Uint32Array(memory.buffer, BUCKETS);
  const folded: FoldedText = { units, length: 0, offsets: null };
  const hashes = new Uint32Array(memory.buffer, HASHES, MOST_HASHES);
  const numbers = new Int32Array(memory.buffer, SUMS, 64);
  const makeFeatures = (sums: HeadSums): Features => ({ hashes, count: 0, short: 0, words: 0, sums });
  const kinds = KINDS.length;
  const topics = TOPICS.length;
  const shared = {
    kind: numbers.subarray(0, kinds),
    topic: numbers.subarray(kinds, kinds + topics),
    anger: numbers.subarray(18, 19),
    safety: numbers.subarray(19, 20),
  };
  const zh = makeFeatures({
    ...shared,
    domains: numbers.subarray(DOMAINS_AT.zh, DOMAINS_AT.en),
    own: new Int32Array(3),
    corrections: new Int32Array(14),
  });
  const en = makeFeatures({
    ...shared,
    domains: numbers.subarray(DOMAINS_AT.en, 32),
    own: numbers.subarray(32, 36),
    corrections: numbers.subarray(40, 56),
  });
  const decisions = viewDecisions(new Float64Array(memory.buffer, LAYER_SCORES, WIDTH));
  const layLayers = (layers: Layers, at: number): void => {
    const { weights, bias } = packLayers(layers);
    const place = new Float64Array(memory.buffer, at, WIDTH * (1 + INPUTS));
    place.set(bias);
    place.set(weights, WIDTH);
  };
  const createScorer = (language: 'zh' | 'en'): LayerScorer => {
    const [shared, desk] = [LAYERS[language], LAYERS[`${language}Desk`]];
    layLayers(combiner.layers[language], shared);
    layLayers(combiner.desk[language], desk);
    return (_inputs, deskShare) => {
      const used = functions.listInputs();
      functions.addLayers(shared, used, 1);
      if (deskShare >= MIN_GATE) functions.addLayers(desk, used, deskShare);
      return decisions;
    };
  };
  /** Brings the numbers of a Chinese row into order. */
  const orderZh = ({ own, corrections }: HeadSums): void => {
    own[0] = (numbers[40] as number) + (numbers[41] as number) + (numbers[42] as number) + (numbers[43] as number);
    own[1] = numbers[39] as number;
    own[2] = (numbers[44] as number) + (numbers[45] as number);
    for (let d = 0; d < 7; d++) {
      corrections[2 * d] = numbers[32 + d] as number;
      corrections[2 * d + 1] = numbers[48 + d] as number;
    }
  };
  return {
    inputs: new Float64Array(memory.buffer, LAYER_INPUTS, INPUTS),
    layers: { zh: createScorer('zh'), en: createScorer('en') },
    takeBuffer() {
      // A long text may have left a buffer of its own.
      folded.units = units;
      return folded;
    },
    read(text, signals, score, topicCounts, language) {
      if (text.units !== units || text.length > MOST_UNITS) return null;
      const { start, end } = trimSpace(text);
      const features = language === 'zh' ? zh : en;
      features.words = functions.gatherWords(start, end, 2 * score.course.length + MOST_BUCKETS);
      const count = writeBuckets(signals, score, topicCounts, buckets, 0);
      features.short = functions.addBuckets(features.words, count);
      features.count = functions.addLong(features.short);
      functions.sumShort(features.short);
      if (language === 'zh') {
        functions.sumZh(features.count);
        orderZh(features.sums as HeadSums);
      } else functions.sumEn(features.count);
      return features;
    },
  };
}

function compile(): WebAssembly.Module | null {
  const bytes = emitModule([...FEATURE_FUNCTIONS, ...SUM_FUNCTIONS, ...LAYER_FUNCTIONS], PAGES);
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}
