import type { FoldedText } from './fold-for-privacy.ts';
import type { TextSpan } from './read-joints.ts';

/** A text in which disguised numbers stand as plain digits, and where in it they stand. */
export interface UndisguisedText {
  readonly folded: FoldedText;
  /** Places that were rewritten, as spans of the new text: only a finding that touches one is news. */
  readonly rewritten: readonly TextSpan[];
}

/** Replaces a stretch of the folded text. */
interface Rewrite extends TextSpan {
  readonly by: string;
}

// Each row: the characters that are said like the digit. None of them makes a number alone; a whole run of them does.
const SOUNDS = [
  '0零〇灵玲铃另洞',
  '1一壹幺妖腰要医衣依伊夭',
  '2二贰两儿耳尔饿爱',
  '3三叁参仨散伞山',
  '4四肆寺死思似丝',
  '5五伍舞吾午武雾呜',
  '6六陆溜留柳刘',
  '7七柒期拐齐气起妻',
  '8八捌吧巴爸把',
  '9九玖久酒勾旧就',
] as const;
const DIGIT_OF_SOUND = new Map(SOUNDS.flatMap((row, digit) => [...row].map((char) => [char, String(digit)] as const)));
const NUMERALS = '零〇一二三四五六七八九两幺壹贰叁肆伍陆柒捌玖';
const SOUND_RUN = new RegExp(`[${SOUNDS.join('')}]{11,19}`, 'g');
const IS_SOUND_ONLY = new RegExp(`[^0-9${NUMERALS}]`);
/** Lengths that a mobile number, a bank card or an ID card (its X aside) has. */
const NUMBER_LENGTHS: ReadonlySet<number> = new Set([11, 13, 15, 16, 17, 18, 19]);

