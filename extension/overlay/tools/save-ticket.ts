import { browser } from 'wxt/browser';
import { askBackground } from '../../ask-background.ts';
import { captureEvidence } from '../../evidence/capture-evidence.ts';
import type { PostMark, TicketSaved } from '../../messages.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import type { PageHandle, Shot, TrackedPost } from '../page-handle.ts';
import { makeClientKey, makeTicketDraft } from './make-ticket-draft.ts';

/** A ticket that the browser's database holds, with how much evidence came along. */
export interface SavedTicket extends TicketSaved {
  readonly evidenceCount: number;
}

/** Makes a ticket of a post in one go: evidence, draft, saved. `now`: epoch milliseconds of the click. */
export async function saveTicket(
  page: PageHandle,
  answering: SiteAnswering,
  tracked: TrackedPost,
  shot: Shot | null,
  now: number,
): Promise<SavedTicket> {
  const mark = page.markOf(tracked.post.postKey);
  const evidence = await captureEvidence({
    element: tracked.element,
    reading: tracked.reading,
    adapter: page.adapter,
    shot: shot ?? (await askBackground('screenshot.take', {})),
    ...(answering.textUntrusted ? { textUntrusted: answering.textUntrusted } : {}),
    extensionVersion: browser.runtime.getManifest().version,
    capturedAt: now,
  });
  const draft = makeTicketDraft(tracked, mark, evidence, makeClientKey(), now);
  const saved = await askBackground('ticket.make', { draft });
  showOnPage(page, tracked, mark, saved);
  return { ...saved, evidenceCount: evidence.items.length };
}

function showOnPage(page: PageHandle, { post }: TrackedPost, mark: PostMark | null, saved: TicketSaved): void {
  if (post.postKey === null) return;
  page.applyMark({
    ...mark,
    postKey: post.postKey,
    mention: mark?.mention ?? null,
    level: mark?.level ?? 'blue',
    dueAt: mark?.dueAt ?? null,
    ticket: { number: saved.number, clientKey: saved.clientKey },
  });
}
