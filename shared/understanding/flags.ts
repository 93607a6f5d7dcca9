import type { AnalysisFlags } from '../model/analysis.ts';
import type { Hits } from '../text/matcher.ts';
import type { Amount } from './find-amounts.ts';
import { findHazard, type Hazard } from './find-hazards.ts';
import type { DangerJudge } from './judge-danger.ts';
import triagePolicy from './policies/triage.json' with { type: 'json' };
import type { Post } from './post.ts';
import type { Reading } from './read-text.ts';
import { TERM_BITS, type TermType } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface FlagInput {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  readonly amounts: readonly Amount[];
  readonly post: Post;
  /** Says of a text without a listed danger whether it tells one; null: no weights are loaded. */
  readonly judgeDanger: DangerJudge | null;
}

/** Flags with the words behind each, as they stand in the lists. */
export interface FoundFlags {
  readonly flags: AnalysisFlags;
  readonly words: Readonly<Partial<Record<keyof AnalysisFlags, readonly string[]>>>;
  /** Indexes of the hits that count as safety: not inside a figure of speech. */
  readonly safetyHits: ReadonlySet<number>;
  /** A danger that no listed word tells. */
  readonly hazard: Hazard | null;
  /** Neither list nor pattern, but the head of safety said so. */
  readonly judgedDangerous: boolean;
}

const NO_HITS: ReadonlySet<number> = new Set();

/** Reads the flags that rules decide: safety, legal, media, sums, repetition, emotion, spam, resolved, question. */
export function readFlags(input: FlagInput): FoundFlags {
  const { post, amounts, reading } = input;
  const { signals } = reading;
  const safetyHits = (signals.bits & TERM_BITS.safety) === 0 ? NO_HITS : findSafety(input);
  // All patterns of hazards are Chinese.
  const hazard = safetyHits.size > 0 || signals.han === 0 ? null : findHazard(reading.folded);
  const told = safetyHits.size > 0 || hazard !== null;
  const judgedDangerous = !told && input.judgeDanger !== null && input.judgeDanger(reading);
  const words: Partial<Record<keyof AnalysisFlags, readonly string[]>> = {};
  const has = (flag: keyof AnalysisFlags, type: TermType): boolean => {
    if ((signals.bits & TERM_BITS[type]) === 0) return false;
    words[flag] = listWords(input, type);
    return true;
  };
  if (safetyHits.size > 0) {
    words.safety = [...safetyHits].map((k) => input.vocabulary.spellings[reading.hits.terms[k] as number] as string);
  }
  if (hazard !== null) words.safety = [hazard.words];
  if (judgedDangerous) words.safety = listWords(input, 'danger');
  const shouted =
    signals.longestShout >= triagePolicy.shoutLength.value || signals.shouted > triagePolicy.capitalShare.value;
  const emotional = has('emotional', 'emotional');
  const earlier = (post.earlierComplaints ?? 0) > 0;
  return {
    flags: {
      safety: told || judgedDangerous,
      legal: has('legal', 'legal'),
      media: has('media', 'media'),
      amountYuan: amounts.reduce((largest, { yuan }) => Math.max(largest, yuan), 0),
      repeated: has('repeated', 'repeated') || earlier,
      emotional: emotional || shouted,
      spam: has('spam', 'spam') || has('spam', 'news'),
      resolved: has('resolved', 'resolved'),
      question: has('question', 'question') || signals.questions > 0,
    },
    words,
    safetyHits,
    hazard,
    judgedDangerous,
  };
}

function findSafety({ reading: { hits }, vocabulary }: FlagInput): ReadonlySet<number> {
  const found = new Set<number>();
  for (let k = 0; k < hits.count; k++) {
    if (((vocabulary.bits[hits.terms[k] as number] as number) & TERM_BITS.safety) === 0) continue;
    if (!isFigurative(hits, vocabulary, hits.starts[k] as number, hits.ends[k] as number)) found.add(k);
  }
  return found;
}

function isFigurative(hits: Hits, vocabulary: Vocabulary, start: number, end: number): boolean {
  for (let k = 0; k < hits.count && (hits.starts[k] as number) <= end; k++) {
    const figurative = ((vocabulary.bits[hits.terms[k] as number] as number) & TERM_BITS.safetyFigurative) !== 0;
    // Overlapping is enough: 开心到爆炸 reaches over 爆炸了.
    if (figurative && (hits.starts[k] as number) < end && (hits.ends[k] as number) > start) return true;
  }
  return false;
}

function listWords({ reading: { hits }, vocabulary }: FlagInput, type: TermType): readonly string[] {
  const words = new Set<string>();
  for (let k = 0; k < hits.count && words.size < 5; k++) {
    const term = hits.terms[k] as number;
    if (((vocabulary.bits[term] as number) & TERM_BITS[type]) !== 0) words.add(vocabulary.spellings[term] as string);
  }
  return [...words];
}
