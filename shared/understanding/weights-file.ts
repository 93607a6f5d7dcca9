import type { Combiner } from './combiner.ts';
import { FEATURE_SPEC } from './features.ts';
import type { Head } from './heads.ts';
import type { Kernel } from './kernel.ts';

/** All heads of the shipped weights, by id. */
export interface Weights {
  readonly heads: ReadonlyMap<string, Head>;
  /** What makes probabilities out of the heads' scores and the rules' cues. */
  readonly combiner: Combiner;
  /** Hash of the rows that trained them. */
  readonly dataHash: string;
  /** Hash of the term lists and the lexicon that the features were made with. */
  readonly vocabularyHash: string;
  /** What reads texts and sums these heads quicker, where there is such a thing. */
  readonly kernel?: Kernel;
}

const MAGIC = 'EARW';
const VERSION = 4;

interface HeadHeader {
  readonly id: string;
  readonly bits: number;
  readonly classes: number;
  readonly short: boolean;
  readonly scale: number;
  readonly bias: readonly number[];
}

interface FileHeader {
  readonly spec: string;
  readonly dataHash: string;
  readonly vocabularyHash: string;
  readonly combiner: Combiner;
  readonly heads: readonly HeadHeader[];
}

/**
 * Writes weights: `EARW`, version (u16), header length (u32), header as JSON, then per head two levels a byte (−7 … 7 as 1 … 15; low half
 * first). The same weights give the same bytes.
 */
export function writeWeights(weights: Weights): Uint8Array {
  const heads = [...weights.heads.values()];
  const header: FileHeader = {
    spec: FEATURE_SPEC,
    dataHash: weights.dataHash,
    vocabularyHash: weights.vocabularyHash,
    combiner: weights.combiner,
    heads: heads.map(({ id, bits, classes, short, scale, bias }) => {
      return { id, bits, classes, short, scale, bias: [...bias] };
    }),
  };
  const text = encodeAscii(JSON.stringify(header));
  const size = heads.reduce((sum, { classes, bits }) => sum + Math.ceil((classes << bits) / 2), 0);
  const bytes = new Uint8Array(10 + text.length + size);
  bytes.set(encodeAscii(MAGIC), 0);
  const view = new DataView(bytes.buffer);
  view.setUint16(4, VERSION);
  view.setUint32(6, text.length);
  bytes.set(text, 10);
  let at = 10 + text.length;
  for (const { levels, classes, bits } of heads) {
    const count = classes << bits;
    for (let k = 0; k < count; k += 2) {
      bytes[at++] = levelCode(levels[k] as number) | (levelCode(levels[k + 1] ?? 0) << 4);
    }
  }
  return bytes;
}

/** Reads weights; throws when the bytes are no weights file or were trained for other features. */
export function readWeights(bytes: Uint8Array): Weights {
  if (bytes.length < 10 || decodeAscii(bytes, 0, 4) !== MAGIC)
    throw new Error('Not a weights file: it does not start with EARW.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(4) !== VERSION) {
    throw new Error(
      `Weights file of version ${view.getUint16(4)}; this program reads version ${VERSION}. Train again.`,
    );
  }
  const start = 10 + view.getUint32(6);
  if (start > bytes.length) throw new Error('Weights file is cut short. Fetch it again.');
  const header = JSON.parse(decodeAscii(bytes, 10, start)) as FileHeader;
  if (header.spec !== FEATURE_SPEC) {
    throw new Error(
      `Weights were trained for features ${header.spec}, this program makes ${FEATURE_SPEC}. Train again.`,
    );
  }
  const heads = new Map<string, Head>();
  let at = start;
  for (const head of header.heads) {
    // Two spare places: heads of four classes are read three at a time.
    const levels = new Int8Array((head.classes << head.bits) + 2);
    const end = at + Math.ceil((head.classes << head.bits) / 2);
    if (end > bytes.length) throw new Error(`Weights file is cut short in head ${head.id}. Fetch it again.`);
    for (let k = 0; at < end; at++, k += 2) {
      const byte = bytes[at] as number;
      levels[k] = LEVEL_OF_CODE[byte & 15] as number;
      levels[k + 1] = LEVEL_OF_CODE[byte >> 4] as number;
    }
    heads.set(head.id, {
      ...head,
      levels,
      bias: Float64Array.from(head.bias),
    });
  }
  return { heads, combiner: header.combiner, dataHash: header.dataHash, vocabularyHash: header.vocabularyHash };
}

const LEVEL_OF_CODE = Int8Array.from({ length: 16 }, (_, code) => {
  const level = code === 0 ? 0 : code - 8;
  return level * Math.abs(level);
});

function levelCode(square: number): number {
  return Math.sign(square) * Math.round(Math.sqrt(Math.abs(square))) + 8;
}

function encodeAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code > 126) throw new Error('The header of a weights file must be plain ASCII.');
    return code;
  });
}

function decodeAscii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
