/** What a folded UTF-16 unit is. */
export const HAN = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const SPACE = 4;
/** Ends a clause: , ; : and their like. */
export const CLAUSE_END = 5;
/** Ends a sentence: . ! ? … and line breaks. */
export const SENTENCE_END = 6;
/** Half of a surrogate pair, or a symbol of the emoji blocks of the first plane. */
export const EMOJI = 7;
/** Takes no room: joiners, direction marks, soft hyphens, variation selectors. */
export const INVISIBLE = 8;
/** Marks that people put inside words to hide them from filters: * . _ - | / ~ + = # */
export const MARK = 9;

/** Class of each UTF-16 unit. */
export const CHARACTER_CLASS: Uint8Array = buildClasses();

/** Whether a unit belongs to a Latin word or a number. */
export function isWordUnit(unit: number): boolean {
  const kind = CHARACTER_CLASS[unit];
  return kind === LETTER || kind === DIGIT;
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const fill = (first: number, last: number, kind: number): void => {
    classes.fill(kind, first, last + 1);
  };
  fill(0x3400, 0x4dbf, HAN);
  fill(0x4e00, 0x9fff, HAN);
  fill(0xf900, 0xfaff, HAN);
  // Kana and Hangul are read like Han: no spaces, n-grams of characters.
  fill(0x3040, 0x30ff, HAN);
  fill(0xac00, 0xd7af, HAN);
  for (let unit = 0x61; unit < 0x3000; unit++) {
    if (/\p{L}/u.test(String.fromCharCode(unit))) classes[unit] = LETTER;
  }
  fill(0x41, 0x5a, LETTER);
  classes[0x27] = LETTER;
  fill(0x30, 0x39, DIGIT);
  for (const unit of [0x20, 0x09, 0xa0, 0x3000]) classes[unit] = SPACE;
  fill(0x2000, 0x200a, SPACE);
  for (const mark of ',;:、，；：()（）"「」《》【】[]') classes[mark.charCodeAt(0)] = CLAUSE_END;
  for (const mark of '!?。！？…\n\r') classes[mark.charCodeAt(0)] = SENTENCE_END;
  fill(0xd800, 0xdfff, EMOJI);
  fill(0x2600, 0x27bf, EMOJI);
  for (const unit of [0x00ad, 0x180e, 0xfeff, 0x2060, 0x034f]) classes[unit] = INVISIBLE;
  fill(0x200b, 0x200f, INVISIBLE);
  fill(0x202a, 0x202e, INVISIBLE);
  fill(0xfe00, 0xfe0f, INVISIBLE);
  for (const mark of '*._-|/\\~+=#^·•') classes[mark.charCodeAt(0)] = MARK;
  return classes;
}
