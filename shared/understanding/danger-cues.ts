import { DANGER_CHARACTERS } from './danger-words.ts';
import { createFeatures, type Features, mix } from './features.ts';
import type { Reading } from './read-text.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How far apart two words may stand and still tell one thing, in folded units: fewer in Chinese, where a unit says more. */
const NEAR = { han: 14, latin: 40 } as const;
const CLASSES = DANGER_CHARACTERS.length;
/** More different classes than this say no more. */
const MOST_CLASSES = 6;

/** Of each single character which set of classes it is in; the bits of each set. A byte a unit: the table stays in the processor's cache. */
const SET_OF_UNIT = new Uint8Array(0x10000);
const BITS_OF_SET = listSets();

/** Classes that begin at each place of the present text; all zero between two texts. */
let bitsAt = new Int32Array(4096);
/** The places where some begin, in order. */
let places = new Int32Array(4096);
const together = new Int32Array(CLASSES);
const found = createFeatures();
const cues: DangerCues = { hashes: new Uint32Array(1 + CLASSES * CLASSES), count: 0 };

/** Hashes of what speaks of a danger. */
export interface DangerCues {
  readonly hashes: Uint32Array;
  count: number;
}

/**
 * Cues of danger of a text, in `hashes` up to `count`: each class that is named, each two classes that stand near each other, and how many
 * classes there are. Valid until the next text.
 */
export function listDangerCues({ folded, hits, signals }: Reading, { bits, dangerBits }: Vocabulary): DangerCues {
  const { units, length } = folded;
  if (bitsAt.length < length) {
    bitsAt = new Int32Array(length * 2);
    places = new Int32Array(length * 2);
  }
  for (let k = 0; k < hits.count; k++) {
    const term = hits.terms[k] as number;
    if (((bits[term] as number) & TERM_BITS.danger) === 0) continue;
    const start = hits.starts[k] as number;
    bitsAt[start] = (bitsAt[start] as number) | (dangerBits[term] as number);
  }
  const named = pairClasses(units, length, signals.han === 0 ? NEAR.latin : NEAR.han);
  const { hashes } = cues;
  let count = 0;
  hashes[count++] = mix(0x999 + Math.min(MOST_CLASSES, countBits(named)));
  for (let one = 0; one < CLASSES; one++) {
    if ((named & (1 << one)) === 0) continue;
    hashes[count++] = mix(0x1234567 + one);
    for (let other = one + 1; other < CLASSES; other++) {
      if (((together[one] as number) & (1 << other)) !== 0) hashes[count++] = mix(0x7654321 + one * 32 + other);
    }
  }
  cues.count = count;
  return cues;
}

/** The short features of a text, led by its cues of danger: what the head of safety learns from. Valid until the next text. */
export function addDangerCues(reading: Reading, vocabulary: Vocabulary): Features {
  const { features } = reading;
  const { hashes, count } = listDangerCues(reading, vocabulary);
  if (found.hashes.length < count + features.short) found.hashes = new Uint32Array((count + features.short) * 2);
  found.hashes.set(hashes.subarray(0, count));
  found.hashes.set(features.hashes.subarray(0, features.short), count);
  found.count = count + features.short;
  found.short = found.count;
  return found;
}

/** Writes into `together` which classes stand near each other, clears `bitsAt`, and returns all classes that are named. */
function pairClasses(units: Uint16Array, length: number, near: number): number {
  together.fill(0);
  let named = 0;
  let count = 0;
  for (let at = 0; at < length; at++) {
    const here = (bitsAt[at] as number) | (BITS_OF_SET[SET_OF_UNIT[units[at] as number] as number] as number);
    if (here === 0) continue;
    bitsAt[at] = here;
    named |= here;
    let around = here;
    for (let k = count - 1; k >= 0 && at - (places[k] as number) <= near; k--) {
      around |= bitsAt[places[k] as number] as number;
    }
    places[count++] = at;
    for (let rest = around; rest !== 0; rest &= rest - 1) {
      const one = 31 - Math.clz32(rest & -rest);
      together[one] = (together[one] as number) | ((here & (1 << one)) === 0 ? here : around);
    }
  }
  for (let k = 0; k < count; k++) bitsAt[places[k] as number] = 0;
  return named;
}

/** Fills `SET_OF_UNIT` and returns the bits of each set; set 0 is empty. */
function listSets(): Int32Array {
  const bitsOf = new Map<number, number>();
  DANGER_CHARACTERS.forEach((characters, danger) => {
    for (let k = 0; k < characters.length; k++) {
      const unit = characters.charCodeAt(k);
      bitsOf.set(unit, (bitsOf.get(unit) ?? 0) | (1 << danger));
    }
  });
  const sets = [0];
  for (const [unit, bits] of bitsOf) {
    if (!sets.includes(bits)) sets.push(bits);
    SET_OF_UNIT[unit] = sets.indexOf(bits);
  }
  if (sets.length > 256)
    throw new Error('The characters of danger stand in more different sets of classes than a byte counts.');
  return Int32Array.from(sets);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
