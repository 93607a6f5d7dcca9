import { askBackground } from '../ask-background.ts';
import type { PageSetup, PostMark } from '../messages.ts';
import { type PageHandle, readPageHandle } from '../overlay/page-handle.ts';
import { runOverlay } from '../overlay/run-overlay.ts';
import { Desk } from '../overlay/tools/desk.tsx';
import { watchTyping } from '../overlay/tools/watch-typing.tsx';
import { makePostKey } from '../reading/read-post.ts';
import { OWN_PRACTICE } from './own-adapter.ts';
import { ANSWER_WITHIN_MS, PRACTICE_POSTS, practiceBrand } from './practice-posts.ts';

/** What the page hears of the person's work on it. */
export interface Drill {
  /** Bar, picker or ticket was opened. */
  readonly onOpened: () => void;
}

/**
 * Runs the overlay on the extension's own practice page: the same finder, picker and guard as on a site. They come with the page, because a
 * browser puts no script into a page of the extension. `now`: epoch milliseconds.
 */
export async function startDrill(document: Document, now: number, { onOpened }: Drill): Promise<PageHandle | null> {
  const { setup } = await askBackground('page.ready', { url: document.location.href });
  runOverlay(document, OWN_PRACTICE, setup, asDrill);
  const page = readPageHandle();
  if (!page) return null;
  const desk = new Desk(page);
  page.openTool = (request) => {
    onOpened();
    desk.open(request);
  };
  page.guarded = watchTyping(page);
  for (const { id, level, minutesAgo } of PRACTICE_POSTS) {
    const postKey = makePostKey(id, OWN_PRACTICE);
    if (postKey === null || level === null) continue;
    const dueAt = now - minutesAgo * 60_000 + ANSWER_WITHIN_MS;
    page.applyMark({ postKey, mention: null, level, dueAt, ticket: null });
  }
  return page;
}

/** Nothing of the real brand is practised with: templates say the name that the posts complain of. */
function asDrill(setup: PageSetup): PageSetup {
  return { ...setup, drill: true, brands: [practiceBrand(setup.language)], wordings: [] };
}

/** The answer stands under the post: its clock stops, as the monitor would stop it. */
export function stopClock(page: PageHandle, postId: string): void {
  const mark = markOf(page, postId);
  if (mark) page.applyMark({ ...mark, isAnswered: true });
}

/** Whether some post here became a ticket. */
export function hasTicket(page: PageHandle): boolean {
  return page.marks().some(({ ticket }) => ticket !== null);
}

function markOf(page: PageHandle, postId: string): PostMark | null {
  return page.markOf(makePostKey(postId, OWN_PRACTICE));
}
