import { KINDS, TOPICS } from '../../../shared/model/analysis.ts';
import { correctionId } from '../../../shared/understanding/head-specs.ts';
import type { Head } from '../../../shared/understanding/heads.ts';
import {
  CORRECTION_BITS,
  EN_BITS,
  EN_CORRECTIONS,
  EN_ROWS,
  SHORT_BITS,
  SHORT_ROWS,
  ZH_BITS,
  ZH_CORRECTIONS,
  ZH_MASKS,
  ZH_ROWS,
} from './memory-plan.ts';

/** Numbers of the first domain of each language among the sums of few features; those of the kinds and topics, anger and safety stand before. */
export const DOMAINS_AT = { zh: 20, en: 27 } as const;

/** One class of a head in the rows of a table: where it stands in a row, and how many bits the buckets have that lie side by side there. */
interface Lane {
  readonly head: Head;
  readonly category: number;
  readonly place: number;
  readonly sideBits: number;
}

/** Writes the levels of all heads into the memory of the kernel; false: their sizes do not fit. */
export function fillTables(heads: ReadonlyMap<string, Head>, memory: WebAssembly.Memory): boolean {
  const bytes = new Int8Array(memory.buffer);
  let fits = true;
  const lanes = (id: string, most: number, place: number, sideBits = 0, step = 1): Lane[] => {
    const head = heads.get(id);
    if (head === undefined || head.classes > most) {
      fits = false;
      return [];
    }
    return Array.from({ length: head.classes }, (_, category) => {
      return { head, category, place: place + category * step, sideBits };
    });
  };
  const corrections = (id: string, domains: number, most: number, step: number, place: number): Lane[] =>
    Array.from({ length: domains }, (_, d) => lanes(correctionId(id, d), most, place + d * step)).flat();
  const fill = (start: number, bits: number, widthBits: number, isShort: boolean, all: readonly Lane[]): void => {
    for (const { head, category, place, sideBits } of all) {
      const ownBits = bits + sideBits;
      if (head.bits > ownBits || head.short !== isShort) {
        fits = false;
        return;
      }
      // A smaller head is spread: buckets that it does not part lie beside each other with the same level.
      for (let bucket = 0; bucket < 1 << ownBits; bucket++) {
        const level = head.levels[(bucket >>> (ownBits - head.bits)) * head.classes + category] as number;
        const side = bucket & ((1 << sideBits) - 1);
        bytes[start + ((bucket >>> sideBits) << widthBits) + place + side] = level;
      }
    }
  };
  const anger = KINDS.length + TOPICS.length;
  fill(SHORT_ROWS, SHORT_BITS, 5, true, [
    ...lanes('kind', KINDS.length, 0),
    ...lanes('topic', TOPICS.length, KINDS.length),
    ...lanes('zh-anger', 1, anger),
    ...lanes('safety', 1, anger + 1),
    ...lanes('zh-domain', DOMAINS_AT.en - DOMAINS_AT.zh, DOMAINS_AT.zh),
    ...lanes('en-domain', 32 - DOMAINS_AT.en, DOMAINS_AT.en),
  ]);
  fill(ZH_ROWS, ZH_BITS, 4, false, [
    ...corrections('zh-polarity', 7, 1, 1, 0),
    ...lanes('zh-neutral', 1, 7),
    ...lanes('zh-polarity', 1, 8, 2),
    ...lanes('zh-complaint', 1, 12, 1),
  ]);
  fill(ZH_CORRECTIONS, CORRECTION_BITS, 3, false, corrections('zh-neutral', 7, 1, 1, 0));
  fill(EN_ROWS, EN_BITS, 2, false, [...lanes('en-sentiment', 3, 0), ...lanes('en-complaint', 1, 3)]);
  fill(EN_CORRECTIONS, CORRECTION_BITS, 4, false, corrections('en-sentiment', 5, 3, 3, 0));
  for (let bits = 0; bits < 4; bits++) {
    bytes.fill(-1, ZH_MASKS + 16 * bits, ZH_MASKS + 16 * bits + 8);
    bytes[ZH_MASKS + 16 * bits + 8 + bits] = -1;
    bytes[ZH_MASKS + 16 * bits + 12 + (bits >> 1)] = -1;
  }
  return fits && anger + 2 === DOMAINS_AT.zh;
}
