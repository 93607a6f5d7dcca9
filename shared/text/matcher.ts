import { CHARACTER_CLASS, DIGIT, LETTER } from './character-class.ts';
import { type FoldedText, foldText } from './fold.ts';
import { ASK, buildTermTrie, findEdge, findPair, NEXT, NODE, TERM } from './term-trie.ts';

/** Matches of one scan, in a buffer that the next scan overwrites. Match `k` is `terms[k]`, folded positions `starts[k]` to `ends[k]`. */
export interface Hits {
  count: number;
  terms: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
}

/** Finds many terms in one pass over a folded text. Immutable once built; one instance serves any number of scans, one at a time. */
export interface Matcher {
  readonly size: number;
  /**
   * All matches, overlapping ones too, by rising start and then rising length. A term that starts or ends with a Latin letter is not found
   * inside a longer word, nor one with a digit inside a longer number (app: not in apps, but in app2 and 用app的).
   * The result is valid until the next scan of this matcher.
   */
  scan(text: FoldedText): Hits;
}

/** Bits of the filter for each term: fewer let too many pairs pass, more push other tables out of the processor's cache. */
const FILTER_SPREAD = 32;
const LEAST_FILTER_BITS = 10;
const MIX_A = 0x9e3b;
const MIX_B = 0x2f35;

/**
 * Builds a matcher. Terms are folded here; index `k` of a match is the index of the term in `terms`. Empty terms never match.
 *
 * A first pass asks a bitmap over pairs of units where a term may start: at one position in fifteen, in Chinese. It notes every position and
 * counts on where one may: a branch would be guessed wrong at most of them. A second pass goes to these: one look-up leads from the pair to its
 * entry in a trie, and says which term ends there, so that a word of two characters, which most Chinese words are, needs no second one.
 */
export function createMatcher(terms: readonly string[]): Matcher {
  const folded = terms.map((term) => foldText(term.trim()));
  const filterBits = Math.max(LEAST_FILTER_BITS, 32 - Math.clz32(terms.length * FILTER_SPREAD));
  const filterMask = (1 << filterBits) - 1;
  const filter = new Int32Array(1 << (filterBits - 5));
  const firstEdge = Uint8Array.from(folded, (term) => edgeClass(term.charCodeAt(0)));
  const lastEdge = Uint8Array.from(folded, (term) => edgeClass(term.charCodeAt(term.length - 1)));
  const trie = buildTermTrie(folded, (term) => firstEdge[term] === 0 && lastEdge[term] === 0);
  const { pairs, pairMask, edges, edgeMask, nextTerm } = trie;
  /** Of each unit the term that it is alone; −1: it is none. */
  const singles = new Int32Array(0x10000).fill(-1);
  const isSingle = new Uint8Array(0x10000);
  folded.forEach((term, index) => {
    if (term.length === 1) {
      const unit = term.charCodeAt(0);
      nextTerm[index] = singles[unit] as number;
      singles[unit] = index;
      isSingle[unit] = 1;
    } else if (term.length > 1) {
      const slot = hashPair(term.charCodeAt(0), term.charCodeAt(1)) & filterMask;
      filter[slot >>> 5] = (filter[slot >>> 5] as number) | (1 << (slot & 31));
    }
  });
  const hasSingles = folded.some((term) => term.length === 1);
  const hits: Hits = { count: 0, terms: new Int32Array(256), starts: new Int32Array(256), ends: new Int32Array(256) };
  let starts = new Int32Array(1024);

  function addHit(term: number, start: number, end: number): void {
    if (hits.count === hits.terms.length) growHits(hits);
    hits.terms[hits.count] = term;
    hits.starts[hits.count] = start;
    hits.ends[hits.count] = end;
    hits.count++;
  }

  function addHits(units: Uint16Array, length: number, first: number, start: number, end: number): void {
    for (let term = first; term >= 0; term = nextTerm[term] as number) {
      const before = firstEdge[term] as number;
      if (before !== 0 && start > 0 && edgeClass(units[start - 1] as number) === before) continue;
      const after = lastEdge[term] as number;
      if (after !== 0 && end < length && edgeClass(units[end] as number) === after) continue;
      addHit(term, start, end);
    }
  }

  function addFound(units: Uint16Array, length: number, found: number, start: number, end: number): void {
    if (found < 0) return;
    if ((found & ASK) === 0) addHit(found >> 1, start, end);
    else addHits(units, length, found >> 1, start, end);
  }

  function walkEdges(units: Uint16Array, length: number, start: number, first: number): void {
    let node = first;
    for (let at = start + 2; node >= 0 && at < length; at++) {
      const entry = findEdge(edges, edgeMask, node, units[at] as number);
      if (entry < 0) return;
      addFound(units, length, edges[entry + TERM] as number, start, at + 1);
      node = edges[entry + NODE] as number;
    }
  }

  function walkFrom(units: Uint16Array, length: number, count: number): Hits {
    hits.count = 0;
    for (let k = 0; k < count; k++) {
      const start = starts[k] as number;
      const unit = units[start] as number;
      if (hasSingles && isSingle[unit] === 1) addHits(units, length, singles[unit] as number, start, start + 1);
      if (start + 1 >= length) break;
      const entry = findPair(pairs, pairMask, unit, units[start + 1] as number);
      if (entry < 0) continue;
      addFound(units, length, pairs[entry + TERM] as number, start, start + 2);
      const mayGoOn = ((pairs[entry + NEXT] as number) & (1 << (units[start + 2] as number))) !== 0;
      if (mayGoOn) walkEdges(units, length, start, pairs[entry + NODE] as number);
    }
    return hits;
  }

  function scan({ units, length }: FoldedText): Hits {
    if (starts.length < length) starts = new Int32Array(length * 2);
    // Locals: what a closure holds is fetched anew at every position.
    const bitmap = filter;
    const mask = filterMask;
    const found = starts;
    let count = 0;
    let unit = units[0] as number;
    for (let i = 0; i < length; i++) {
      const next = units[i + 1] as number;
      const slot = hashPair(unit, next) & mask;
      found[count] = i;
      count += (((bitmap[slot >>> 5] as number) >>> slot) & 1) | (hasSingles ? (isSingle[unit] as number) : 0);
      unit = next;
    }
    return walkFrom(units, length, count);
  }

  return { size: terms.length, scan };
}

/** LETTER or DIGIT, where a neighbour of the same class makes a longer word; an apostrophe does not (Earshot's). */
function edgeClass(unit: number): number {
  const kind = CHARACTER_CLASS[unit];
  return kind === DIGIT || (kind === LETTER && unit !== 0x27) ? kind : 0;
}

function hashPair(unit: number, next: number): number {
  return Math.imul(unit, MIX_A) ^ Math.imul(next, MIX_B);
}

function growHits(hits: Hits): void {
  for (const key of ['terms', 'starts', 'ends'] as const) {
    const larger = new Int32Array(hits[key].length * 2);
    larger.set(hits[key]);
    hits[key] = larger;
  }
}
