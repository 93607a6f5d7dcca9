import { CHARACTER_CLASS, HAN, isWordUnit } from './character-class.ts';
import { createFoldedText, foldInto, unitsToString } from './fold.ts';

/**
 * Text as it is put into a full text index: Han runs as overlapping pairs and their last character alone, Latin words and numbers whole,
 * all folded and parted by spaces. A single character is found as a prefix (`差*`), because each one starts a pair or is a last one.
 */
export function bigrams(text: string): string {
  return splitRuns(text, true)
    .map((run) => run.join(' '))
    .join(' ');
}

/**
 * The phrases that a text must hold to answer a query, each as tokens of `bigrams` in order; all of them must be found.
 * A phrase of one character must be looked up as a prefix.
 */
export function searchPhrases(query: string): string[] {
  return splitRuns(query, false).map((run) => run.join(' '));
}

function splitRuns(text: string, withLast: boolean): string[][] {
  const { units, length } = foldInto(text, scratch);
  const runs: string[][] = [];
  let i = 0;
  while (i < length) {
    const start = i;
    if (CHARACTER_CLASS[units[i] as number] === HAN) {
      while (i < length && CHARACTER_CLASS[units[i] as number] === HAN) i++;
      const run: string[] = [];
      for (let k = start; k + 1 < i; k++) run.push(unitsToString(units, k, k + 2));
      if (withLast || run.length === 0) run.push(unitsToString(units, i - 1, i));
      runs.push(run);
    } else if (isWordUnit(units[i] as number)) {
      while (i < length && isWordUnit(units[i] as number)) i++;
      runs.push([unitsToString(units, start, i)]);
    } else i++;
  }
  return runs;
}

const scratch = createFoldedText();
