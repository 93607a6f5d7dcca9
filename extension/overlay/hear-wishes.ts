import type { TellEnvelope } from '../messages.ts';
import { choosePost } from './choose-post.ts';
import { openSelectionTool, openTool } from './open-tool.ts';
import type { PageHandle, TrackedPost } from './page-handle.ts';

/** What a person asked for outside the page: by shortcut, context menu or in the panel. */
export type Wish = Extract<TellEnvelope, { tell: 'do.reply' | 'do.ticket' }>;

export interface WishesOptions {
  readonly document: Document;
  readonly handle: PageHandle;
  readonly posts: () => readonly TrackedPost[];
  /** The post that the pointer was at last. */
  readonly hovered: () => TrackedPost | null;
  readonly onFault: (error: unknown) => void;
}

/** A page may still be loading the post that the panel opened it for. After that the person is told. */
const WAIT_FOR_POST_MS = 15_000;

/** Carries out wishes from outside the page. One that names a post waits until the post is there. */
export function createWishes(options: WishesOptions): { hear(wish: Wish): void; retry(): void } {
  const { document, handle, onFault } = options;
  let waiting: { readonly wish: Wish } | null = null;

  const waitFor = (wish: Wish): void => {
    const one = { wish };
    waiting = one;
    setTimeout(() => {
      if (waiting !== one) return;
      waiting = null;
      openTool(handle, { want: 'missing' }).catch(onFault);
    }, WAIT_FOR_POST_MS);
  };

  const hear = (wish: Wish): void => {
    const { mentionId, postKey } = wish.body;
    const tracked = choosePost(options.posts(), { mentionId, postKey }, handle.markOf, options.hovered(), document);
    if (!tracked && (mentionId !== null || postKey !== null)) {
      if (waiting?.wish !== wish) waitFor(wish);
      return;
    }
    waiting = null;
    if (!tracked) {
      openSelectionTool(wish).catch(onFault);
      return;
    }
    const shot = wish.tell === 'do.ticket' ? wish.body.shot : null;
    const want = wish.tell === 'do.ticket' ? 'ticket' : 'reply';
    const mark = handle.markOf(tracked.post.postKey);
    openTool(handle, { want, tracked: handle.readAgain(tracked), mark, shot }).catch(onFault);
  };
  return {
    hear,
    retry() {
      if (waiting) hear(waiting.wish);
    },
  };
}
