import type { Match } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';
import type { Hits } from '../text/matcher.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

const BRAND_BITS = TERM_BITS.brand | TERM_BITS.brandExclusion | TERM_BITS.brandContext;

/**
 * Aliases that mean their brand: not inside one of its exclusions (苹果派 for 苹果), and, where the brand asks for context words, with one
 * of them somewhere in the text. Offsets are positions in the folded text.
 */
export function findBrands(hits: Hits, vocabulary: Vocabulary, brands: readonly Brand[]): readonly Match[] {
  const candidates: { brand: number; term: number; start: number; end: number }[] = [];
  const excluded: { brand: number; start: number; end: number }[] = [];
  const inContext = new Set<number>();
  for (let k = 0; k < hits.count; k++) {
    const term = hits.terms[k] as number;
    const bits = vocabulary.bits[term] as number;
    if ((bits & BRAND_BITS) === 0) continue;
    const start = hits.starts[k] as number;
    const end = hits.ends[k] as number;
    for (const brand of vocabulary.aliasOf.get(term) ?? []) candidates.push({ brand, term, start, end });
    for (const brand of vocabulary.exclusionOf.get(term) ?? []) excluded.push({ brand, start, end });
    for (const brand of vocabulary.contextOf.get(term) ?? []) inContext.add(brand);
  }
  const matches: Match[] = [];
  for (const { brand, term, start, end } of candidates) {
    const owner = brands[brand] as Brand;
    if (excluded.some((other) => other.brand === brand && other.start <= start && other.end >= end)) continue;
    if (owner.context.length > 0 && !inContext.has(brand)) continue;
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
