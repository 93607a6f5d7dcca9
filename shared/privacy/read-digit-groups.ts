/** A tight run of digits in the folded text, after digits written as Chinese characters or look-alike letters were read. */
export interface DigitGroup {
  /** As 0–9. */
  readonly digits: string;
  /** Span in the folded text. */
  readonly start: number;
  readonly end: number;
}

const DIGIT_CHARACTERS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  妖: '1',
  腰: '1',
  壹: '1',
  幺: '1',
  二: '2',
  贰: '2',
  貳: '2',
  两: '2',
  兩: '2',
  三: '3',
  叁: '3',
  參: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  陸: '6',
  七: '7',
  拐: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  勾: '9',
  玖: '9',
};
const CHINESE_DIGITS: ReadonlyMap<number, string> = new Map(
  Object.entries(DIGIT_CHARACTERS).map(([char, digit]) => [char.charCodeAt(0), digit]),
);
const LOOK_ALIKES: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1', i: '1' };
const LETTER = /[A-Za-z]/;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * Every tight run of digits. A look-alike letter counts only inside a run of real digits (`138oo138ooo`), never at the
 * edge of a word. Chinese numerals are kept as their own reading: the caller decides whether the whole chain is long
 * enough to be a number rather than words.
 */
export function readDigitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let i = 0;
  while (i < text.length) {
    if (digitAt(text, i) === undefined) {
      i++;
      continue;
    }
    const lead = readLeadingLookAlikes(text, i);
    const start = i - lead.length;
    let digits = lead;
    for (; i < text.length; i++) {
      const char = text[i] ?? '';
      const digit = digitAt(text, i);
      if (digit === undefined) {
        const standIn = LOOK_ALIKES[char];
        if (standIn === undefined || !isInsideNumber(text, i)) break;
        digits += standIn;
        continue;
      }
      digits += digit;
    }
    groups.push({ digits, start, end: i });
  }
  return groups;
}

/** `l38…`: look-alikes just before the first digit, when no other letter and no other number stands before them. */
function readLeadingLookAlikes(text: string, at: number): string {
  let start = at;
  while (start > 0 && LOOK_ALIKES[text[start - 1] ?? ''] !== undefined) start--;
  if (start === at || LETTER.test(text[start - 1] ?? '')) return '';
  return [...text.slice(start, at)].map((char) => LOOK_ALIKES[char]).join('');
}

function digitAt(text: string, at: number): string | undefined {
  const code = text.charCodeAt(at);
  // Nearly every character is none: a number is compared in less time than a name is looked up.
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return text[at];
    return (code === 0x6f || code === 0x4f) && isAlone(text, at) ? '0' : undefined;
  }
  return CHINESE_DIGITS.get(code);
}

/** A look-alike belongs to a number when the letters around it are look-alikes too and end at digits, or at the number's end. */
function isInsideNumber(text: string, at: number): boolean {
  let end = at;
  while (end < text.length && LOOK_ALIKES[text[end] ?? ''] !== undefined) end++;
  // The X that ends an ID-card number may follow.
  if (/[xX]/.test(text[end] ?? '')) end++;
  return !LETTER.test(text[end] ?? '');
}

/** An o by itself between marks or blanks: 138 o o 1 3 8. */
function isAlone(text: string, at: number): boolean {
  return at > 0 && !WORD_CHARACTER.test(text[at - 1] ?? '') && !WORD_CHARACTER.test(text[at + 1] ?? '');
}