const ENGLISH: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const PINYIN: Readonly<Record<string, string>> = {
  ling: '0',
  dong: '0',
  yi: '1',
  yao: '1',
  er: '2',
  liang: '2',
  san: '3',
  si: '4',
  wu: '5',
  liu: '6',
  qi: '7',
  ba: '8',
  jiu: '9',
};
const WORD_RUNS = [ENGLISH, PINYIN].map((words) => {
  const word = `(?:${Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
  return {
    words,
    word: new RegExp(`(double |triple )?(${word})|(\\d)`, 'gi'),
    // A run of words with at most blanks and small marks between; digits may be mixed in.
    run: new RegExp(`(?<![A-Za-z])(?:(?:(?:double |triple )?${word}|\\d)[ ,.\\-_/、，]{0,2}){7,20}(?![A-Za-z])`, 'gi'),
  };
});
const MAYBE_WORDS = /(?:zero|one|two|three|four|five|six|seven|eight|nine|ling|yi|er|san|wu|liu|jiu)[^\n]{0,12}/i;

// 两个零, 8个0: how often a digit stands there.
const REPEATS = new RegExp(`([二两三四五六七八九2-9])个([\\d${NUMERALS}])(?![位号])`, 'gu');

// 前三位138，中间四位0013，后四位8000: words that lead from one block of a number to the next.
const LEADS =
  /(?<=[\d零〇一二三四五六七八九幺][^\p{L}\p{N}]{0,3})(?:然后|接着|接下来|跟着|紧接着|再来?|加上?|连着?|中间|当中|后面?|最后|末尾?|结尾|尾号?|尾数|横杠|横线|杠|横|减号?|空格|空一格|空|点|逗号|斜杠|then|and|dash|space|hyphen)(?:面)?(?:的?[几\d一二三四五六七八]?位)?(?:数字?)?(?:就?是|为)?(?=[^\p{L}\p{N}]{0,3}[\d零〇一二三四五六七八九幺])/giu;
const MAYBE_LEADS =
  /然后|接着|接下|跟着|再|加|连|中间|当中|后|末|尾|横|杠|减号|空|点|逗号|斜杠|then|and|dash|space|hyphen/i;

// 138哈0013哈8000: one word again and again between the blocks. Not where the word is a unit.
const UNIT =
  /^[ ]?(?:元|块|件|人|个|次|号|年|月|日|时|分|秒|天|斤|克|升|米|层|楼|栋|室|位|名|款|台|只|张|期|届|万|亿|千|百|十|折|至|到|和|或|及|与|乘|比|以|ml|g|kg|l|cm|mm|m|x|×|w|v|gb|tb|mb|pro|to|or|by|yuan|rmb|usd)/i;
const BLOCK = /\d{1,8}/g;
const MAX_FILLER = 6;

/**
 * The text with numbers that only sound or read like digits turned into digits: homophones, English words, pinyin, words
 * strewn between the blocks. Null when nothing in it looks like one, which is nearly always.
 */
export function readDisguisedNumbers(folded: FoldedText): UndisguisedText | null {
  const { text } = folded;
  const rewrites = [
    ...findSounds(text),
    ...findWords(text),
    ...findLeads(text),
    ...findRepeats(text),
    ...findFillers(text),
  ].sort((a, b) => a.start - b.start);
  return rewrites.length === 0 ? null : rewrite(folded, rewrites);
}

function* findSounds(text: string): Generator<Rewrite> {
  for (const match of text.matchAll(SOUND_RUN)) {
    if (!IS_SOUND_ONLY.test(match[0])) continue;
    const span = trimToNumber(match[0]);
    if (span === null) continue;
    const start = match.index + span.start;
    const said = match[0].slice(span.start, span.end);
    yield { start, end: match.index + span.end, by: [...said].map((char) => DIGIT_OF_SOUND.get(char)).join('') };
  }
}

/** The run without words at its edges that only happen to sound like a digit (…8000吧), when the rest has the length of a number. */
function trimToNumber(run: string): TextSpan | null {
  const isWord = (at: number) => IS_SOUND_ONLY.test(run[at] ?? '0');
  let first = 0;
  while (first < run.length && isWord(first)) first++;
  let last = run.length;
  while (last > first && isWord(last - 1)) last--;
  for (let start = 0; start <= first; start++)
    for (let end = run.length; end >= last; end--) if (NUMBER_LENGTHS.has(end - start)) return { start, end };
  return null;
}

function* findWords(text: string): Generator<Rewrite> {
  if (!MAYBE_WORDS.test(text)) return;
  for (const { words, word, run } of WORD_RUNS) {
    for (const match of text.matchAll(run)) {
      let by = '';
      for (const [, times = '', said = '', digit = ''] of match[0].matchAll(word)) {
        const one = digit || (words[said.toLowerCase()] ?? '');
        by += one.repeat(times === '' ? 1 : /^d/i.test(times) ? 2 : 3);
      }
      const end = match.index + match[0].replace(/[ ,.\-_/、，]+$/, '').length;
      if (/[a-z]/i.test(match[0])) yield { start: match.index, end, by };
    }
  }
}

function* findRepeats(text: string): Generator<Rewrite> {
  if (!text.includes('个')) return;
  for (const match of text.matchAll(REPEATS)) {
    const [times = '', digit = ''] = match.slice(1).map((char) => DIGIT_OF_SOUND.get(char) ?? char);
    yield { start: match.index, end: match.index + match[0].length, by: digit.repeat(Number(times)) };
  }
}

function* findLeads(text: string): Generator<Rewrite> {
  if (!MAYBE_LEADS.test(text)) return;
  for (const match of text.matchAll(LEADS)) yield { start: match.index, end: match.index + match[0].length, by: '-' };
}

function* findFillers(text: string): Generator<Rewrite> {
  let gaps: Rewrite[] = [];
  let filler = '';
  let digitCount = 0;
  let previous: TextSpan | null = null;
  for (const match of text.matchAll(BLOCK)) {
    const block = { start: match.index, end: match.index + match[0].length };
    const length = block.end - block.start;
    const isClose: boolean = previous !== null && block.start - previous.end <= MAX_FILLER;
    const gap: string = previous !== null && isClose ? text.slice(previous.end, block.start) : '';
    if (gap === '' || gap !== filler) {
      if (isStrewn(gaps, filler, digitCount)) yield* gaps;
      // The block before may be the first one of the next number.
      digitCount = gap === '' || previous === null ? 0 : previous.end - previous.start;
      gaps = [];
      filler = gap;
    }
    if (gap !== '' && previous !== null) gaps.push({ start: previous.end, end: block.start, by: '-' });
    digitCount += length;
    previous = block;
  }
  if (isStrewn(gaps, filler, digitCount)) yield* gaps;
}

function isStrewn(gaps: readonly Rewrite[], filler: string, digitCount: number): boolean {
  return gaps.length >= 2 && NUMBER_LENGTHS.has(digitCount) && /\p{L}/u.test(filler) && !UNIT.test(filler);
}

function rewrite(folded: FoldedText, rewrites: readonly Rewrite[]): UndisguisedText {
  const rewritten: TextSpan[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const copyTo = (end: number): void => {
    for (let i = at; i < end; i++) {
      starts.push(folded.starts[i] ?? 0);
      ends.push(folded.ends[i] ?? 0);
    }
    text += folded.text.slice(at, end);
  };
  for (const { start, end, by } of rewrites) {
    if (start < at) continue;
    copyTo(start);
    rewritten.push({ start: text.length, end: text.length + by.length });
    for (let i = 0; i < by.length; i++) {
      starts.push(folded.starts[start] ?? 0);
      ends.push(folded.ends[end - 1] ?? 0);
    }
    text += by;
    at = end;
  }
  copyTo(folded.text.length);
  return { folded: { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }, rewritten };
}
