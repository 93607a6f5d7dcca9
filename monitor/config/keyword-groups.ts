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
  /** Lines that have no counterpart here (`/pattern/` beyond a choice of words), with their number. */
  readonly skipped: readonly { readonly line: number; readonly text: string }[];
}

const GLOBAL_FILTER = /^\[(?:GLOBAL_FILTER|全局过滤)\]$/i;
const WORD_GROUPS = /^\[(?:WORD_GROUPS|词组)\]$/i;
/** What stands around a word in a pattern so that it is a word of its own: the matcher here sees to that itself. */
const WORD_EDGE = String.raw`(?:\\b|\(\?<?![^()]*\))`;
const EDGES = new RegExp(`^${WORD_EDGE}+|${WORD_EDGE}+$`, 'g');
/** Begins a line with a meaning of its own, or would be read as a pattern or a name. */
const NEEDS_PATTERN = /^[#+!@[/]|=>/;

/**
 * Reads a keyword file in the manner of TrendRadar's `frequency_words.txt`: a group of lines a topic, groups parted by blank lines; plain
 * words are spellings, `/one|other/` stands for its words, `word => name` gives the group its name, `+word` must stand beside them,
 * `!word` excludes; `@3`, how many are shown, and `[label]`, the heading of a group, have no counterpart here (a label is no spelling).
 * Words under `[GLOBAL_FILTER]` exclude everywhere.
 */
export function readKeywordGroups(text: string): KeywordFile {
  const skipped: { line: number; text: string }[] = [];
  const groups: { name: string | null; words: string[]; must: string[]; not: string[] }[] = [];
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
    if (GLOBAL_FILTER.test(line) || WORD_GROUPS.test(line)) {
      isFilter = GLOBAL_FILTER.test(line);
      group = null;
      continue;
    }
    // Marks say nothing under the filter.
    if (/^\[.+\]$/.test(line) || (isFilter && /^[!+@]/.test(line))) continue;
    const { mark, words, name } = readLine(line);
    if (words === null) {
      skipped.push({ line: index + 1, text: line });
      continue;
    }
    if (isFilter) {
      everywhere.push(...words);
      continue;
    }
    if (group === null) {
      group = { name: null, words: [], must: [], not: [] };
      groups.push(group);
    }
    group.name ??= name;
    const list = mark === '+' ? group.must : mark === '!' ? group.not : group.words;
    list.push(...words);
  }
  const brands = groups
    .filter(({ words, must }) => words.length + must.length > 0)
    .map(({ name: given, words, must, not }, index): BrandDraft => {
      // A group of nothing but musts names its subject by the first of them.
      const subjects = words.length > 0 ? words : must.slice(0, 1);
      const [name = '', ...aliases] = [...new Set(given === null ? subjects : [given, ...subjects])];
      const context = words.length > 0 ? must : must.slice(1);
      return { id: `brand-${index + 1}`, name, aliases, exclusions: [...not, ...everywhere], context };
    });
  return { brands, skipped };
}

/** One line: its mark, its words (null: a pattern that is more than a choice of words), the name that it gives. */
function readLine(line: string): { mark: string; words: string[] | null; name: string | null } {
  const [, mark = '', rest = ''] = /^([+!]?)\s*(.*)$/.exec(line) ?? [];
  const [body = '', name] = rest.split(/\s*=>\s*/);
  const given = name?.trim() || null;
  if (!body.startsWith('/')) return { mark, words: [body.trim()], name: given };
  const pattern = /^\/(.+)\/[a-z]*$/i.exec(body)?.[1] ?? '';
  return { mark, words: readPattern(pattern), name: given };
}

/** The words of a pattern that is nothing but a choice of them; null: it is more. */
function readPattern(pattern: string): string[] | null {
  const bare = /^\((?:\?:)?([^()]*)\)$/.exec(pattern)?.[1] ?? pattern;
  const words = bare.split(/(?<!\\)\|/).map((part) =>
    part
      .trim()
      .replace(EDGES, '')
      .replace(/^\((?:\?:)?([^()|]*)\)$/, '$1'),
  );
  // An escaped sign stands for itself; a letter behind a backslash, or a bare sign, makes it a pattern.
  const isWord = (word: string) => word !== '' && /^(?:[^\\^$.*+?()[\]{}|]|\\[^\p{L}\p{N}])+$/u.test(word);
  return words.every(isWord) ? words.map((word) => word.replace(/\\(.)/g, '$1')) : null;
}

/** A word as one line; what would mean something else there is written as a pattern. */
function writeWord(mark: string, word: string): string {
  const isBare = mark === '' ? !NEEDS_PATTERN.test(word) : !/^\/|=>/.test(word);
  return isBare ? `${mark}${word}` : `${mark}/${word.replace(/[\\^$.*+?()[\]{}|]|(?<==)>/g, '\\$&')}/`;
}

/** Lines that can be put under `brands:`. */
export function writeBrands(brands: readonly BrandDraft[]): string {
  return brands.length === 0 ? '' : stringify(brands, { lineWidth: 0 });
}

/** The same words as a keyword file. */
export function writeKeywordGroups(brands: readonly Omit<BrandDraft, 'id'>[]): string {
  const groups = brands.map(({ name, aliases, exclusions, context }) =>
    [
      ...[name, ...aliases].map((word) => writeWord('', word)),
      ...context.map((word) => writeWord('+', word)),
      ...exclusions.map((word) => writeWord('!', word)),
    ].join('\n'),
  );
  return `${groups.join('\n\n')}\n`;
}
