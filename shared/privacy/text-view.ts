import { type FoldedText, foldForPrivacy } from './fold-for-privacy.ts';
import { type DigitGroup, readDigitGroups } from './read-digit-groups.ts';
import { findOtherNumbers, type Joint, readJoints, type TextSpan } from './read-joints.ts';

/** What every detector reads: the folded text and the digit runs in it, made once for all of them. */
export interface TextView {
  readonly original: string;
  readonly folded: FoldedText;
  /** Shorthand for `folded.text`. */
  readonly text: string;
  readonly groups: readonly DigitGroup[];
  /** How each group hangs together with the one before it. */
  readonly joints: readonly Joint[];
  /** Dates, times, coordinates: they lend no digits to a number beside them. */
  readonly otherNumbers: readonly TextSpan[];
  /** Hosts and paths of links, as folded spans: numbers there name a post or a page, not a person. */
  readonly links: readonly TextSpan[];
}

const LINK = /https?:\/\/[^\s?#"'<>\u4e00-\u9fff]+/gi;

/** Prepares a text for the detectors. */
export function viewText(original: string): TextView {
  return viewFolded(original, foldForPrivacy(original));
}

/** The same for a text that is folded already. */
export function viewFolded(original: string, folded: FoldedText): TextView {
  const links = [...folded.text.matchAll(LINK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const { text } = folded;
  const groups = readDigitGroups(text);
  const joints = readJoints(text, groups);
  return { original, folded, text, groups, joints, otherNumbers: findOtherNumbers(text), links };
}

/** How far words of context may stand from a candidate, in characters of the folded text. */
const CONTEXT_LENGTH = 12;

/** Text just before a folded position. */
export function textBefore(view: TextView, start: number, length = CONTEXT_LENGTH): string {
  return view.text.slice(Math.max(0, start - length), start);
}

/** Text just after a folded position. */
export function textAfter(view: TextView, end: number, length = CONTEXT_LENGTH): string {
  return view.text.slice(end, end + length);
}

/** Words of letters are longer than words of characters: where no Han stands, context reaches twice as far. */
const LATIN_CONTEXT_LENGTH = 24;
const HAN = /[\u4e00-\u9fff]/;

/** Whether a word of the pattern stands beside the span on either side. The pattern must not be global. */
export function isNear(view: TextView, start: number, end: number, pattern: RegExp): boolean {
  const farBefore = textBefore(view, start, LATIN_CONTEXT_LENGTH);
  const farAfter = textAfter(view, end, LATIN_CONTEXT_LENGTH);
  return (
    pattern.test(HAN.test(farBefore) ? textBefore(view, start) : farBefore) ||
    pattern.test(HAN.test(farAfter) ? textAfter(view, end) : farAfter)
  );
}
