import type { Match } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';
import { type FoldedText, originalOffset } from '../text/fold.ts';
import { squeezeText } from '../text/squeeze.ts';
import { findBrands } from './find-brands.ts';
import { listMatches } from './list-matches.ts';
import type { Vocabulary } from './vocabulary.ts';

const NONE: ReadonlySet<number> = new Set();

/**
 * Brands and complaint words that show only when disguising signs are taken out (投 诉, 垃*圾). Offsets are positions in the original.
 * The hits of an earlier scan are overwritten: call it last.
 */
export function findEvasions(
  folded: FoldedText,
  vocabulary: Vocabulary,
  brands: readonly Brand[],
  known: readonly Match[],
): Match[] {
  const squeezed = squeezeText(folded);
  if (squeezed === null) return [];
  const hits = vocabulary.matcher.scan(squeezed);
  return [...findBrands(hits, vocabulary, brands), ...listMatches(hits, vocabulary, NONE)]
    .map((match) => ({
      ...match,
      start: originalOffset(squeezed, match.start),
      end: originalOffset(squeezed, match.end - 1) + 1,
    }))
    .filter((match) => match.end - match.start > match.term.length)
    .filter(
      (match) =>
        !known.some((other) => other.type === match.type && other.start < match.end && other.end > match.start),
    );
}
