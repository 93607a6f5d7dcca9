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

/** Classes of each single character, as bits. */
const BITS_OF_UNIT = new Int32Array(0x10000);
DANGER_CHARACTERS.forEach((characters, danger) => {
  for (let k = 0; k < characters.length; k++) {
    const unit = characters.charCodeAt(k);
    BITS_OF_UNIT[unit] = (BITS_OF_UNIT[unit] as number) | (1 << danger);
  }
});

/** Classes that begin at each place of the present text; all zero between two texts. */
let bitsAt = new Int32Array(4096);
const together = new Int32Array(CLASSES);
const found = createFeatures();

/**
 * The short features of a text, led by its cues of danger: each class that is named, each two classes that stand near each other, and how many
 * classes there are. Valid until the next text.
 */
export function addDangerCues(
  { folded, hits, signals, features }: Reading,
  { bits, dangerBits }: Vocabulary,
): Features {
  const { units, length } = folded;
  if (bitsAt.length < length) bitsAt = new Int32Array(length * 2);
  for (let k = 0; k < hits.count; k++) {
    const term = hits.terms[k] as number;
    if (((bits[term] as number) & TERM_BITS.danger) === 0) continue;
    const start = hits.starts[k] as number;
    bitsAt[start] = (bitsAt[start] as number) | (dangerBits[term] as number);
  }
  const named = pairClasses(units, length, signals.han === 0 ? NEAR.latin : NEAR.han);
  if (found.hashes.length < features.short + CLASSES * CLASSES) {
    found.hashes = new Uint32Array(features.short * 2 + CLASSES * CLASSES);
  }
  const { hashes } = found;
  let count = 0;
  hashes[count++] = mix(0x999 + Math.min(MOST_CLASSES, countBits(named)));
  for (let one = 0; one < CLASSES; one++) {
    if ((named & (1 << one)) === 0) continue;
    hashes[count++] = mix(0x1234567 + one);
    for (let other = one + 1; other < CLASSES; other++) {
      if (((together[one] as number) & (1 << other)) !== 0) hashes[count++] = mix(0x7654321 + one * 32 + other);
    }
  }
  hashes.set(features.hashes.subarray(0, features.short), count);
  count += features.short;
  found.count = count;
  found.short = count;
  return found;
}

/** Writes into `together` which classes stand near each other, clears `bitsAt`, and returns all classes that are named. */
function pairClasses(units: Uint16Array, length: number, near: number): number {
  together.fill(0);
  let named = 0;
  let last = -near - 1;
  for (let at = 0; at < length; at++) {
    const here = (bitsAt[at] as number) | (BITS_OF_UNIT[units[at] as number] as number);
    if (here === 0) continue;
    bitsAt[at] = here;
    named |= here;
    let around = here;
    if (at - last <= near)
      for (let before = Math.max(0, at - near); before < at; before++) around |= bitsAt[before] as number;
    for (let one = 0; one < CLASSES; one++) {
      if ((around & (1 << one)) !== 0)
        together[one] = (together[one] as number) | ((here & (1 << one)) === 0 ? here : around);
    }
    last = at;
  }
  bitsAt.fill(0, 0, length);
  return named;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
