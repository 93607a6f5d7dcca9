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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One line of the list: size, then each plane with runs counted (`A*12,`), so that blank and grey parts of a page cost nothing. */
export function writeSignature({ width, height, planes }: Signature): string {
  return [`${width}x${height}`, ...planes.map(writePlane)].join(' ');
}

function writePlane(levels: readonly number[]): string {
  const letters = levels.map((level) => ALPHABET[level]).join('');
  return letters.replace(/(.)\1{3,}/g, (run, letter) => `${letter}*${run.length},`);
}

/** @throws Error when the line is none that `writeSignature` made */
export function readSignature(line: string): Signature {
  const [, width, height, planes = ''] = /^(\d+)x(\d+)((?: [\w+/*,]+){3})$/.exec(line) ?? [];
  if (width === undefined) throw new Error(`not a signature of a picture: ${line.slice(0, 60)}`);
  return { width: Number(width), height: Number(height), planes: planes.trim().split(' ').map(readPlane) };
}

function readPlane(runs: string): number[] {
  const letters = runs.replace(/(.)\*(\d+),/g, (_, letter: string, count: string) => letter.repeat(Number(count)));
  return [...letters].map((letter) => ALPHABET.indexOf(letter));
}
