import { CHARACTER_CLASS, HAN, isWordUnit } from '../text/character-class.ts';
import { createFoldedText, foldInto, unitsToString } from '../text/fold.ts';
import { createRunIds } from './run-ids.ts';

/** A term with how many texts hold it. */
export interface CountedTerm {
  readonly term: string;
  readonly now: number;
  readonly before: number;
  /** Places of the first present texts that hold it, three at most. */
  readonly examples: readonly number[];
}

/** Han characters of a term, at least and at most; a Latin word has at least as many letters. */
const SHORTEST = 2;
const LONGEST = 5;
const SHORTEST_WORD = 3;
const EXAMPLES = 3;

const scratch = createFoldedText();

/**
 * Terms that stand in at least so many of the present texts, with how many present and earlier texts hold each: runs of
 * two to five Han characters, and Latin words. A run is looked at only where both shorter ones in it are frequent enough,
 * so that what stands once or twice, which is most, costs little.
 */
export function countTerms(present: readonly string[], earlier: readonly string[], least: number): CountedTerm[] {
  const now = foldAll(present);
  const before = foldAll(earlier);
  const counted = countWords(now, before, least);
  let runs: Runs = { now: now.units, before: before.units };
  for (let size = SHORTEST; size <= LONGEST; size += 1) {
    const next = lengthen(runs, size, now, before);
    for (let id = 0; id < next.runs; id += 1) {
      if ((next.nowOf[id] as number) < least) continue;
      const from = next.firstAt[id] as number;
      counted.push({
        term: unitsToString(now.units, from, from + size),
        now: next.nowOf[id] as number,
        before: next.beforeOf[id] as number,
        examples: [...next.examples.subarray(id * EXAMPLES, (id + 1) * EXAMPLES)].filter((text) => text !== NONE),
      });
    }
    runs = { now: keepFrequent(next.now, next.nowOf, least), before: keepFrequent(next.before, next.nowOf, least) };
  }
  return counted;
}

/** Whether a text counts for a term, as `countTerms` counts. */
export function holdsTerm(text: string, term: string): boolean {
  const { units, length } = foldInto(text, scratch);
  const folded = unitsToString(units, 0, length);
  const isWord = isWordUnit(term.charCodeAt(0));
  const isTerm = isWord
    ? term.length >= SHORTEST_WORD && isAll(term, isWordUnit)
    : term.length >= SHORTEST && term.length <= LONGEST && isAll(term, isHan);
  if (!isTerm) return false;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1))
    if (!isWord || !(isWordUnit(folded.charCodeAt(at - 1)) || isWordUnit(folded.charCodeAt(at + term.length))))
      return true;
  return false;
}

function isAll(term: string, is: (unit: number) => boolean): boolean {
  return Array.from({ length: term.length }, (_, at) => term.charCodeAt(at)).every(is);
}

function isHan(unit: number): boolean {
  return CHARACTER_CLASS[unit] === HAN;
}

/** Texts behind each other, with a unit between them that is part of no term. */
interface FoldedTexts {
  readonly units: Uint16Array;
  /** The text of each unit. */
  readonly texts: Int32Array;
}

function foldAll(list: readonly string[]): FoldedTexts {
  let units = new Uint16Array(list.reduce((sum, text) => sum + text.length + 1, 0));
  const ends: number[] = [];
  let end = 0;
  for (const text of list) {
    const folded = foldInto(text, scratch);
    if (units.length < end + folded.length + 1) {
      const grown = new Uint16Array((end + folded.length + 1) * 2);
      grown.set(units);
      units = grown;
    }
    units.set(folded.units.subarray(0, folded.length), end);
    end += folded.length + 1;
    ends.push(end);
  }
  const texts = new Int32Array(end);
  for (const [text, to] of ends.entries()) texts.fill(text, ends[text - 1] ?? 0, to);
  return { units: units.subarray(0, end), texts };
}

