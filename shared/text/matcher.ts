import { CHARACTER_CLASS, DIGIT, LETTER } from './character-class.ts';
import { type FoldedText, foldText } from './fold.ts';

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
 * A bitmap over pairs of units says for nearly every position that nothing starts there. Behind it one look-up leads from the pair to its
 * node in a trie, so that a word of two characters, which most Chinese words are, needs no second one.
 */
export function createMatcher(terms: readonly string[]): Matcher {
  const folded = terms.map((term) => foldText(term.trim()));
  const filterBits = Math.max(LEAST_FILTER_BITS, 32 - Math.clz32(terms.length * FILTER_SPREAD));
  const filterMask = (1 << filterBits) - 1;
  const filter = new Int32Array(1 << (filterBits - 5));
  const trie = buildTrie(folded);
  const singles = new Map<number, number>();
  const isSingle = new Uint8Array(0x10000);
  folded.forEach((term, index) => {
    if (term.length === 1) {
      const unit = term.charCodeAt(0);
      chainTerm(trie, index, singles.get(unit) ?? -1);
      singles.set(unit, index);
      isSingle[unit] = 1;
    } else if (term.length > 1) {
      const slot = hashPair(term.charCodeAt(0), term.charCodeAt(1)) & filterMask;
      filter[slot >>> 5] = (filter[slot >>> 5] as number) | (1 << (slot & 31));
    }
  });
  const hasSingles = singles.size > 0;
  const firstEdge = Uint8Array.from(folded, (term) => edgeClass(term.charCodeAt(0)));
  const lastEdge = Uint8Array.from(folded, (term) => edgeClass(term.charCodeAt(term.length - 1)));
  const { pairs, pairMask, edges, edgeMask, termAt, nextTerm } = trie;
  const hits: Hits = { count: 0, terms: new Int32Array(256), starts: new Int32Array(256), ends: new Int32Array(256) };

  function addHits(units: Uint16Array, length: number, first: number, start: number, end: number): void {
    for (let term = first; term >= 0; term = nextTerm[term] as number) {
      const before = firstEdge[term] as number;
      if (before !== 0 && start > 0 && edgeClass(units[start - 1] as number) === before) continue;
      const after = lastEdge[term] as number;
      if (after !== 0 && end < length && edgeClass(units[end] as number) === after) continue;
      if (hits.count === hits.terms.length) growHits(hits);
      hits.terms[hits.count] = term;
      hits.starts[hits.count] = start;
      hits.ends[hits.count] = end;
      hits.count++;
    }
  }

  function walkTrie(units: Uint16Array, length: number, start: number): void {
    let target = findPair(pairs, pairMask, units[start] as number, units[start + 1] as number);
    for (let at = start + 2; target >= 0; at++) {
      const node = target >>> 1;
      const term = termAt[node] as number;
      if (term >= 0) addHits(units, length, term, start, at);
      if ((target & 1) === 0 || at >= length) return;
      target = findEdge(edges, edgeMask, node, units[at] as number);
    }
  }

  return {
    size: terms.length,
    scan(text) {
      const { units, length } = text;
      hits.count = 0;
      let unit = units[0] as number;
      for (let i = 0; i < length; i++) {
        const next = units[i + 1] as number;
        if (hasSingles && isSingle[unit] === 1) addHits(units, length, singles.get(unit) as number, i, i + 1);
        const slot = hashPair(unit, next) & filterMask;
        if (((filter[slot >>> 5] as number) & (1 << (slot & 31))) !== 0 && i + 1 < length) walkTrie(units, length, i);
        unit = next;
      }
      return hits;
    },
  };
}

/** Targets are twice the number of a node, and one more when words go on from there; −1 is an empty slot. */
interface Trie {
  /** Open table of first pairs, two places a slot: both units, target. */
  readonly pairs: Int32Array;
  readonly pairMask: number;
  /** Open table of further edges, four places a slot: node, unit, target, unused. */
  readonly edges: Int32Array;
  readonly edgeMask: number;
  /** First term that ends at a node; -1: none. */
  readonly termAt: Int32Array;
  /** Next term with the same spelling. */
  readonly nextTerm: Int32Array;
}

