import type { Shortcut, ShortcutTrigger } from '../model/shortcut.ts';

/** A shortcut that stands right before the caret. */
export interface TypedShortcut {
  readonly shortcut: Shortcut;
  /** UTF-16 units before the caret that belong to it, the slash included. */
  readonly length: number;
  /** Nothing longer begins like it, and a slash was typed: it can be replaced at once. */
  readonly isFinal: boolean;
}

const SLASH = '/';
const MOST_OFFERED = 5;
/** What other programs put before a word of theirs: `:ty` of Espanso, `/ty` of Text Blaze. */
const FOREIGN_MARKS = /^[/:;!#\\]+/u;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}_]/u;
/** What makes one word, address, name or tag of what stands on both sides. */
const JOINT = /[\p{Script=Latin}\p{N}_/@#.-]/u;
const WORD = /[\p{L}\p{N}_]/u;

/**
 * The shortcut that ends at the caret. It must stand by itself: `/tk` in an address, or `refund` at the end of `prerefund`, is none;
 * Chinese has no blanks, so a Latin shortcut may follow a character.
 * @param before What stands in the line before the caret.
 */
export function findTypedShortcut(
  before: string,
  shortcuts: readonly Shortcut[],
  trigger: ShortcutTrigger,
): TypedShortcut | null {
  if (trigger === 'off') return null;
  const folded = fold(before);
  // Folding that changes the length would take away too much or too little.
  if (folded.length !== before.length) return null;
  let best: TypedShortcut | null = null;
  for (const shortcut of shortcuts) {
    for (const [word, isSlash] of listCalls(shortcut.word, trigger)) {
      if (!folded.endsWith(word) || !standsAlone(folded.slice(0, -word.length), word)) continue;
      if (best !== null && best.length >= word.length) continue;
      const isFinal = isSlash && !shortcuts.some((other) => isLonger(strip(other.word), strip(shortcut.word)));
      best = { shortcut, length: word.length, isFinal };
    }
  }
  return best;
}

/** Shortcuts that begin with what was typed behind a slash, the shortest first; none without a letter behind it. */
export function listBegunShortcuts(before: string, shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  const begun = /(?:^|[^\p{Script=Latin}\p{N}_/])\/([\p{L}\p{N}_-]+)$/u.exec(fold(before))?.[1];
  if (begun === undefined) return [];
  return shortcuts
    .filter(({ word }) => strip(word).startsWith(begun))
    .sort((one, other) => one.word.length - other.word.length)
    .slice(0, MOST_OFFERED);
}

/** How a person types it, as it is shown to them. */
export function writeCall(word: string, trigger: ShortcutTrigger): string {
  return trigger === 'slash' ? `${SLASH}${word.trim().replace(FOREIGN_MARKS, '')}` : word;
}

/** Each way to call it, longest first: what is typed goes whole. */
function listCalls(word: string, trigger: ShortcutTrigger): (readonly [call: string, isSlash: boolean])[] {
  const bare = strip(word);
  if (bare === '') return [];
  const slashed = [`${SLASH}${bare}`, trigger === 'slash'] as const;
  return trigger === 'slash' ? [slashed] : [slashed, [fold(word).trim(), false]];
}

function standsAlone(before: string, word: string): boolean {
  const last = before.at(-1) ?? '';
  if (last === '') return true;
  if (word.startsWith(SLASH)) return !LATIN_OR_DIGIT.test(last) && last !== SLASH;
  return LATIN_OR_DIGIT.test(word[0] ?? '') ? !JOINT.test(last) : !WORD.test(last) || !WORD.test(word[0] ?? '');
}

function isLonger(other: string, word: string): boolean {
  return other.length > word.length && other.startsWith(word);
}

function strip(word: string): string {
  return fold(word).trim().replace(FOREIGN_MARKS, '');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