interface Tally {
  now: number;
  before: number;
  readonly examples: number[];
}

function countWords(now: FoldedTexts, before: FoldedTexts, least: number): CountedTerm[] {
  const tallies = new Map<string, Tally & { last: number }>();
  for (const { word, text } of listWords(now)) {
    const tally = tallies.get(word) ?? { now: 0, before: 0, examples: [], last: NONE };
    tallies.set(word, tally);
    if (tally.last === text) continue;
    tally.last = text;
    tally.now += 1;
    if (tally.examples.length < EXAMPLES) tally.examples.push(text);
  }
  for (const tally of tallies.values()) tally.last = NONE;
  for (const { word, text } of listWords(before)) {
    const tally = tallies.get(word);
    if (tally === undefined || tally.last === text) continue;
    tally.last = text;
    tally.before += 1;
  }
  return [...tallies]
    .filter(([, tally]) => tally.now >= least)
    .map(([term, { last: _last, ...tally }]) => ({ term, ...tally }));
}

function listWords({ units, texts }: FoldedTexts): { word: string; text: number }[] {
  const words: { word: string; text: number }[] = [];
  for (let from = 0; from < units.length; from += 1) {
    if (!isWordUnit(units[from] as number)) continue;
    let to = from + 1;
    while (isWordUnit(units[to] ?? 0)) to += 1;
    if (to - from >= SHORTEST_WORD) words.push({ word: unitsToString(units, from, to), text: texts[from] as number });
    from = to;
  }
  return words;
}

const NONE = -1;

/** Which run begins at each unit; a run of one character is its unit. */
interface Runs {
  readonly now: Uint16Array | Int32Array;
  readonly before: Uint16Array | Int32Array;
}

/** Runs of `size` characters, out of those that are one shorter. */
function lengthen(shorter: Runs, size: number, now: FoldedTexts, before: FoldedTexts) {
  const most = now.units.length;
  const ids = createRunIds(most);
  const firstAt = new Int32Array(most);
  const nowOf = new Int32Array(most);
  const beforeOf = new Int32Array(most);
  const examples = new Int32Array(most * EXAMPLES).fill(NONE);
  const nowAt = walkRuns(shorter.now, size, now, ids.take, (id, text, at) => {
    const count = nowOf[id] as number;
    if (count === 0) firstAt[id] = at;
    if (count < EXAMPLES) examples[id * EXAMPLES + count] = text;
    nowOf[id] = count + 1;
  });
  const beforeAt = walkRuns(shorter.before, size, before, ids.find, (id) => {
    beforeOf[id] = (beforeOf[id] as number) + 1;
  });
  return { runs: ids.size, firstAt, nowOf, beforeOf, examples, now: nowAt, before: beforeAt };
}

/** @param nameRun its number, -1 for none. @param add called once for each run of a text. @returns which run begins at each unit. */
function walkRuns(
  shorter: Runs['now'],
  size: number,
  { units, texts }: FoldedTexts,
  nameRun: (head: number, unit: number) => number,
  add: (id: number, text: number, at: number) => void,
): Int32Array {
  const found = new Int32Array(units.length).fill(NONE);
  const lastText: number[] = [];
  for (let at = 0; at + size <= units.length; at += 1) {
    const head = shorter[at] as number;
    // Both shorter runs in it: the one that begins here and the one that begins a character later.
    const tail = shorter[at + 1] as number;
    if (size === SHORTEST ? !isHan(head) || !isHan(tail) : head < 0 || tail < 0) continue;
    const id = nameRun(head, units[at + size - 1] as number);
    found[at] = id;
    const text = texts[at] as number;
    if (id < 0 || lastText[id] === text) continue;
    lastText[id] = text;
    add(id, text, at);
  }
  return found;
}

function keepFrequent(ids: Int32Array, nowOf: Int32Array, least: number): Int32Array {
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    if (id >= 0 && (nowOf[id] as number) < least) ids[at] = NONE;
  }
  return ids;
}
