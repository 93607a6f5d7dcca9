import { CHARACTER_CLASS, EMOJI, HAN, INVISIBLE, isWordUnit } from '../text/character-class.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Hits } from '../text/matcher.ts';
import { EMOJI_WEIGHTS, LEXICON_WEIGHTS } from './lexicon.ts';
import { CLAUSE, FILLER, roleOf, SCORE_ROLES } from './score-strategy.ts';
import { emojiToken, readToken, registerLanguage, type SentimentLanguage } from './sentiment-languages.ts';
import { endsClause } from './signals.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The explainable score: which words, with which weight. */
export interface LexiconScore {
  /** Sum of the weights after negation, degree and contrast. */
  readonly score: number;
  /** Sum over the last clause that has any weight: people end with what they mean. */
  readonly last: number;
  /** The course of the text: one `STEP_…` a token, fillers left out. */
  readonly course: readonly number[];
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

const TOKEN_BITS =
  TERM_BITS.lexicon |
  TERM_BITS.negator |
  TERM_BITS.doubleNegation |
  TERM_BITS.degreeUp |
  TERM_BITS.degreeDown |
  TERM_BITS.contrast;

export const STEP_GOOD = 1;
export const STEP_BAD = 2;
/** First of the steps that stand for a role: negator, degree up, degree down, contrast, in this order. */
export const STEP_ROLE = 3;
export const STEP_CLAUSE = 7;

const NOTHING: LexiconScore = { score: 0, last: 0, course: [], positive: [], negative: [] };
const MAX_FILLERS = 5;

/** Tokens that stand for emoji whose meaning differs from the one npm `sentiment` gives them. */
const EMOJI_TOKENS: ReadonlyMap<string, string> = new Map(
  Object.keys(EMOJI_WEIGHTS).map((emoji) => [emoji, emojiToken(emoji)]),
);

/** Scores folded texts with one lexicon. */
export type WordScorer = (
  folded: FoldedText,
  hits: Hits,
  vocabulary: Vocabulary,
  language: 'zh' | 'en',
) => LexiconScore;

/**
 * Makes a scorer out of npm `sentiment` with our languages registered: its labels, its emoji and our scoring strategy, over tokens made from
 * our own matches (no segmenter, emoji split off), which avoids its defects: `extras` leaks into every later call, `language` reaches
 * `require`, glued emoji do not count, `constructor` negates. The sum is made here, over the tokens as they are: writing them into one
 * string, only to have it split again, took a sixth of the whole analysis. A test holds both to the same figures.
 */
export function createWordScorer(weights: ReadonlyMap<string, number> = LEXICON_WEIGHTS): WordScorer {
  const scorers = { zh: createTokenScorer('zh', weights), en: createTokenScorer('en-x', weights) };
  return (folded, hits, vocabulary, language) => {
    const tokens = collectTokens(folded, hits, vocabulary);
    return tokens.length === 0 ? NOTHING : scorers[language](tokens);
  };
}

function createTokenScorer(
  id: SentimentLanguage,
  weights: ReadonlyMap<string, number>,
): (tokens: string[]) => LexiconScore {
  const { labels, strategy } = registerLanguage(id, weights);
  return (tokens) => {
    let score = 0;
    let last = 0;
    let open = true;
    let any = false;
    const course: number[] = [];
    const positive: string[] = [];
    const negative: string[] = [];
    // From the last token to the first, as npm `sentiment` does: the course then knows which clause is the last.
    for (let at = tokens.length - 1; at >= 0; at--) {
      const token = tokens[at] as string;
      if (token === FILLER) continue;
      if (token === CLAUSE) {
        if (any) open = false;
        // The end of the last clause is the end of the text: a full stop more or less changes nothing.
        if (course.length > 0) course.push(STEP_CLAUSE);
        continue;
      }
      const weight = labels.get(token);
      if (weight === undefined) {
        const role = roleOf(token);
        if (role !== undefined) course.push(STEP_ROLE + SCORE_ROLES.indexOf(role));
        continue;
      }
      const value = strategy.apply(tokens, at, weight);
      score += value;
      any = true;
      if (open) last += value;
      if (value === 0) continue;
      course.push(value > 0 ? STEP_GOOD : STEP_BAD);
      (value > 0 ? positive : negative).push(readToken(token));
    }
    if (!any) return NOTHING;
    return { score, last, course: course.reverse(), positive: positive.reverse(), negative: negative.reverse() };
  };
}

/** Weighted words leftmost first, the longest at each place, with fillers for what stands between them. */
export function collectTokens(folded: FoldedText, hits: Hits, vocabulary: Vocabulary): string[] {
  const { units, length } = folded;
  const tokens: string[] = [];
  let weighted = false;
  let at = 0;
  for (let k = 0; k < hits.count; k++) {
    const start = hits.starts[k] as number;
    if (start < at || ((vocabulary.bits[hits.terms[k] as number] as number) & TOKEN_BITS) === 0) continue;
    let best = k;
    for (let next = k + 1; next < hits.count && hits.starts[next] === start; next++) {
      if (((vocabulary.bits[hits.terms[next] as number] as number) & TOKEN_BITS) !== 0) best = next;
    }
    if (pushGap(units, at, start, tokens)) weighted = true;
    const term = hits.terms[best] as number;
    if (((vocabulary.bits[term] as number) & TERM_BITS.lexicon) !== 0) weighted = true;
    tokens.push(vocabulary.tokens[term] as string);
    at = hits.ends[best] as number;
  }
  if (pushGap(units, at, length, tokens)) weighted = true;
  return weighted ? tokens : [];
}

/** True when there was an emoji in the gap. */
function pushGap(units: Uint16Array, start: number, end: number, tokens: string[]): boolean {
  let han = 0;
  let fillers = 0;
  let found = false;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const kind = CHARACTER_CLASS[unit];
    if (kind === HAN) {
      if (++han % 2 === 0 && fillers < MAX_FILLERS) {
        tokens.push(FILLER);
        fillers++;
      }
    } else if (kind === EMOJI) {
      const pair = unit >= 0xd800 && unit < 0xdc00 && i + 1 < end;
      const emoji = pair ? String.fromCharCode(unit, units[++i] as number) : String.fromCharCode(unit);
      tokens.push(EMOJI_TOKENS.get(emoji) ?? emoji);
      found = true;
    } else if (endsClause(unit)) {
      if (tokens.length > 0 && tokens[tokens.length - 1] !== CLAUSE) tokens.push(CLAUSE);
      fillers = 0;
    } else if (isWordUnit(unit)) {
      while (i + 1 < end && isWordUnit(units[i + 1] as number)) i++;
      if (fillers < MAX_FILLERS) {
        tokens.push(FILLER);
        fillers++;
      }
    } else if (kind === INVISIBLE) continue;
  }
  return found;
}
