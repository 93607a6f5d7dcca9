import { createFoldedText, foldInto, foldText } from '../../text/fold.ts';
import { LEXICON_MAX } from '../lexicon.ts';
import { createTokenBuffer, scanTokens, spellTokens } from '../scan-tokens.ts';
import { roleOf, tokenOf } from '../score-strategy.ts';
import { buildVocabulary } from '../vocabulary.ts';
import type { TrainingRow } from './training-row.ts';

/** A word that may enter the lexicon, and the sign that a list or a hand gave it (0: none). */
export type Candidates = ReadonlyMap<string, number>;

/** Fewer texts than this say nothing about a word. */
const LEAST_TEXTS = 4;
/** How sure the sign must be, in standard errors. */
const LEAST_Z = 2;
const LEAST_LOG_ODDS = 0.3;
/** Log odds times this is on the scale of AFINN. */
const WEIGHT_SCALE = 1.7;

/**
 * Learns a weight for each candidate from texts with a polarity: the log odds of standing in a positive text, per corpus (so that a corpus
 * with many complaints makes no word bad) and pooled by precision. Dropped are words that are rare, unsure, or whose learned sign differs
 * from the listed one. Words after a negator do not count.
 */
export function learnLexicon(rows: readonly TrainingRow[], candidates: Candidates): ReadonlyMap<string, number> {
  const words = new Map([...candidates].map(([word, sign]) => [foldText(word), sign]));
  const byToken = new Map([...words.keys()].map((word) => [tokenOf(word), word]));
  const vocabulary = buildVocabulary([], [], words);
  const folded = createFoldedText();
  const buffer = createTokenBuffer();
  const sets = [...new Set(rows.map(({ set }) => set))].sort();
  const totals = sets.map(() => [0, 0]);
  const counts = new Map<string, number[][]>();
  for (const { text, set, label } of rows) {
    if (label !== 'pos' && label !== 'neg') continue;
    const side = label === 'pos' ? 0 : 1;
    const at = sets.indexOf(set);
    count(totals, at, side);
    const seen = new Set<string>();
    foldInto(text, folded);
    const tokens = spellTokens(scanTokens(folded, vocabulary.matcher.scan(folded), vocabulary, buffer), vocabulary);
    tokens.forEach((token, k) => {
      const word = byToken.get(token);
      if (word === undefined || seen.has(word)) return;
      if (roleOf(tokens[k - 1] ?? '') === 'negator' || roleOf(tokens[k - 2] ?? '') === 'negator') return;
      seen.add(word);
      let own = counts.get(word);
      if (own === undefined) {
        own = sets.map(() => [0, 0]);
        counts.set(word, own);
      }
      count(own, at, side);
    });
  }
  const learned = new Map<string, number>();
  for (const [word, own] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weight = weighWord(own, totals, words.get(word) ?? 0);
    if (weight !== null) learned.set(word, weight);
  }
  return learned;
}

function count(table: number[][], at: number, side: number): void {
  const row = table[at] as number[];
  row[side] = (row[side] as number) + 1;
}

function weighWord(
  own: readonly (readonly number[])[],
  totals: readonly (readonly number[])[],
  sign: number,
): number | null {
  let sum = 0;
  let precision = 0;
  let texts = 0;
  own.forEach(([good = 0, bad = 0], at) => {
    if (good + bad === 0) return;
    const [allGood = 0, allBad = 0] = totals[at] as number[];
    const prior = allGood / (allGood + allBad);
    const odds = Math.log((good + 2 * prior) / (bad + 2 * (1 - prior))) - Math.log(allGood / allBad);
    const weight = 1 / (1 / (good + 1) + 1 / (bad + 1));
    sum += weight * odds;
    precision += weight;
    texts += good + bad;
  });
  if (texts < LEAST_TEXTS || precision === 0) return null;
  const odds = sum / precision;
  if (!Number.isFinite(odds)) return null;
  if (Math.abs(odds) < LEAST_LOG_ODDS || Math.abs(odds) * Math.sqrt(precision) < LEAST_Z) return null;
  if (sign !== 0 && Math.sign(sign) !== Math.sign(odds)) return null;
  return Math.max(-LEXICON_MAX, Math.min(LEXICON_MAX, Math.round(odds * WEIGHT_SCALE * 10) / 10));
}
