import { CHARACTER_CLASS, CLAUSE_END, DIGIT, EMOJI, HAN, LETTER, SENTENCE_END } from '../text/character-class.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Hits } from '../text/matcher.ts';
import { CUE_TYPES, TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What one pass over a folded text found. Buffers are used again for the next text. */
export interface Signals {
  /** `TERM_BITS` of everything found. */
  bits: number;
  /** How often each of `CUE_TYPES` was found, by its index. */
  readonly cueCounts: Int32Array;
  /** Classes of units that stand in the text, one bit a class (`1 << HAN`): what none of them can begin need not be looked for. */
  kinds: number;
  han: number;
  letters: number;
  digits: number;
  emoji: number;
  exclamations: number;
  questions: number;
  /** Longest run of ! and ?. */
  longestShout: number;
  /** Share of upper-case letters among letters of the original, 0 … 1. */
  shouted: number;
}

/** All bits that are counted, and the cue of each by its place: most terms are none. */
const CUE_BITS = CUE_TYPES.reduce((bits, type) => bits | TERM_BITS[type], 0);
const CUE_OF_BIT = new Uint8Array(32);
CUE_TYPES.forEach((type, cue) => {
  CUE_OF_BIT[31 - Math.clz32(TERM_BITS[type])] = cue;
});

/** An empty record for `readSignals`. */
export function createSignals(): Signals {
  return {
    bits: 0,
    cueCounts: new Int32Array(CUE_TYPES.length),
    kinds: 0,
    han: 0,
    letters: 0,
    digits: 0,
    emoji: 0,
    exclamations: 0,
    questions: 0,
    longestShout: 0,
    shouted: 0,
  };
}

/** Fills `signals` from the folded text and its hits. */
export function readSignals(folded: FoldedText, hits: Hits, vocabulary: Vocabulary, signals: Signals): Signals {
  const { units, length } = folded;
  const counts = signals.cueCounts;
  counts.fill(0);
  let bits = 0;
  for (let k = 0; k < hits.count; k++) {
    const termBits = vocabulary.bits[hits.terms[k] as number] as number;
    bits |= termBits;
    for (let rest = termBits & CUE_BITS; rest !== 0; rest &= rest - 1) {
      const cue = CUE_OF_BIT[31 - Math.clz32(rest & -rest)] as number;
      counts[cue] = (counts[cue] as number) + 1;
    }
  }
  signals.bits = bits;
  let kinds = 0;
  let han = 0;
  let letters = 0;
  let digits = 0;
  let emoji = 0;
  let exclamations = 0;
  let questions = 0;
  let run = 0;
  let longest = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    const kind = CHARACTER_CLASS[unit] as number;
    kinds |= 1 << kind;
    if (kind === HAN) han++;
    else if (kind === LETTER) letters++;
    else if (kind === DIGIT) digits++;
    else if (kind === EMOJI) emoji++;
    if (unit === 0x21) exclamations++;
    else if (unit === 0x3f) questions++;
    else {
      run = 0;
      continue;
    }
    if (++run > longest) longest = run;
  }
  signals.kinds = kinds;
  signals.han = han;
  signals.letters = letters;
  signals.digits = digits;
  signals.emoji = emoji;
  signals.exclamations = exclamations;
  signals.questions = questions;
  signals.longestShout = longest;
  signals.shouted = 0;
  return signals;
}

/** Fewer letters than these are no shouting: they may be a name. */
export const FEWEST_SHOUTED = 12;

/** Share of capitals among the Latin letters of the original text, 0 … 1; 0 when there are fewer than `FEWEST_SHOUTED`. */
export function measureShouting(text: string): number {
  let upper = 0;
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x41 && unit <= 0x5a) upper++;
    else if (unit < 0x61 || unit > 0x7a) continue;
    letters++;
  }
  return letters < FEWEST_SHOUTED ? 0 : upper / letters;
}

/** Whether a unit ends a clause or a sentence. */
export function endsClause(unit: number): boolean {
  const kind = CHARACTER_CLASS[unit];
  return kind === CLAUSE_END || kind === SENTENCE_END;
}
