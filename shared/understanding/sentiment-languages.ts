import Sentiment from 'sentiment';
import { EMOJI_WEIGHTS } from './lexicon.ts';
import { createScoreStrategy, NEGATION_REACH, tokenOf } from './score-strategy.ts';

/** Our languages as npm `sentiment` knows them; `en` is its own. */
export type SentimentLanguage = 'zh' | 'en-x';

/** A language that is registered with npm `sentiment`. */
export interface RegisteredLanguage {
  /** Weight of each token: our words and emoji, and the emoji that npm `sentiment` adds to every language. */
  readonly labels: ReadonlyMap<string, number>;
  /** How far a negator reaches, in tokens. */
  readonly reach: number;
  /** The score as npm `sentiment` makes it. */
  analyze(tokens: readonly string[]): Sentiment.AnalysisResult;
}

/**
 * Registers a language with npm `sentiment`. Its registry is global: a language registered with another lexicon takes the place of the
 * earlier one in `analyze`, not in `labels`.
 */
export function registerLanguage(id: SentimentLanguage, weights: ReadonlyMap<string, number>): RegisteredLanguage {
  const labels: Record<string, number> = {};
  for (const [word, weight] of weights) labels[tokenOf(word)] = weight;
  for (const [emoji, weight] of Object.entries(EMOJI_WEIGHTS)) labels[emojiToken(emoji)] = weight;
  const reach = NEGATION_REACH[id === 'zh' ? 'zh' : 'en'];
  const sentiment = new Sentiment();
  sentiment.registerLanguage(id, { labels, scoringStrategy: createScoreStrategy(reach) });
  return {
    labels: new Map(Object.entries(labels)),
    reach,
    analyze: (tokens) => sentiment.analyze(tokens.join(' '), { language: id }),
  };
}

/** Stands for an emoji whose meaning differs from the one that npm `sentiment` gives it. */
export function emojiToken(emoji: string): string {
  return `emoji-${emoji.codePointAt(0)?.toString(16)}`;
}

/** A token as a person reads it. */
export function readToken(token: string): string {
  if (!token.startsWith('emoji-')) return token.replaceAll('-', ' ');
  return String.fromCodePoint(Number.parseInt(token.slice(6), 16));
}
