import type { Brand } from '../../shared/model/brand.ts';
import type { PostMark } from '../messages.ts';
import { isOwnAccount } from '../own-account.ts';
import { mayAnswer, tellsAnswers } from '../reading/may-answer.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { findMarkAbove } from './find-mark-above.ts';
import type { TrackedPost } from './page-handle.ts';
import { readOwnerAnswer } from './read-owner-answer.ts';
import type { SeenAnswer } from './recognise-answers.ts';
import type { MarkBoard } from './show-marks.ts';
import type { PostTracker } from './track-posts.ts';

export interface OwnAnswersOptions {
  readonly document: Document;
  readonly adapter: SiteAdapter;
  readonly brands: () => readonly Brand[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly tracker: Pick<PostTracker, 'all'>;
  /** The post of an element, read if it waits. */
  readonly readHere: (element: Element) => TrackedPost | undefined;
  readonly board: Pick<MarkBoard, 'markOf'>;
  readonly onAnswer: (answer: SeenAnswer) => void;
}

/** Looks for answers that the brand gave before anybody looked here: its own accounts' posts, and what stands inside a review. */
export function createOwnAnswers(options: OwnAnswersOptions) {
  const { document, adapter, tracker, board, onAnswer } = options;
  const tells = adapter.kinds.some(tellsAnswers);
  const tell = (mark: PostMark, brand: Brand, reading: TrackedPost['reading']): void => {
    const { mention } = mark;
    if (!mention || brand.id !== mention.brandId) return;
    const { publishedAt: at, text, permalink } = reading;
    if (at === null || at >= mention.publishedAt) onAnswer({ mentionId: mention.id, at, text, permalink });
  };
  const seeOwnPost = (tracked: TrackedPost): void => {
    if (!mayAnswer(tracked.kind, document.location.href)) return;
    const { author, authorUrl } = tracked.reading;
    const own = options.brands().filter((brand) => isOwnAccount(author, authorUrl, brand));
    if (own.length === 0) return;
    const mark = findMarkAbove(tracked, { get: options.readHere, all: tracker.all }, adapter, board, document);
    if (mark && isOpen(mark)) for (const brand of own) tell(mark, brand, tracked.reading);
  };
  const seeInside = (tracked: TrackedPost): void => {
    const mark = tracked.kind.ownerAnswer && board.markOf(tracked.post.postKey);
    const brand = mark && isOpen(mark) && options.brands().find(({ id }) => id === mark.mention?.brandId);
    const reading = brand && readOwnerAnswer(tracked, adapter, brand, document, options.now());
    if (mark && brand && reading) tell(mark, brand, reading);
  };
  const see = (tracked: TrackedPost): void => {
    seeOwnPost(tracked);
    seeInside(tracked);
  };
  return {
    /** A post was read. */
    see(tracked: TrackedPost): void {
      if (tells) see(tracked);
    },
    /** More is known of posts that stand here already. */
    seeAll(): void {
      if (tells) for (const tracked of tracker.all()) see(tracked);
    },
  };
}

function isOpen({ mention }: PostMark): boolean {
  return mention?.state === 'open' || mention?.state === 'claimed';
}
