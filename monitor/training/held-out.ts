import { createHash } from 'node:crypto';

/** Which part of the data a text belongs to, whatever corpus it comes from. */
export type Split = 'held-out' | 'dev' | 'train';

/** The text as the split sees it: letters and digits only, so that a changed comma cannot move a text to another part. */
export function splitKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '');
}

/** Tenth of the data, 0 … 9: first four bytes (big endian) of the SHA-1 of the key, mod 10. */
export function splitTenth(text: string): number {
  return createHash('sha1').update(splitKey(text), 'utf8').digest().readUInt32BE(0) % 10;
}

/** Tenth 0 is held out: never trained on, never tuned on, never a source of words. Tenth 1 chooses, the rest trains. */
export function splitOf(text: string): Split {
  const tenth = splitTenth(text);
  return tenth === 0 ? 'held-out' : tenth === 1 ? 'dev' : 'train';
}
