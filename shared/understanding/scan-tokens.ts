import { CHARACTER_CLASS, EMOJI, HAN, isWordUnit } from '../text/character-class.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Hits } from '../text/matcher.ts';
import { EMOJI_WEIGHTS } from './lexicon.ts';
import { CLAUSE, FILLER } from './score-strategy.ts';
import { emojiToken } from './sentiment-languages.ts';
import { endsClause } from './signals.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The tokens of a text that the score of words is made of, as numbers, in a buffer that the next text overwrites: an index of the vocabulary's
 * terms, `FILLER_ID`, `CLAUSE_ID`, or an emoji as minus its code point.
 */
export interface TokenBuffer {
  ids: Int32Array;
  count: number;
}

export const FILLER_ID = -1;
export const CLAUSE_ID = -2;

const TOKEN_BITS =
  TERM_BITS.lexicon |
  TERM_BITS.negator |
  TERM_BITS.doubleNegation |
  TERM_BITS.degreeUp |
  TERM_BITS.degreeDown |
  TERM_BITS.contrast;
const MAX_FILLERS = 5;

/** Tokens that stand for emoji whose meaning differs from the one npm `sentiment` gives them. */
const EMOJI_TOKENS: ReadonlyMap<string, string> = new Map(
  Object.keys(EMOJI_WEIGHTS).map((emoji) => [emoji, emojiToken(emoji)]),
);

/** An empty buffer for `scanTokens`. */
export function createTokenBuffer(): TokenBuffer {
  return { ids: new Int32Array(1024), count: 0 };
}

/** Weighted words leftmost first, the longest at each place, with fillers for what stands between them. Empty when nothing has a weight. */
export function scanTokens(folded: FoldedText, hits: Hits, { bits }: Vocabulary, buffer: TokenBuffer): TokenBuffer {
  const { units, length } = folded;
  if (buffer.ids.length < length + 2) buffer.ids = new Int32Array(length * 2 + 2);
  buffer.count = 0;
  let weighted = false;
  let at = 0;
  for (let k = 0; k < hits.count; k++) {
    const start = hits.starts[k] as number;
    if (start < at || ((bits[hits.terms[k] as number] as number) & TOKEN_BITS) === 0) continue;
    let best = k;
    for (let next = k + 1; next < hits.count && hits.starts[next] === start; next++) {
      if (((bits[hits.terms[next] as number] as number) & TOKEN_BITS) !== 0) best = next;
    }
    if (addGap(units, at, start, buffer)) weighted = true;
    const term = hits.terms[best] as number;
    if (((bits[term] as number) & TERM_BITS.lexicon) !== 0) weighted = true;
    buffer.ids[buffer.count++] = term;
    at = hits.ends[best] as number;
  }
  if (addGap(units, at, length, buffer)) weighted = true;
  if (!weighted) buffer.count = 0;
  return buffer;
}

/** True when there was an emoji in the gap. */
function addGap(units: Uint16Array, start: number, end: number, buffer: TokenBuffer): boolean {
  const { ids } = buffer;
  let { count } = buffer;
  let han = 0;
  let fillers = 0;
  let found = false;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const kind = CHARACTER_CLASS[unit];
    if (kind === HAN) {
      if (++han % 2 === 0 && fillers < MAX_FILLERS) {
        ids[count++] = FILLER_ID;
        fillers++;
      }
    } else if (kind === EMOJI) {
      const next = i + 1 < end ? (units[i + 1] as number) : 0;
      const pair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
      if (pair) i++;
      ids[count++] = pair ? -(((unit - 0xd800) << 10) + (next - 0xdc00) + 0x10000) : -unit;
      found = true;
    } else if (endsClause(unit)) {
      if (count > 0 && ids[count - 1] !== CLAUSE_ID) ids[count++] = CLAUSE_ID;
      fillers = 0;
    } else if (isWordUnit(unit)) {
      while (i + 1 < end && isWordUnit(units[i + 1] as number)) i++;
      if (fillers < MAX_FILLERS) {
        ids[count++] = FILLER_ID;
        fillers++;
      }
    }
  }
  buffer.count = count;
  return found;
}

/** A token as npm `sentiment` gets it. */
export function spellToken(id: number, vocabulary: Vocabulary): string {
  if (id >= 0) return vocabulary.tokens[id] as string;
  if (id === FILLER_ID) return FILLER;
  if (id === CLAUSE_ID) return CLAUSE;
  const emoji = String.fromCodePoint(-id);
  return EMOJI_TOKENS.get(emoji) ?? emoji;
}

/** The tokens of a text as npm `sentiment` gets them. */
export function spellTokens({ ids, count }: TokenBuffer, vocabulary: Vocabulary): string[] {
  return Array.from(ids.subarray(0, count), (id) => spellToken(id, vocabulary));
}
