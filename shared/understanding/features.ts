import { CHARACTER_CLASS, DIGIT, EMOJI, HAN, INVISIBLE, LETTER, SPACE } from '../text/character-class.ts';
import type { FoldedText } from '../text/fold.ts';
import type { LexiconScore } from './lexicon-score.ts';
import type { Signals } from './signals.ts';

/** Names the way of making features; part of every weights file, so that weights never meet features they were not trained on. */
export const FEATURE_SPEC = 'earshot-features-2';

/**
 * Hashed features of one text, each once: the first `count` of `hashes`. The first `short` of them are single tokens, pairs and buckets;
 * the rest are triples and letter grams, which the smaller heads leave out. The buffers are used again for the next text.
 */
export interface Features {
  hashes: Uint32Array;
  count: number;
  short: number;
  /** The first `words` are single tokens and pairs; between them and `short` stand the buckets. */
  words: number;
  /** What a kernel summed over them already; null: nobody did. */
  readonly sums: HeadSums | null;
}

/** Levels summed over the features of a text, one number a class: heads of few features over the first `short`, others over all. */
export interface HeadSums {
  readonly kind: Int32Array;
  readonly topic: Int32Array;
  readonly safety: Int32Array;
  /** Nothing in English. */
  readonly anger: Int32Array;
  /** Domains of the text's language. */
  readonly domains: Int32Array;
  /** Chinese: polarity, neutral, complaint. English: neg, neu, pos, complaint. */
  readonly own: Int32Array;
  /** Of each domain in turn, Chinese: polarity, neutral. English: neg, neu, pos. */
  readonly corrections: Int32Array;
}

/** Longest text, in tokens, that is read by the heads: the rest of a very long post changes no decision. */
const MOST_TOKENS = 1500;
/** Longest word that letter grams are made of. */
const MOST_LETTERS = 24;
const tokens = new Uint32Array(MOST_TOKENS + 2);
let long = new Uint32Array(4096);

/** Open table of the hashes of the present text; an empty slot is 0, and the hash 0 has a mark of its own. */
const SEEN_BITS = 14;
const MOST_SEEN = ((1 << SEEN_BITS) - 1) * 0.75;
const seen = new Uint32Array(1 << SEEN_BITS);
let isZeroSeen = false;
/** A short text uses a small part of the table: it is quickly emptied, and at hand when the next text comes. */
let seenMask = 0;

/** An empty buffer for `extractFeatures`. */
export function createFeatures(): Features {
  return { hashes: new Uint32Array(8192), count: 0, short: 0, words: 0, sums: null };
}

/**
 * Features of a text: 1- to 3-grams of tokens (a Han character, a Latin word, a number, a mark or an emoji each), 3- and 4-grams of letters
 * inside Latin words, and buckets of the lexicon score and of the cues found.
 */
export function extractFeatures(
  folded: FoldedText,
  signals: Signals,
  score: LexiconScore,
  topicCounts: Float64Array,
  out: Features,
): Features {
  const { units } = folded;
  const { start: first, end: length } = trimSpace(folded);
  const room = Math.min(length, MOST_TOKENS * MOST_LETTERS) * 2 + 512;
  if (out.hashes.length < room * 2) out.hashes = new Uint32Array(room * 2);
  if (long.length < room) long = new Uint32Array(room);
  const hashes = out.hashes;
  let longCount = 0;
  let count = 0;
  let size = 0;
  for (let i = first; i < length && size < MOST_TOKENS; i++) {
    const unit = units[i] as number;
    const kind = CHARACTER_CLASS[unit] as number;
    if (kind === HAN) tokens[size++] = unit;
    else if (unit === AT) i = skipHandle(units, i, length);
    else if (kind === LETTER) {
      const start = i;
      let hash = 0x811c9dc5;
      while (i < length && CHARACTER_CLASS[units[i] as number] === LETTER) {
        hash = Math.imul(hash ^ (units[i] as number), 0x01000193);
        i++;
      }
      tokens[size++] = hash | 0x10000;
      longCount = addLetterGrams(units, start, Math.min(i, start + MOST_LETTERS), longCount);
      i--;
    } else if (kind === DIGIT) {
      const start = i;
      while (i + 1 < length && CHARACTER_CLASS[units[i + 1] as number] === DIGIT) i++;
      // A number is known by its length; a single digit by itself (5星, 2天).
      tokens[size++] = i === start ? unit : 0x2000000 + Math.min(i - start, 6);
    } else if (kind === EMOJI) {
      const pair = unit >= 0xd800 && unit < 0xdc00 && i + 1 < length;
      tokens[size++] = pair ? (unit << 16) | (units[++i] as number) : unit;
    } else if (kind === SPACE || kind === INVISIBLE) continue;
    else {
      let run = 1;
      while (i + 1 < length && units[i + 1] === unit) {
        i++;
        run++;
      }
      tokens[size++] = run > 2 ? 0x4000000 | unit : unit;
    }
  }
  tokens[size] = 0;
  let before = 1;
  let beforeThat = 0;
  for (let i = 0; i <= size; i++) {
    const token = tokens[i] as number;
    const pair = Math.imul(before, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b);
    if (i < size) hashes[count++] = mix(token ^ 0x51ed270b);
    hashes[count++] = mix(pair ^ 0x2545f491);
    if (i > 0) long[longCount++] = mix(pair ^ Math.imul(beforeThat, 0xc2b2ae35) ^ 0x1b873593);
    beforeThat = before;
    before = token;
  }
  startSeen(count + longCount + 2 * score.course.length + MOST_BUCKETS);
  out.words = keepNew(hashes, 0, count);
  count = writeBuckets(signals, score, topicCounts, hashes, out.words);
  for (let k = out.words; k < count; k++) hashes[k] = mix(hashes[k] as number);
  out.short = keepNew(hashes, out.words, count);
  for (let k = 0; k < longCount; k++) hashes[out.short + k] = long[k] as number;
  out.count = keepNew(hashes, out.short, out.short + longCount);
  return out;
}

