import type { Match } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';
import type { Hits } from '../text/matcher.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

const NEAR_BITS = TERM_BITS.complaint | TERM_BITS.safety | TERM_BITS.legal | TERM_BITS.media;
const BRAND_BITS = TERM_BITS.brand | TERM_BITS.brandExclusion | TERM_BITS.brandContext;

/**
 * Aliases that mean their brand: not inside one of its exclusions (苹果派 for 苹果), and, where the brand asks for context words, with one
 * of them somewhere in the text; and only where the brand's further demands are met. Offsets are positions in the folded text.
 */
export function findBrands(hits: Hits, vocabulary: Vocabulary, brands: readonly Brand[]): readonly Match[] {
  if (!namesBrand(hits, vocabulary)) return NONE;
  const candidates: { brand: number; term: number; start: number; end: number }[] = [];
  const excluded: { brand: number; start: number; end: number }[] = [];
  const inContext = new Set<number>();
  const forbidden = new Set<number>();
  const required = new Map<number, Set<number>>();
  for (let k = 0; k < hits.count; k++) {
    const term = hits.terms[k] as number;
    const bits = vocabulary.bits[term] as number;
    if ((bits & BRAND_BITS) === 0) continue;
    const start = hits.starts[k] as number;
    const end = hits.ends[k] as number;
    for (const brand of vocabulary.aliasOf.get(term) ?? []) candidates.push({ brand, term, start, end });
    for (const brand of vocabulary.exclusionOf.get(term) ?? []) excluded.push({ brand, start, end });
    for (const brand of vocabulary.contextOf.get(term) ?? []) inContext.add(brand);
    for (const brand of vocabulary.forbiddenOf.get(term) ?? []) forbidden.add(brand);
    for (const brand of vocabulary.requiredOf.get(term) ?? [])
      required.set(brand, (required.get(brand) ?? new Set<number>()).add(term));
  }
  const matches: Match[] = [];
  for (const { brand, term, start, end } of candidates) {
    const owner = brands[brand] as Brand;
    if (excluded.some((other) => other.brand === brand && other.start <= start && other.end >= end)) continue;
    if (owner.context.length > 0 && !inContext.has(brand)) continue;
    if (owner.demands !== undefined) {
      if (forbidden.has(brand)) continue;
      const asked = countAsked(vocabulary, brand);
      if (asked > 0 && (required.get(brand)?.size ?? 0) < asked) continue;
      const { near } = owner.demands;
      if (near !== undefined && !isNear(hits, vocabulary, start, end, near)) continue;
    }
    matches.push({
      type: 'brand',
      term: vocabulary.terms[term] as string,
      brandId: owner.id,
      start,
      end,
    });
  }
  return matches;
}

const NONE: readonly Match[] = [];

/** Whether an alias is among the hits: most posts have none, and need no lists. */
function namesBrand({ count, terms }: Hits, { bits }: Vocabulary): boolean {
  for (let k = 0; k < count; k++) if (((bits[terms[k] as number] as number) & TERM_BITS.brand) !== 0) return true;
  return false;
}

/** Different terms that a brand requires, as the vocabulary spells them. */
function countAsked({ requiredOf }: Vocabulary, brand: number): number {
  let count = 0;
  for (const brands of requiredOf.values()) if (brands.includes(brand)) count++;
  return count;
}

/** Whether a grave term stands at most `near` units before or behind. */
function isNear(hits: Hits, vocabulary: Vocabulary, start: number, end: number, near: number): boolean {
  for (let k = 0; k < hits.count; k++) {
    if (((vocabulary.bits[hits.terms[k] as number] as number) & NEAR_BITS) === 0) continue;
    const [from, to] = [hits.starts[k] as number, hits.ends[k] as number];
    if (from < end && to > start) continue;
    if (from >= end ? from - end <= near : start - to <= near) return true;
  }
  return false;
}
