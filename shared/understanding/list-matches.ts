import type { Match } from '../model/analysis.ts';
import type { Hits } from '../text/matcher.ts';
import { TERM_BITS } from './term-types.ts';
import type { Vocabulary } from './vocabulary.ts';

const SHOWN = ['safety', 'legal', 'media', 'complaint'] as const;
const SHOWN_BITS = SHOWN.reduce((bits, type) => bits | TERM_BITS[type], 0);
/** More marks than this help nobody; the longest post would fill the record with them. */
const MOST = 40;

/**
 * Adds to `matches` the terms that are marked in a post, longest only where they overlap. `safety` are the hits that count as safety. Folded
 * offsets.
 */
export function listMatches(
  hits: Hits,
  vocabulary: Vocabulary,
  safety: ReadonlySet<number>,
  matches: Match[],
): readonly Match[] {
  const before = matches.length;
  let end = 0;
  for (let k = 0; k < hits.count && matches.length - before < MOST; k++) {
    let bits = vocabulary.bits[hits.terms[k] as number] as number;
    if ((bits & TERM_BITS.safety) !== 0 && !safety.has(k)) bits &= ~TERM_BITS.safety;
    if ((bits & SHOWN_BITS) === 0) continue;
    const match: Match = {
      type: SHOWN.find((type) => (bits & TERM_BITS[type]) !== 0) ?? 'complaint',
      term: vocabulary.spellings[hits.terms[k] as number] as string,
      start: hits.starts[k] as number,
      end: hits.ends[k] as number,
    };
    if (matches.length > before && match.start < end) {
      const last = matches.at(-1) as Match;
      if (match.end - match.start <= last.end - last.start) continue;
      matches.pop();
    }
    matches.push(match);
    end = match.end;
  }
  return matches;
}