/** Starts a new text of at most `most` hashes. */
function startSeen(most: number): void {
  seenMask = (1 << Math.min(SEEN_BITS, 33 - Math.clz32(most))) - 1;
  seen.fill(0, 0, seenMask + 1);
  isZeroSeen = false;
}

/** Drops from `hashes[start … end)` what is repeated or was kept before in this text; returns the new end. */
function keepNew(hashes: Uint32Array, start: number, end: number): number {
  let kept = start;
  for (let k = start; k < end; k++) {
    const hash = hashes[k] as number;
    let slot = hash & seenMask;
    let found = seen[slot] as number;
    while (found !== 0 && found !== hash) {
      slot = (slot + 1) & seenMask;
      found = seen[slot] as number;
    }
    if (hash === 0 ? isZeroSeen : found === hash) continue;
    // A table three quarters full has no use for another of thousands of features.
    if (kept > MOST_SEEN) break;
    if (hash === 0) isZeroSeen = true;
    seen[slot] = hash;
    hashes[kept++] = hash;
  }
  return kept;
}

/** Where a text begins and ends without the blanks and line breaks around it. */
export function trimSpace({ units, length }: FoldedText): { readonly start: number; readonly end: number } {
  const isBlank = (unit: number): boolean => CHARACTER_CLASS[unit] === SPACE || unit === 0x0a || unit === 0x0d;
  let start = 0;
  let end = length;
  while (start < end && isBlank(units[start] as number)) start++;
  while (end > start && isBlank(units[end - 1] as number)) end--;
  return { start, end };
}

const AT = 0x40;
/** Longest name after an @; a longer run without an end is text. */
const MOST_NAME = 20;

/** Place of the last unit of a name like @小明: whom a post is sent to says nothing of what it says. */
function skipHandle(units: Uint16Array, at: number, length: number): number {
  let end = at + 1;
  while (end < length && end - at <= MOST_NAME) {
    const kind = CHARACTER_CLASS[units[end] as number];
    if (kind !== HAN && kind !== LETTER && kind !== DIGIT && units[end] !== 0x5f && units[end] !== 0x2d) return end - 1;
    end++;
  }
  return end === length ? end - 1 : at;
}

function addLetterGrams(units: Uint16Array, start: number, end: number, first: number): number {
  let count = first;
  for (let i = start - 1; i + 2 <= end; i++) {
    const a = i < start ? 0x20 : (units[i] as number);
    const b = units[i + 1] as number;
    const c = i + 2 < end ? (units[i + 2] as number) : 0x20;
    const three = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    long[count++] = mix(three ^ 0x7f4a7c15);
    if (i + 3 <= end) {
      const d = i + 3 < end ? (units[i + 3] as number) : 0x20;
      long[count++] = mix(three ^ Math.imul(d, 0x27d4eb2f) ^ 0x165667b1);
    }
  }
  return count;
}

/** Most buckets of a text, beside two a step of its course. */
export const MOST_BUCKETS = 64;

/** Writes what the hashes of buckets are mixed of from `first` on; returns where they end. */
export function writeBuckets(
  signals: Signals,
  score: LexiconScore,
  topicCounts: Float64Array,
  hashes: Uint32Array,
  first: number,
): number {
  let count = first;
  const add = (kind: number, value: number): void => {
    hashes[count++] = Math.imul(kind + 1, 0x9e3779b1) ^ Math.imul(value + 64, 0x85ebca6b) ^ 0x3c6ef372;
  };
  add(0, bucket(score.score));
  add(1, bucket(score.last));
  add(2, Math.min(score.positive.length, 4));
  add(3, Math.min(score.negative.length, 4));
  add(4, Math.sign(Math.round(score.score)) * 3 + Math.sign(Math.round(score.last)));
  add(5, Math.min(signals.longestShout, 4));
  add(6, Math.min(signals.questions, 2));
  add(7, Math.min(5, 31 - Math.clz32(signals.han + signals.letters + 1)));
  if (signals.emoji > 0) add(8, 1);
  if (signals.digits > 0) add(9, Math.min(3, signals.digits));
  let before = 0;
  let beforeThat = 0;
  for (const step of score.course) {
    add(100 + before, step);
    add(120 + before * 8 + beforeThat, step);
    beforeThat = before;
    before = step;
  }
  add(110, before * 8 + beforeThat);
  let top = -1;
  let most = 0;
  for (let topic = 0; topic < topicCounts.length; topic++) {
    const weight = topicCounts[topic] as number;
    if (weight > 0) add(200 + topic, weight > 2 ? 2 : 1);
    if (weight > most) {
      most = weight;
      top = topic;
    }
  }
  add(220, top);
  for (let cue = 0; cue < signals.cueCounts.length; cue++) {
    const found = signals.cueCounts[cue] as number;
    if (found > 0) add(16 + cue, 1);
    if (found > 2) add(16 + cue, 2);
  }
  return count;
}

/** −6 … 6, finer near zero. */
function bucket(value: number): number {
  const size = Math.abs(value);
  const step = size < 0.5 ? 0 : size < 2 ? 1 : size < 4 ? 2 : size < 7 ? 3 : size < 11 ? 4 : size < 18 ? 5 : 6;
  return value < 0 ? -step : step;
}

/** Spreads a number over all 32 bits. */
export function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
