import Sentiment from 'sentiment';
import { CHARACTER_CLASS, EMOJI, HAN, INVISIBLE, isWordUnit } from '../text/character-class.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Hits } from '../text/matcher.ts';
import learned from './lexicon.json' with { type: 'json' };
import { LEXICON_WEIGHTS } from './lexicon.ts';
import { CLAUSE, createScoreStrategy, FILLER, tokenOf } from './score-strategy.ts';
import { endsClause } from './signals.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The explainable score: which words, with which weight. */
export interface LexiconScore {
  /** Sum of the weights after negation, degree and contrast. */
  readonly score: number;
  /** Sum over the last clause that has any weight: people end with what they mean. */
  readonly last: number;
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

const NOTHING: LexiconScore = { score: 0, last: 0, positive: [], negative: [] };
const MAX_FILLERS = 5;

const analyzers = { zh: registerLanguage('zh'), en: registerLanguage('en-x') } as const;

/** Tokens that stand for emoji whose meaning differs from the one npm `sentiment` gives them. */
const EMOJI_TOKENS: ReadonlyMap<string, string> = new Map(
  Object.keys(learned.emoji).map((emoji) => [emoji, emojiToken(emoji)]),
);

/**
 * Scores a folded text with npm `sentiment`. It gets tokens made from our own matches (no segmenter, emoji split off), which avoids its
 * defects: `extras` leaks into every later call, `language` reaches `require`, glued emoji do not count, `constructor` negates.
 */
export function scoreWords(
  folded: FoldedText,
  hits: Hits,
  vocabulary: Vocabulary,
  language: 'zh' | 'en',
): LexiconScore {
  const tokens = collectTokens(folded, hits, vocabulary);
  if (tokens.length === 0) return NOTHING;
  const result = analyzers[language].analyze(tokens.join(' '), { language: language === 'zh' ? 'zh' : 'en-x' });
  if (result.words.length === 0) return NOTHING;
  return {
    score: result.score,
    last: sumLastClause(result),
    positive: result.positive.map(readToken).reverse(),
    negative: result.negative.map(readToken).reverse(),
  };
}

/** Weighted words leftmost first, the longest at each place, with fillers for what stands between them. */
function collectTokens(folded: FoldedText, hits: Hits, vocabulary: Vocabulary): string[] {
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
    tokens.push(tokenOf(vocabulary.terms[term] as string));
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

function sumLastClause(result: Sentiment.AnalysisResult): number {
  // `calculation` runs from the last token to the first; walk both from the end until a clause with a weight is complete.
  let at = 0;
  let sum = 0;
  let any = false;
  for (let k = result.tokens.length - 1; k >= 0 && at < result.calculation.length; k--) {
    const token = result.tokens[k] as string;
    if (token === CLAUSE && any) break;
    const entry = result.calculation[at];
    const value = entry?.[token];
    if (value === undefined) continue;
    sum += value;
    any = true;
    at++;
  }
  return sum;
}

function registerLanguage(id: 'zh' | 'en-x'): Sentiment {
  const labels: Record<string, number> = {};
  for (const [word, weight] of LEXICON_WEIGHTS) labels[tokenOf(word)] = weight;
  for (const [emoji, weight] of Object.entries(learned.emoji)) labels[emojiToken(emoji)] = weight;
  const sentiment = new Sentiment();
  sentiment.registerLanguage(id, { labels, scoringStrategy: createScoreStrategy(id === 'zh' ? 'zh' : 'en') });
  return sentiment;
}

function emojiToken(emoji: string): string {
  return `emoji-${emoji.codePointAt(0)?.toString(16)}`;
}

function readToken(token: string): string {
  if (!token.startsWith('emoji-')) return token.replaceAll('-', ' ');
  return String.fromCodePoint(Number.parseInt(token.slice(6), 16));
}