function buildTrie(terms: readonly string[]): Trie {
  const room = terms.reduce((sum, term) => sum + term.length, 1);
  const further = terms.reduce((sum, term) => sum + Math.max(0, term.length - 2), 0);
  const pairs = new Int32Array(roomFor(terms.length) * 2).fill(-1);
  const edges = new Int32Array(roomFor(further) * 4).fill(-1);
  const pairMask = pairs.length / 2 - 1;
  const edgeMask = edges.length / 4 - 1;
  const termAt = new Int32Array(room).fill(-1);
  const nextTerm = new Int32Array(terms.length).fill(-1);
  const trie: Trie = { pairs, pairMask, edges, edgeMask, termAt, nextTerm };
  let nodes = 1;
  terms.forEach((term, index) => {
    if (term.length < 2) return;
    const pair = packPair(term.charCodeAt(0), term.charCodeAt(1));
    let slot = hashEdge(pair, 0) & pairMask;
    while (pairs[slot * 2 + 1] !== -1 && pairs[slot * 2] !== pair) slot = (slot + 1) & pairMask;
    if (pairs[slot * 2 + 1] === -1) {
      pairs[slot * 2] = pair;
      pairs[slot * 2 + 1] = 2 * nodes++;
    }
    if (term.length > 2) pairs[slot * 2 + 1] = (pairs[slot * 2 + 1] as number) | 1;
    let node = (pairs[slot * 2 + 1] as number) >>> 1;
    for (let k = 2; k < term.length; k++) {
      const unit = term.charCodeAt(k);
      slot = hashEdge(node, unit) & edgeMask;
      while (edges[slot * 4 + 2] !== -1 && !(edges[slot * 4] === node && edges[slot * 4 + 1] === unit))
        slot = (slot + 1) & edgeMask;
      if (edges[slot * 4 + 2] === -1) {
        edges[slot * 4] = node;
        edges[slot * 4 + 1] = unit;
        edges[slot * 4 + 2] = 2 * nodes++;
      }
      if (k + 1 < term.length) edges[slot * 4 + 2] = (edges[slot * 4 + 2] as number) | 1;
      node = (edges[slot * 4 + 2] as number) >>> 1;
    }
    chainTerm(trie, index, termAt[node] as number);
    termAt[node] = index;
  });
  return trie;
}

/** Slots of an open table that stays at most half full. */
function roomFor(entries: number): number {
  let slots = 16;
  while (slots < entries * 2) slots *= 2;
  return slots;
}

function findPair(pairs: Int32Array, mask: number, unit: number, next: number): number {
  const pair = packPair(unit, next);
  let slot = hashEdge(pair, 0) & mask;
  let target = pairs[slot * 2 + 1] as number;
  while (target >= 0 && pairs[slot * 2] !== pair) {
    slot = (slot + 1) & mask;
    target = pairs[slot * 2 + 1] as number;
  }
  return target;
}

function findEdge(edges: Int32Array, mask: number, node: number, unit: number): number {
  let slot = hashEdge(node, unit) & mask;
  let target = edges[slot * 4 + 2] as number;
  while (target >= 0 && !(edges[slot * 4] === node && edges[slot * 4 + 1] === unit)) {
    slot = (slot + 1) & mask;
    target = edges[slot * 4 + 2] as number;
  }
  return target;
}

function packPair(unit: number, next: number): number {
  return (unit << 16) | next;
}

function chainTerm(trie: Trie, term: number, next: number): void {
  trie.nextTerm[term] = next;
}

/** LETTER or DIGIT, where a neighbour of the same class makes a longer word; an apostrophe does not (Earshot's). */
function edgeClass(unit: number): number {
  const kind = CHARACTER_CLASS[unit];
  return kind === DIGIT || (kind === LETTER && unit !== 0x27) ? kind : 0;
}

function hashPair(unit: number, next: number): number {
  return Math.imul(unit, MIX_A) ^ Math.imul(next, MIX_B);
}

function hashEdge(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function growHits(hits: Hits): void {
  for (const key of ['terms', 'starts', 'ends'] as const) {
    const larger = new Int32Array(hits[key].length * 2);
    larger.set(hits[key]);
    hits[key] = larger;
  }
}
