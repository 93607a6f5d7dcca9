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

/** Names a text where it must not stand itself: the first twelve hex digits of the SHA-1 of its key. */
export function textId(text: string): string {
  return createHash('sha1').update(splitKey(text), 'utf8').digest('hex').slice(0, 12);
}

/** Tenth of the data, 0 … 9, of the text with this name: the first four bytes (big endian) of the SHA-1, mod 10. */
export function tenthOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) % 10;
}

/** Tenth of the data that a text belongs to. */
export function splitTenth(text: string): number {
  return tenthOfId(textId(text));
}

/** Tenth 0 is held out: never trained on, never tuned on, never a source of words. Tenth 1 chooses, the rest trains. */
export function splitOf(text: string): Split {
  return splitOfId(textId(text));
}

/** The same for the text with this name. */
export function splitOfId(id: string): Split {
  const tenth = tenthOfId(id);
  return tenth === 0 ? 'held-out' : tenth === 1 ? 'dev' : 'train';
}
