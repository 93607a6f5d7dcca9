import { stringify } from 'yaml';

/** A brand as the configuration spells it, as far as a keyword file tells. */
export interface BrandDraft {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly exclusions: readonly string[];
  readonly context: readonly string[];
}

/** What a keyword file came to. */
export interface KeywordFile {
  readonly brands: readonly BrandDraft[];
  /** Lines that have no counterpart here (`/pattern/`), with their number. */
  readonly skipped: readonly { readonly line: number; readonly text: string }[];
}

const GLOBAL_FILTER = /^\[(?:GLOBAL_FILTER|全局过滤)\]$/i;

/**
 * Reads a keyword file in the manner of TrendRadar's `frequency_words.txt`: a group of lines a topic, groups parted by blank lines; plain
 * words are spellings, `+word` must stand beside them, `!word` excludes, `@3` is a limit that has no meaning here. Words under
 * `[GLOBAL_FILTER]` exclude everywhere.
 */
export function readKeywordGroups(text: string): KeywordFile {
  const skipped: { line: number; text: string }[] = [];
  const groups: { words: string[]; must: string[]; not: string[] }[] = [];
  const everywhere: string[] = [];
  let group: (typeof groups)[number] | null = null;
  let isFilter = false;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '') group = null;
    if (line === '' || line.startsWith('#') || /^@\d+$/.test(line)) continue;
    if (/^\[.+\]$/.test(line)) {
      isFilter = GLOBAL_FILTER.test(line);
      group = null;
      continue;
    }
    if (line.startsWith('/')) {
      skipped.push({ line: index + 1, text: line });
      continue;
    }
    if (isFilter) {
      everywhere.push(line.replace(/^!/, ''));
      continue;
    }
    if (group === null) {
      group = { words: [], must: [], not: [] };
      groups.push(group);
    }
    const list = line.startsWith('+') ? group.must : line.startsWith('!') ? group.not : group.words;
    list.push(line.replace(/^[+!]\s*/, ''));
  }
  const brands = groups
    .filter(({ words, must }) => words.length + must.length > 0)
    .map(({ words, must, not }, index): BrandDraft => {
      // A group of nothing but musts names its subject by the first of them.
      const [name = '', ...aliases] = words.length > 0 ? words : must.slice(0, 1);
      const context = words.length > 0 ? must : must.slice(1);
      return { id: `brand-${index + 1}`, name, aliases, exclusions: [...not, ...everywhere], context };
    });
  return { brands, skipped };
}

/** Lines that can be put under `brands:`. */
export function writeBrands(brands: readonly BrandDraft[]): string {
  return brands.length === 0 ? '' : stringify(brands, { lineWidth: 0 });
}

/** The same words as a keyword file. */
export function writeKeywordGroups(brands: readonly Omit<BrandDraft, 'id'>[]): string {
  const groups = brands.map(({ name, aliases, exclusions, context }) =>
    [name, ...aliases, ...context.map((word) => `+${word}`), ...exclusions.map((word) => `!${word}`)].join('\n'),
  );
  return `${groups.join('\n\n')}\n`;
}
