import type { Brand } from '../../shared/model/brand.ts';
import { normaliseEditorText } from '../composers/read-back.ts';
import type { PostMark } from '../messages.ts';
import { isOwnAccount } from '../own-account.ts';
import { readPlainText } from '../reading/plain-text.ts';
import type { TrackedPost } from './page-handle.ts';

/** An answer that stands on the page now. */
export interface SeenAnswer {
  readonly mentionId: string;
  /** Epoch milliseconds, when the page says so; null: now. */
  readonly at: number | null;
  readonly text: string | null;
  readonly permalink: string | null;
}

interface Expected {
  readonly mentionId: string;
  readonly text: string;
  readonly until: number;
}

/** An answer that was filled is waited for this long. */
const EXPECT_MS = 30 * 60_000;
const MIN_LENGTH = 4;
const BOXES = 'textarea, input, [contenteditable=""], [contenteditable="true"], earshot-tool, earshot-chip';

/** Tells answers apart from other posts: by the brand's own account, or by the words that were filled. */
export function createAnswerWatch(brands: () => readonly Brand[], onAnswer: (answer: SeenAnswer) => void) {
  let expected: Expected[] = [];
  const told = new Set<string>();

  const tell = (answer: SeenAnswer): void => {
    if (told.has(answer.mentionId)) return;
    told.add(answer.mentionId);
    expected = expected.filter(({ mentionId }) => mentionId !== answer.mentionId);
    onAnswer(answer);
  };
  return {
    /** These words were put into a reply box for this mention. */
    expect(mentionId: string, text: string, now: number): void {
      told.delete(mentionId);
      expected = [
        ...expected.filter((one) => one.until > now && one.mentionId !== mentionId),
        { mentionId, text, until: now + EXPECT_MS },
      ];
    },
    /** A post from one of the brand's own accounts below a marked post is its answer. */
    seePost(tracked: TrackedPost, markAbove: PostMark | null, isOpen: (mark: PostMark) => boolean): void {
      const mention = markAbove?.mention;
      if (!mention || !markAbove || !isOpen(markAbove)) return;
      const brand = brands().find(({ id }) => id === mention.brandId);
      if (!brand || !isOwnAccount(tracked.reading.author, tracked.reading.authorUrl, brand)) return;
      const { reading } = tracked;
      if (reading.publishedAt !== null && reading.publishedAt < mention.publishedAt) return;
      tell({ mentionId: mention.id, at: reading.publishedAt, text: reading.text, permalink: reading.permalink });
    },
    /** Something was added to the page: it may be the words that were filled, posted by the person. */
    seeAdded(element: Element, now: number): void {
      if (expected.length === 0 || element.closest(BOXES)) return;
      const live = expected.filter(({ until, text }) => until > now && text.length >= MIN_LENGTH);
      if (live.length === 0 || (element.textContent ?? '').length < MIN_LENGTH) return;
      const shown = normaliseEditorText(readPlainText(element, 20_000, BOXES));
      for (const { mentionId, text } of live) {
        if (squeeze(shown).includes(squeeze(normaliseEditorText(text))))
          tell({ mentionId, at: null, text, permalink: null });
      }
    },
  };
}

/** Sites rewrap lines and put spaces around emoji: what counts is the characters. */
function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
