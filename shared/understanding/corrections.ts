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

/** All that people of a workspace corrected in judgements, by what it corrects. */
export interface Corrections {
  readonly complaint?: CorrectionDelta;
  readonly sentiment?: ChoiceDelta;
  readonly kind?: ChoiceDelta;
  readonly topic?: ChoiceDelta;
}

let ownReader: ReturnType<typeof createTextReader> | null = null;

/** Building a reader takes as long as reading thousands of texts, and one relearning learns more than a hundred deltas. */
function lessonReader(): ReturnType<typeof createTextReader> {
  ownReader ??= createTextReader(buildVocabulary([], []));
  return ownReader;
}

/** Learns the delta of a workspace from its corrections, in order. The same list gives the same delta. */
export function learnCorrections(corrections: readonly Correction[]): CorrectionDelta {
  const read = lessonReader();
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

/** What a click says of one text: it was judged `from`, a person says `to`. Places in the list of classes. */
export interface ChoiceCorrection {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What is added to the score of each class; a class that nobody spoke of is left alone. */
export type ChoiceDelta = readonly (CorrectionDelta | null)[];

/** Learns from corrections of a sentiment, kind or topic: a text speaks for the class it was given and against the one it had. */
export function learnChoices(corrections: readonly ChoiceCorrection[], classes: number): ChoiceDelta {
  return Array.from({ length: classes }, (_, own) => {
    const lessons = corrections
      .filter(({ from, to }) => from === own || to === own)
      .map(({ text, to }): Correction => ({ text, complaint: to === own }));
    return lessons.length === 0 ? null : learnCorrections(lessons);
  });
}

/** Adds what corrections say of a text to the scores of its classes. */
export function addChoices(delta: ChoiceDelta, features: Features, scores: Float64Array): void {
  delta.forEach((own, at) => {
    if (own !== null) scores[at] = (scores[at] as number) + scoreCorrection(own, features);
  });
}

/** Most parts that corrections are tried in: each is judged by what the other parts teach. */
const FOLDS = 10;

/**
 * How corrections would do: each judged by what others teach, never by its own text. Look at it before a delta is used. `truth` is what a
 * person said of a text, in the terms of `judge`, which judges as shipped where there is no delta.
 */
export function tryCorrections<Lesson extends { readonly text: string }, Delta, Answer>(
  corrections: readonly Lesson[],
  learn: (lessons: readonly Lesson[]) => Delta,
  judge: (text: string, delta: Delta | null) => Answer,
  truth: (lesson: Lesson) => Answer,
): { readonly before: number; readonly after: number; readonly total: number } {
  let before = 0;
  let after = 0;
  const texts = [...new Set(corrections.map(({ text }) => text))];
  const folds = Math.min(FOLDS, texts.length);
  const foldOf = new Map(texts.map((text, at) => [text, at % folds]));
  for (let fold = 0; fold < folds; fold++) {
    const delta = learn(corrections.filter(({ text }) => foldOf.get(text) !== fold));
    for (const lesson of corrections) {
      if (foldOf.get(lesson.text) !== fold) continue;
      if (judge(lesson.text, null) === truth(lesson)) before++;
      if (judge(lesson.text, delta) === truth(lesson)) after++;
    }
  }
  return { before, after, total: corrections.length };
}
