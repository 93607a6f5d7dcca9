import type { Page, Request } from 'playwright-core';
import type { OpenWork } from './count-open-work.ts';

/** Longest wait for a page to come to rest; what never does is shown as it is, and named by what is compared with it. */
const LONGEST_MS = 20_000;

/** Nothing may be asked or drawn anew for so long: an answer is often the reason of the next question. */
const REST_MS = 150;

const pending = new WeakMap<Page, Set<Request>>();

/** Follows what a page asks for, from before its first request on. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>();
  pending.set(page, open);
  page.on('request', (request) => open.add(request));
  const close = (request: Request) => open.delete(request);
  page.on('requestfinished', close);
  page.on('requestfailed', close);
}

/**
 * Waits until a page has nothing open: no request, no answer of the background or the database, nothing that says it is busy or loading, no
 * motion, no change of its document.
 */
export async function settlePage(page: Page): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (Date.now() < until) {
    const isStill = await page.evaluate(waitForRest, REST_MS);
    if (isStill && (pending.get(page)?.size ?? 0) === 0) return;
  }
}

/** Runs in a page: whether nothing of its document changed for `restMs` and nothing in it says that more is to come. */
async function waitForRest(restMs: number): Promise<boolean> {
  await document.fonts.ready;
  let changes = 0;
  const observer = new MutationObserver(() => {
    changes += 1;
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const hasWork = () => ((globalThis as OpenWork).openWork ?? 0) > 0;
  const wasBusy = hasWork();
  await new Promise((resolve) => {
    setTimeout(resolve, restMs);
  });
  // A machine with other work may not have drawn at all in that time, and what follows a drawing comes after it.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  observer.disconnect();
  const awaits = document.querySelector('[aria-busy=true], .empty-loading, .counting') !== null;
  return changes === 0 && !wasBusy && !hasWork() && !awaits && document.getAnimations().length === 0;
}
