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
 * A first pass asks a bitmap over pairs of units where a term may start: at one position in fifteen, in Chinese. A second one goes to these:
 * one look-up leads from the pair to its entry in a trie, and says which term ends there, so that a word of two characters, which most
 * Chinese words are, needs no second one.
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
      trie.nextTerm[index] = singles.get(unit) ?? -1;
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
  const { pairs, pairMask, edges, edgeMask, nextTerm } = trie;
  markPlain(trie, (term) => (nextTerm[term] as number) < 0 && firstEdge[term] === 0 && lastEdge[term] === 0);
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

  function walkTrie(units: Uint16Array, length: number, start: number): void {
    let table = pairs;
    let entry = findPair(pairs, pairMask, units[start] as number, units[start + 1] as number);
    for (let at = start + 2; entry >= 0; at++) {
      const term = table[entry + TERM] as number;
      if (term >= 0) {
        if ((term & 1) === PLAIN) addHit(term >> 1, start, at);
        else addHits(units, length, term >> 1, start, at);
      }
      const node = table[entry + NODE] as number;
      if (node < 0 || at >= length) return;
      table = edges;
      entry = findEdge(edges, edgeMask, node, units[at] as number);
    }
  }

  function walkFrom(units: Uint16Array, length: number, count: number): Hits {
    hits.count = 0;
    for (let k = 0; k < count; k++) {
      const start = starts[k] as number;
      const unit = units[start] as number;
      if (hasSingles && isSingle[unit] === 1) addHits(units, length, singles.get(unit) as number, start, start + 1);
      if (start + 1 < length) walkTrie(units, length, start);
    }
    return hits;
  }

  return {
    size: terms.length,
    scan({ units, length }) {
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
        const mayStart = ((bitmap[slot >>> 5] as number) & (1 << (slot & 31))) !== 0;
        if (mayStart || (hasSingles && isSingle[unit] === 1)) found[count++] = i;
        unit = next;
      }
      return walkFrom(units, length, count);
    },
  };
}

/** Places in an entry of either table: key (a pair of units; or a node and a unit), node that words go on from, term that ends here. */
const NODE = 2;
const TERM = 3;
const ENTRY = 4;
/** Last bit of a term in an entry: nothing about it needs asking, or its edges and its namesakes do. */
const PLAIN = 0;
const ASK = 1;

/** Open tables of entries; a node or a term of −1 is none, an entry without either is empty. */
interface Trie {
  /** First two units of the terms: `0, pair, node, term`. */
  readonly pairs: Int32Array;
  readonly pairMask: number;
  /** Further units: `node before, unit, node, term`. */
  readonly edges: Int32Array;
  readonly edgeMask: number;
  /** Next term with the same spelling. */
  readonly nextTerm: Int32Array;
}

function buildTrie(terms: readonly string[]): Trie {
  const starts = new Set<string>();
  for (const term of terms) for (let end = 2; end <= term.length; end++) starts.add(term.slice(0, end));
  const firsts = [...starts].filter((start) => start.length === 2).length;
  const pairs = new Int32Array(roomFor(firsts) * ENTRY).fill(-1);
  const edges = new Int32Array(roomFor(starts.size - firsts) * ENTRY).fill(-1);
  const pairMask = pairs.length / ENTRY - 1;
  const edgeMask = edges.length / ENTRY - 1;
  const nextTerm = new Int32Array(terms.length).fill(-1);
  let nodes = 0;
  /** Entry with this key, made where there is none. */
  const enter = (table: Int32Array, mask: number, before: number, key: number): number => {
    let slot = hashEdge(before, key) & mask;
    while (!isEmpty(table, slot * ENTRY) && !(table[slot * ENTRY] === before && table[slot * ENTRY + 1] === key)) {
      slot = (slot + 1) & mask;
    }
    table[slot * ENTRY] = before;
    table[slot * ENTRY + 1] = key;
    return slot * ENTRY;
  };
  terms.forEach((term, index) => {
    if (term.length < 2) return;
    let table = pairs;
    let entry = enter(pairs, pairMask, 0, packPair(term.charCodeAt(0), term.charCodeAt(1)));
    for (let k = 2; k < term.length; k++) {
      if (table[entry + NODE] === -1) table[entry + NODE] = nodes++;
      const node = table[entry + NODE] as number;
      table = edges;
      entry = enter(edges, edgeMask, node, term.charCodeAt(k));
    }
    nextTerm[index] = table[entry + TERM] as number;
    table[entry + TERM] = index;
  });
  return { pairs, pairMask, edges, edgeMask, nextTerm };
}

/** Writes into every entry, behind its term, whether `isPlain` says that nothing about it needs asking. */
function markPlain({ pairs, edges }: Trie, isPlain: (term: number) => boolean): void {
  for (const table of [pairs, edges]) {
    for (let at = TERM; at < table.length; at += ENTRY) {
      const term = table[at] as number;
      if (term >= 0) table[at] = term * 2 + (isPlain(term) ? PLAIN : ASK);
    }
  }
}

function isEmpty(table: Int32Array, entry: number): boolean {
  return table[entry + NODE] === -1 && table[entry + TERM] === -1;
}

/** Slots of an open table that stays at most half full. */
function roomFor(entries: number): number {
  let slots = 16;
  while (slots < entries * 2) slots *= 2;
  return slots;
}

function findPair(pairs: Int32Array, mask: number, unit: number, next: number): number {
  return findEdge(pairs, mask, 0, packPair(unit, next));
}

/** Place of the entry with this key; −1: there is none. */
function findEdge(table: Int32Array, mask: number, before: number, key: number): number {
  let slot = hashEdge(before, key) & mask;
  for (;;) {
    const entry = slot * ENTRY;
    if (table[entry + 1] === key && table[entry] === before) return isEmpty(table, entry) ? -1 : entry;
    if (isEmpty(table, entry)) return -1;
    slot = (slot + 1) & mask;
  }
}

function packPair(unit: number, next: number): number {
  return (unit << 16) | next;
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
