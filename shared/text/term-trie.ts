/**
 * A trie of terms of two units and more, in open tables of entries of four numbers: all that is asked of an entry lies in one line of the
 * processor's cache. A node or a term of −1 is none; an entry without either is empty.
 */
export interface TermTrie {
  /** The first two units of the terms, in entries `next, pair, node, term`. */
  readonly pairs: Int32Array;
  readonly pairMask: number;
  /** What follows them, in entries `node before, unit, node, term`. */
  readonly edges: Int32Array;
  readonly edgeMask: number;
  /** Next term with the same spelling; −1: there is none. */
  readonly nextTerm: Int32Array;
}

/** Numbers of an entry. */
const ENTRY = 4;
/** Place in an entry of `pairs` of the units that may come third, one bit for thirty-two units (`1 << unit`): most words of two end there. */
export const NEXT = 0;
const BEFORE = 0;
const KEY = 1;
/** Place of the node that words go on from. */
export const NODE = 2;
/** Place of the term that ends here, times two, plus `ASK`. */
export const TERM = 3;
/** Bit of a term whose neighbours or namesakes must be asked about before it counts as found. */
export const ASK = 1;

/** Builds the trie of folded terms; shorter ones are left out. `isPlain`: a term that is found wherever it stands. */
export function buildTermTrie(terms: readonly string[], isPlain: (term: number) => boolean): TermTrie {
  const starts = new Set<string>();
  for (const term of terms) for (let end = 2; end <= term.length; end++) starts.add(term.slice(0, end));
  const firsts = [...starts].filter((start) => start.length === 2).length;
  const pairs = new Int32Array(roomFor(firsts) * ENTRY).fill(-1);
  const edges = new Int32Array(roomFor(starts.size - firsts) * ENTRY).fill(-1);
  const pairMask = pairs.length / ENTRY - 1;
  const edgeMask = edges.length / ENTRY - 1;
  const nextTerm = new Int32Array(terms.length).fill(-1);
  let nodes = 0;
  terms.forEach((term, index) => {
    if (term.length < 2) return;
    let table = pairs;
    let entry = enterPair(pairs, pairMask, packPair(term.charCodeAt(0), term.charCodeAt(1)));
    if (term.length > 2) pairs[entry + NEXT] = (pairs[entry + NEXT] as number) | (1 << term.charCodeAt(2));
    for (let k = 2; k < term.length; k++) {
      if (table[entry + NODE] === -1) table[entry + NODE] = nodes++;
      const node = table[entry + NODE] as number;
      table = edges;
      entry = enterEdge(edges, edgeMask, node, term.charCodeAt(k));
    }
    nextTerm[index] = table[entry + TERM] as number;
    table[entry + TERM] = index;
  });
  for (const table of [pairs, edges]) {
    for (let at = TERM; at < table.length; at += ENTRY) {
      const term = table[at] as number;
      if (term >= 0) table[at] = term * 2 + (nextTerm[term] === -1 && isPlain(term) ? 0 : ASK);
    }
  }
  return { pairs, pairMask, edges, edgeMask, nextTerm };
}

/** Place in `pairs` of the entry of two units; −1: no term begins with them. */
export function findPair(pairs: Int32Array, mask: number, unit: number, next: number): number {
  const pair = packPair(unit, next);
  let slot = hash(0, pair) & mask;
  for (;;) {
    const entry = slot * ENTRY;
    if (isEmpty(pairs, entry)) return -1;
    if (pairs[entry + KEY] === pair) return entry;
    slot = (slot + 1) & mask;
  }
}

/** Place in `edges` of the entry of a unit after a node; −1: no term goes on so. */
export function findEdge(edges: Int32Array, mask: number, node: number, unit: number): number {
  let slot = hash(node, unit) & mask;
  for (;;) {
    const entry = slot * ENTRY;
    if (isEmpty(edges, entry)) return -1;
    if (edges[entry + KEY] === unit && edges[entry + BEFORE] === node) return entry;
    slot = (slot + 1) & mask;
  }
}

function enterPair(pairs: Int32Array, mask: number, pair: number): number {
  let slot = hash(0, pair) & mask;
  while (!isEmpty(pairs, slot * ENTRY) && pairs[slot * ENTRY + KEY] !== pair) slot = (slot + 1) & mask;
  const entry = slot * ENTRY;
  if (isEmpty(pairs, entry)) {
    pairs[entry + NEXT] = 0;
    pairs[entry + KEY] = pair;
  }
  return entry;
}

function enterEdge(edges: Int32Array, mask: number, node: number, unit: number): number {
  let slot = hash(node, unit) & mask;
  const isOther = (entry: number): boolean => edges[entry + KEY] !== unit || edges[entry + BEFORE] !== node;
  while (!isEmpty(edges, slot * ENTRY) && isOther(slot * ENTRY)) slot = (slot + 1) & mask;
  edges[slot * ENTRY + BEFORE] = node;
  edges[slot * ENTRY + KEY] = unit;
  return slot * ENTRY;
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

function packPair(unit: number, next: number): number {
  return (unit << 16) | next;
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
