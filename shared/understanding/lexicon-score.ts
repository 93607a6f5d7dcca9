import type { FoldedText } from '../text/fold.ts';
import type { Hits } from '../text/matcher.ts';
import { LEXICON_WEIGHTS } from './lexicon.ts';
import { CLAUSE_ID, createTokenBuffer, FILLER_ID, scanTokens, spellToken, type TokenBuffer } from './scan-tokens.ts';
import { ROLE_CLAUSE, ROLE_NONE, roleCodeOf, WEIGHING_ROLES, weighWord } from './score-strategy.ts';
import { readToken, registerLanguage, type SentimentLanguage } from './sentiment-languages.ts';
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

const STEP_GOOD = 1;
const STEP_BAD = 2;
/** First of the steps that stand for a role: negator, degree up, degree down, contrast, in this order. */
const STEP_ROLE = 3;
const STEP_CLAUSE = 7;

const NOTHING: LexiconScore = { score: 0, last: 0, course: [], positive: [], negative: [] };

/** Scores folded texts with one lexicon. */
export type WordScorer = (folded: FoldedText, hits: Hits, language: 'zh' | 'en') => LexiconScore;

/**
 * Makes a scorer out of npm `sentiment` with our languages registered: its labels, its emoji and our scoring strategy, over tokens made from
 * our own matches (no segmenter, emoji split off), which avoids its defects: `extras` leaks into every later call, `language` reaches
 * `require`, glued emoji do not count, `constructor` negates. The sum is made here, over numbers that stand for the tokens: writing tokens,
 * only to look each of them up again, took a sixth of the whole analysis. A test holds both to the same figures.
 */
export function createWordScorer(
  vocabulary: Vocabulary,
  weights: ReadonlyMap<string, number> = LEXICON_WEIGHTS,
): WordScorer {
  const scorers = {
    zh: createTokenScorer('zh', weights, vocabulary),
    en: createTokenScorer('en-x', weights, vocabulary),
  };
  const buffer = createTokenBuffer();
  return (folded, hits, language) => {
    scanTokens(folded, hits, vocabulary, buffer);
    return buffer.count === 0 ? NOTHING : scorers[language](buffer);
  };
}

function createTokenScorer(
  id: SentimentLanguage,
  lexicon: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): (buffer: TokenBuffer) => LexiconScore {
  const { labels, reach } = registerLanguage(id, lexicon);
  const weights = Float64Array.from(vocabulary.tokens, (token) => labels.get(token) ?? 0);
  const words = vocabulary.tokens.map(readToken);
  const codes = Uint8Array.from(vocabulary.tokens, roleCodeOf);
  const isLabelled = Uint8Array.from(vocabulary.tokens, (token) => Number(labels.has(token)));
  const emoji = new Map<number, { readonly weight: number; readonly word: string } | null>();
  const readEmoji = (token: number): { readonly weight: number; readonly word: string } | null => {
    let known = emoji.get(token);
    if (known === undefined) {
      const spelled = spellToken(token, vocabulary);
      const weight = labels.get(spelled);
      known = weight === undefined ? null : { weight, word: readToken(spelled) };
      emoji.set(token, known);
    }
    return known;
  };
  let roles = new Uint8Array(1024);
  return ({ ids, count }) => {
    if (roles.length < count) roles = new Uint8Array(count * 2);
    let present = 0;
    for (let at = 0; at < count; at++) {
      const token = ids[at] as number;
      const role = token >= 0 ? (codes[token] as number) : token === CLAUSE_ID ? ROLE_CLAUSE : ROLE_NONE;
      roles[at] = role;
      present |= 1 << role;
    }
    // Where no word has a role, each weighs what it weighs.
    const plain = (present & WEIGHING_ROLES) === 0;
    let score = 0;
    let last = 0;
    let open = true;
    let any = false;
    const course: number[] = [];
    const positive: string[] = [];
    const negative: string[] = [];
    // From the last token to the first, as npm `sentiment` does: the course then knows which clause is the last.
    for (let at = count - 1; at >= 0; at--) {
      const token = ids[at] as number;
      if (token === FILLER_ID) continue;
      if (token === CLAUSE_ID) {
        if (any) open = false;
        // The end of the last clause is the end of the text: a full stop more or less changes nothing.
        if (course.length > 0) course.push(STEP_CLAUSE);
        continue;
      }
      const smiley = token < 0 ? readEmoji(token) : null;
      if (token < 0 ? smiley === null : isLabelled[token] === 0) {
        const role = roles[at] as number;
        if (role !== ROLE_NONE) course.push(STEP_ROLE + role - 1);
        continue;
      }
      const weight = smiley === null ? (weights[token] as number) : smiley.weight;
      const value = plain ? weight : weighWord(roles, count, at, weight, reach);
      score += value;
      any = true;
      if (open) last += value;
      if (value === 0) continue;
      course.push(value > 0 ? STEP_GOOD : STEP_BAD);
      (value > 0 ? positive : negative).push(smiley === null ? (words[token] as string) : smiley.word);
    }
    if (!any) return NOTHING;
    return { score, last, course: course.reverse(), positive: positive.reverse(), negative: negative.reverse() };
  };
}
