import { RE2JS } from 're2js';
import type { Match } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';

/** Longest pattern, in UTF-16 units. */
const LONGEST_PATTERN = 500;

/** Patterns of the administrator that mean a brand, found by RE2: time grows with the text alone, whatever the pattern. */
export type PatternFinder = (text: string) => Match[];

/** What is wrong with a pattern, in the words of RE2; null: nothing. */
export function judgePattern(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `longer than ${LONGEST_PATTERN} characters`;
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE).matcher('').find() ? 'matches the empty text' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Compiles the patterns of all brands. Null: there are none. @throws Error that names brand and pattern. */
export function createPatternFinder(brands: readonly Brand[]): PatternFinder | null {
  const compiled = brands.flatMap(({ id, demands }) =>
    (demands?.patterns ?? []).map((pattern) => {
      const wrong = judgePattern(pattern);
      if (wrong !== null) throw new Error(`Brand ${id}: the pattern "${pattern}" cannot be used: ${wrong}.`);
      return { id, pattern, regex: RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE) };
    }),
  );
  if (compiled.length === 0) return null;
  return (text) =>
    compiled.flatMap(({ id, pattern, regex }) => {
      const matcher = regex.matcher(text);
      const found: Match[] = [];
      while (matcher.find()) {
        const [start, end] = [matcher.start(), matcher.end()];
        if (end > start) found.push({ type: 'brand', term: pattern, brandId: id, start, end });
      }
      return found;
    });
}
