import { CHARACTER_CLASS, HAN, isWordUnit } from '../text/character-class.ts';
import { createFoldedText, foldInto, unitsToString } from '../text/fold.ts';

/** A term that more posts hold than before (KPI-3). */
export interface RisingTerm {
  readonly term: string;
  /** Posts that hold it now and before. */
  readonly now: number;
  readonly before: number;
  /** How surprising the rise is, in standard errors. */
  readonly strength: number;
  /** Posts that hold it: their places in the list of present texts, three at most. */
  readonly examples: readonly number[];
}

const LEAST_NOW = 4;
const LEAST_STRENGTH = 3;
const LONGEST = 5;

/**
 * Terms that stand in clearly more of the present posts than of the earlier ones, the strongest first. Terms are runs of two to five Han
 * characters and Latin words; one that stands only inside a longer one is left out.
 */
export function findRisingTerms(present: readonly string[], earlier: readonly string[], most = 20): RisingTerm[] {
  const now = new Map<string, number[]>();
  present.forEach((text, at) => {
    for (const term of listTerms(text)) {
      const posts = now.get(term);
      if (posts === undefined) now.set(term, [at]);
      else posts.push(at);
    }
  });
  for (const [term, posts] of now) if (posts.length < LEAST_NOW) now.delete(term);
  const before = new Map<string, number>();
  for (const text of earlier) {
    for (const term of listTerms(text)) if (now.has(term)) before.set(term, (before.get(term) ?? 0) + 1);
  }
  const rising: RisingTerm[] = [];
  for (const [term, posts] of now) {
    const past = before.get(term) ?? 0;
    const p = posts.length / present.length;
    const q = past / Math.max(1, earlier.length);
    const pooled = (posts.length + past + 1) / (present.length + earlier.length + 2);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / present.length + 1 / Math.max(1, earlier.length)));
    const strength = (p - q) / error;
    if (strength < LEAST_STRENGTH) continue;
    rising.push({ term, now: posts.length, before: past, strength, examples: posts.slice(0, 3) });
  }
  rising.sort((a, b) => b.strength - a.strength || b.term.length - a.term.length || (a.term < b.term ? -1 : 1));
  const kept: RisingTerm[] = [];
  for (const one of rising) {
    if (kept.length === most) break;
    const at = kept.findIndex((other) => other.term.includes(one.term) || one.term.includes(other.term));
    const other = kept[at];
    if (other === undefined) kept.push(one);
    else if (one.term.length > other.term.length && one.now >= other.now * 0.8) kept[at] = one;
  }
  return kept;
}

/** Whether a text counts for a term, as `findRisingTerms` counts. */
export function holdsTerm(text: string, term: string): boolean {
  return listTerms(text).has(term);
}

function listTerms(text: string): Set<string> {
  const { units, length } = foldInto(text, scratch);
  const terms = new Set<string>();
  for (let i = 0; i < length; i++) {
    if (CHARACTER_CLASS[units[i] as number] === HAN) {
      for (let size = 2; size <= LONGEST; size++) {
        if (i + size > length || CHARACTER_CLASS[units[i + size - 1] as number] !== HAN) break;
        terms.add(unitsToString(units, i, i + size));
      }
    } else if (isWordUnit(units[i] as number)) {
      const start = i;
      while (i + 1 < length && isWordUnit(units[i + 1] as number)) i++;
      if (i - start >= 2) terms.add(unitsToString(units, start, i + 1));
    }
  }
  return terms;
}

const scratch = createFoldedText();
