import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What is kept of a picture: a grid of cells of `CELL` pixels and of each its mean colour. No text can be read from it, no picture is in
 * the repository, and an element that moved, grew, vanished or changed its colour is seen.
 */
export interface Signature {
  readonly width: number;
  readonly height: number;
  /** Row by row, as the planes of a JPEG: light, blue against yellow, red against green; each 0 to 63. */
  readonly planes: readonly (readonly number[])[];
}

/** Edge of a cell in pixels: about one line of text. */
export const CELL = 16;

const PLANES = 3;

/** One line of the list: size, then the planes one after the other, packed: blank and grey parts of a page cost next to nothing. */
export function writeSignature({ width, height, planes }: Signature): string {
  return `${width}x${height} ${deflateRawSync(Buffer.from(planes.flat()), { level: 9 }).toString('base64')}`;
}

/** @throws Error when the line is none that `writeSignature` made */
export function readSignature(line: string): Signature {
  const [, width, height, packed] = /^(\d+)x(\d+) ([\w+/]+=*)$/.exec(line) ?? [];
  if (packed === undefined) throw new Error(`not a signature of a picture: ${line.slice(0, 60)}`);
  const levels = [...inflateRawSync(Buffer.from(packed, 'base64'))];
  const cells = levels.length / PLANES;
  const planes = Array.from({ length: PLANES }, (_, plane) => levels.slice(plane * cells, (plane + 1) * cells));
  return { width: Number(width), height: Number(height), planes };
}
