import type { Match } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';
import { type FoldedText, originalOffset } from '../text/fold.ts';
import { mayBeDisguised, squeezeText } from '../text/squeeze.ts';
import { findBrands } from './find-brands.ts';
import { listMatches } from './list-matches.ts';
import type { Vocabulary } from './vocabulary.ts';

const NONE: ReadonlySet<number> = new Set();
const NOTHING: readonly Match[] = [];

/**
 * Brands and complaint words that show only when disguising signs are taken out (投 诉, 垃*圾). Offsets are positions in the original.
 * `kinds` are the classes of its units (`Signals`). The hits of an earlier scan are overwritten: call it last.
 */
export function findEvasions(
  folded: FoldedText,
  kinds: number,
  vocabulary: Vocabulary,
  brands: readonly Brand[],
  known: readonly Match[],
): readonly Match[] {
  if (!mayBeDisguised(kinds)) return NOTHING;
  const squeezed = squeezeText(folded);
  if (squeezed === null) return NOTHING;
  const hits = vocabulary.matcher.scan(squeezed);
  return listMatches(hits, vocabulary, NONE, [...findBrands(hits, vocabulary, brands)])
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
