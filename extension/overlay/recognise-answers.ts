import { normaliseEditorText } from '../composers/read-back.ts';
import { readPlainText } from '../reading/plain-text.ts';

/** An answer that stands on the page now. */
export interface SeenAnswer {
  readonly mentionId: string;
  /** Epoch milliseconds, when the page says so; null: now. */
  readonly at: number | null;
  readonly text: string | null;
  readonly permalink: string | null;
}

/** Words that stand in a box of the site and may be sent. */
interface Expected {
  /** Of the post that they answer; null: nobody listens for it. */
  readonly mentionId: string | null;
  readonly postKey: string;
  readonly text: string;
  readonly until: number;
  /** The words stand in the box still: what the page shows is somebody else's. */
  readonly isUnsent: () => boolean;
}

/** Sites show an answer first and empty the box then. */
const EMPTIED_AFTER_MS = 1000;

const MIN_LENGTH = 4;
const BOXES = 'textarea, input, [contenteditable=""], [contenteditable="true"], earshot-tool, earshot-chip';

/**
 * Tells of answers once each: those that a brand's own account is seen to have given, and those whose words were filled or typed here.
 * @param onSent Words that were expected stand on the page, whether or not anybody listens for the post.
 */
export function createAnswerWatch(
  onAnswer: (answer: SeenAnswer) => void,
  onSent: (postKey: string, text: string) => void,
) {
  let expected: Expected[] = [];
  const told = new Set<string>();

  const tell = (answer: SeenAnswer): void => {
    if (told.has(answer.mentionId)) return;
    told.add(answer.mentionId);
    expected = expected.filter(({ mentionId }) => mentionId !== answer.mentionId);
    onAnswer(answer);
  };
  const see = (one: Expected): void => {
    if (!expected.includes(one)) return;
    const { mentionId, postKey, text } = one;
    expected = expected.filter((other) => other !== one);
    onSent(postKey, text);
    if (mentionId !== null) tell({ mentionId, at: null, text, permalink: null });
  };
  return {
    /** These words stand in a reply box of this post: the newest count, and are waited for as long as those before. */
    expect(fresh: Expected, now: number): void {
      if (fresh.mentionId !== null) told.delete(fresh.mentionId);
      const before = expected.find(({ postKey }) => postKey === fresh.postKey);
      expected = [
        ...expected.filter((one) => one.until > now && one !== before),
        { ...fresh, until: Math.max(fresh.until, before?.until ?? 0) },
      ];
    },
    /** An answer of the brand's own account stands on the page. */
    tell,
    /** Something was added to the page: it may be the words that were filled, posted by the person. */
    seeAdded(element: Element, now: number): void {
      if (expected.length === 0 || element.closest(BOXES)) return;
      const live = expected.filter(({ until, text }) => until > now && text.length >= MIN_LENGTH);
      if (live.length === 0 || (element.textContent ?? '').length < MIN_LENGTH) return;
      const shown = normaliseEditorText(readPlainText(element, 20_000, BOXES));
      for (const one of live) {
        if (!squeeze(shown).includes(squeeze(normaliseEditorText(one.text)))) continue;
        if (one.isUnsent()) setTimeout(() => one.isUnsent() || see(one), EMPTIED_AFTER_MS);
        else see(one);
      }
    },
  };
}

/** Sites rewrap lines and put spaces around emoji: what counts is the characters. */
function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
