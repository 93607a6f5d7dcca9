import { type CountedTerm, countTerms } from './count-terms.ts';

/** A term that more posts hold than before (KPI-3). */
export interface RisingTerm extends CountedTerm {
  /** How surprising the rise is, in standard errors. */
  readonly strength: number;
}

const LEAST_NOW = 4;
const LEAST_STRENGTH = 3;

/**
 * Terms that stand in clearly more of the present posts than of the earlier ones, the strongest first. Terms are runs of two to five Han
 * characters and Latin words; one that stands only inside a longer one is left out.
 */
export function findRisingTerms(present: readonly string[], earlier: readonly string[], most = 20): RisingTerm[] {
  const rising: RisingTerm[] = [];
  for (const counted of countTerms(present, earlier, LEAST_NOW)) {
    const { now, before } = counted;
    const p = now / present.length;
    const q = before / Math.max(1, earlier.length);
    const pooled = (now + before + 1) / (present.length + earlier.length + 2);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / present.length + 1 / Math.max(1, earlier.length)));
    const strength = (p - q) / error;
    if (strength < LEAST_STRENGTH) continue;
    rising.push({ ...counted, strength });
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
