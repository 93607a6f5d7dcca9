import type { Features } from './features.ts';
import { createTextReader } from './read-text.ts';
import { buildVocabulary } from './vocabulary.ts';

/** A click on "this is a complaint" or "this is none". Kept as a list, so that taking one back is leaving it out. */
export interface Correction {
  readonly text: string;
  readonly complaint: boolean;
}

/** What corrections add to the log odds of a complaint: sparse, small, and apart from the shipped weights. */
export interface CorrectionDelta {
  readonly buckets: ReadonlyMap<number, number>;
  readonly size: number;
}

const SHIFT = 32 - 18;
const RATE = 0.5;
const PASSES = 3;
/** No correction moves the odds by more than this: one click must not silence a word for good. */
const MOST = 4;

/** Learns the delta of a workspace from its corrections, in order. The same list gives the same delta. */
export function learnCorrections(corrections: readonly Correction[]): CorrectionDelta {
  const read = createTextReader(buildVocabulary([], []));
  const buckets = new Map<number, number>();
  const squares = new Map<number, number>();
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { text, complaint } of corrections) {
      const { features } = read(text);
      const target = complaint ? 1 : -1;
      const error = 1 / (1 + Math.exp(target * scoreCorrection({ buckets, size: 0 }, features)));
      const step = (target * error) / Math.sqrt(Math.max(1, features.count));
      for (const bucket of listBuckets(features)) {
        const square = (squares.get(bucket) ?? 1e-4) + step * step;
        squares.set(bucket, square);
        buckets.set(bucket, (buckets.get(bucket) ?? 0) + (RATE * step) / Math.sqrt(square));
      }
    }
  }
  return { buckets, size: corrections.length };
}

/** Log odds that the corrections add for a text. */
export function scoreCorrection({ buckets }: CorrectionDelta, features: Features): number {
  if (buckets.size === 0 || features.count === 0) return 0;
  let sum = 0;
  for (const bucket of listBuckets(features)) sum += buckets.get(bucket) ?? 0;
  return Math.max(-MOST, Math.min(MOST, sum / Math.sqrt(features.count)));
}

/** Words and runs of words only: cues like a question mark are in too many posts to be learned from one click. */
function listBuckets({ hashes, words, short, count }: Features): number[] {
  const buckets: number[] = [];
  for (let k = 0; k < count; k++) if (k < words || k >= short) buckets.push((hashes[k] as number) >>> SHIFT);
  return buckets;
}

/** Most parts that corrections are tried in: each is judged by what the other parts teach. */
const FOLDS = 10;

/** How corrections would do: each judged by what others teach, never by its own text. Look at it before a delta is used. */
export function tryCorrections(
  corrections: readonly Correction[],
  judge: (text: string, delta: CorrectionDelta | null) => boolean,
): { readonly before: number; readonly after: number; readonly total: number } {
  let before = 0;
  let after = 0;
  const texts = [...new Set(corrections.map(({ text }) => text))];
  const folds = Math.min(FOLDS, texts.length);
  const foldOf = new Map(texts.map((text, at) => [text, at % folds]));
  for (let fold = 0; fold < folds; fold++) {
    const delta = learnCorrections(corrections.filter(({ text }) => foldOf.get(text) !== fold));
    for (const { text, complaint } of corrections) {
      if (foldOf.get(text) !== fold) continue;
      if (judge(text, null) === complaint) before++;
      if (judge(text, delta) === complaint) after++;
    }
  }
  return { before, after, total: corrections.length };
}
