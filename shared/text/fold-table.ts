import pairs from './fold-pairs.json' with { type: 'json' };

/** Value in `FOLD` of a unit that folds to several units, or that needs its neighbours: the slow path decides. */
export const FOLD_SLOW = 0xffff;

/**
 * One entry a UTF-16 unit: NFKC, then lower case, then traditional to simplified script, then curly to straight apostrophe.
 * Folding by this table is one to one, so a position in the folded text is a position in the original.
 */
export const FOLD: Uint16Array = buildFoldTable();

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  foldRange(table, 0, 0x33ff);
  foldRange(table, 0xa640, 0xabff);
  foldRange(table, 0xf900, 0xffef);
  for (let i = 0; i < pairs.from.length; i++) {
    table[pairs.from.charCodeAt(i)] = pairs.to.charCodeAt(i);
  }
  for (const apostrophe of '‘’ʼ`´') table[apostrophe.charCodeAt(0)] = 0x27;
  for (const quote of '“”') table[quote.charCodeAt(0)] = 0x22;
  // Mathematical and enclosed letters beyond the first plane fold to plain ones; only these two lead units have them.
  table[0xd835] = FOLD_SLOW;
  table[0xd83c] = 0xd83c;
  table[FOLD_SLOW] = 0xfffd;
  return table;
}

function foldRange(table: Uint16Array, first: number, last: number): void {
  for (let unit = first; unit <= last; unit++) {
    const original = String.fromCharCode(unit);
    const folded = original.normalize('NFKC').toLowerCase();
    table[unit] = folded.length === 1 ? folded.charCodeAt(0) : FOLD_SLOW;
  }
}
