/** A post of which it is known whether it should be heard. */
export interface LabelledLine {
  readonly text: string;
  readonly mention: boolean;
}

const YES = /^(?:\+|＋|1\s)\s*/u;
const NO = /^(?:-|−|－|0\s)\s*/u;

/**
 * Reads pasted posts, one a line: `+` before one that should be heard, `-` before one that should not. Lines without
 * either are told by their number: whether they should be heard nobody but the person knows.
 */
export function readLabelled(text: string): { readonly posts: LabelledLine[]; readonly unmarked: number[] } {
  const posts: LabelledLine[] = [];
  const unmarked: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const mark = YES.exec(trimmed) ?? NO.exec(trimmed);
    const words = trimmed.slice(mark?.[0].length ?? 0);
    if (mark === null || words === '') unmarked.push(at + 1);
    else posts.push({ text: words, mention: YES.test(trimmed) });
  }
  return { posts, unmarked };
}

/** Words of a list, one a line or divided by commas; each once. */
export function readWords(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n,，、;；]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ];
}
