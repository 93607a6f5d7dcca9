import type { Features } from './features.ts';
import type { Head } from './heads.ts';

/** Heads that read every feature, packed so that all they say of a feature lies in one row of some dozens of bytes. */
export interface RowTable {
  /** Writes the raw scores of the heads of one group, all classes of each, one behind the other: bias + Σ weights / √features. */
  score(group: number, features: Features, scores: Float64Array): void;
}

/** One class of one head. Its bytes in a row begin at `place`, one for each of its buckets that share the row: shift and mask choose. */
interface Lane {
  readonly place: number;
  readonly shift: number;
  readonly mask: number;
  readonly scale: number;
  readonly bias: number;
}

/** At most so many classes are summed in one pass. */
const ABREAST = 3;

/**
 * Packs groups of heads of any sizes: a row holds what the smallest head keeps in one bucket, and all buckets of the larger ones that share its
 * hash bits. A text then touches as many rows as it has features, whatever the number of heads: tables of their own would each push the
 * others, and the tables of everything else, out of the processor's cache.
 */
export function packRows(groups: readonly (readonly Head[])[]): RowTable {
  const rowBits = groups.flat().reduce((least, { bits }) => Math.min(least, bits), 32);
  let width = 0;
  const lanes = groups.map((heads) =>
    heads.flatMap((head) =>
      Array.from({ length: head.classes }, (_, category) => {
        const share = 1 << (head.bits - rowBits);
        const lane = { place: width, shift: 32 - head.bits, mask: share - 1, scale: head.scale, head, category };
        width += share;
        return { ...lane, bias: head.bias[category] as number };
      }),
    ),
  );
  const rowShift = 32 - Math.clz32(Math.max(0, width - 1));
  const table = new Int8Array(1 << (rowBits + rowShift));
  for (const { head, category, place, mask } of lanes.flat()) {
    for (let bucket = 0; bucket < 1 << head.bits; bucket++) {
      const row = bucket >>> (head.bits - rowBits);
      table[(row << rowShift) + place + (bucket & mask)] = head.levels[bucket * head.classes + category] as number;
    }
  }
  const sums = new Int32Array(ABREAST);
  return {
    score(group, features, scores) {
      const own = lanes[group] as readonly Lane[];
      const root = Math.sqrt(features.count);
      for (let first = 0; first < own.length; ) {
        const left = own.length - first;
        const a = own[first] as Lane;
        const b = own[first + 1] ?? a;
        // Two and two rather than three and one: a pass costs as much for each of its classes, also for those that nobody asks for.
        const taken = left === 2 || left === 4 ? 2 : Math.min(left, ABREAST);
        if (taken === 2) sumTwo(table, 32 - rowBits, rowShift, a, b, features, sums);
        else sumThree(table, 32 - rowBits, rowShift, a, b, own[first + 2] ?? a, features, sums);
        for (let k = 0; k < taken; k++) {
          const { scale, bias } = own[first + k] as Lane;
          scores[first + k] = features.count === 0 ? bias : (sums[k] as number) * (scale / root) + bias;
        }
        first += taken;
      }
    },
  };
}

/** Sums two classes over all features, in variables: an array of sums would be read and written for every feature. */
function sumTwo(
  table: Int8Array,
  toRow: number,
  rowShift: number,
  { place: placeA, shift: shiftA, mask: maskA }: Lane,
  { place: placeB, shift: shiftB, mask: maskB }: Lane,
  { hashes, count }: Features,
  sums: Int32Array,
): void {
  let a = 0;
  let b = 0;
  for (let k = 0; k < count; k++) {
    const hash = hashes[k] as number;
    const row = (hash >>> toRow) << rowShift;
    a += table[row + placeA + ((hash >>> shiftA) & maskA)] as number;
    b += table[row + placeB + ((hash >>> shiftB) & maskB)] as number;
  }
  sums[0] = a;
  sums[1] = b;
}

/** The same for three. */
function sumThree(
  table: Int8Array,
  toRow: number,
  rowShift: number,
  { place: placeA, shift: shiftA, mask: maskA }: Lane,
  { place: placeB, shift: shiftB, mask: maskB }: Lane,
  { place: placeC, shift: shiftC, mask: maskC }: Lane,
  { hashes, count }: Features,
  sums: Int32Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  for (let k = 0; k < count; k++) {
    const hash = hashes[k] as number;
    const row = (hash >>> toRow) << rowShift;
    a += table[row + placeA + ((hash >>> shiftA) & maskA)] as number;
    b += table[row + placeB + ((hash >>> shiftB) & maskB)] as number;
    c += table[row + placeC + ((hash >>> shiftC) & maskC)] as number;
  }
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
}
