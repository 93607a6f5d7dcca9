import type { Page } from 'playwright-core';
import { renderStagePost, type StagePost } from '../fixtures/weibo-stage.ts';
import { TRACED_PAGE } from './overlay-trace.ts';

/** Posts that come to the page all at once. */
export const POSTS = 200;

/** One of them. The page is one that we built: what it costs on the real site depends on that site's own markup. */
export const makePost = (index: number): StagePost => ({
  bid: `4${String(900_000_000_000_000 + index)}`,
  uid: String(1_000_000_000 + index),
  name: `用户${index}`,
  text: `新锐的第 ${index} 条帖子，屏幕有绿线，退货还要我出运费，等了三天没有人回复我，客服电话一直打不通。`,
  title: '2026-03-10 11:55',
  ago: `${(index % 50) + 1}分钟前`,
});
const batch = Array.from({ length: POSTS }, (_, index) => renderStagePost(makePost(index))).join('');

/** What the page itself saw. */
export interface Seen {
  /** Milliseconds from the posts to the first chip; null: none was waited for. */
  readonly firstChipMs: number | null;
  readonly shift: number;
}

/** Adds the posts, waits for a chip where one must come, and then until all is quiet. */
export async function addPosts(page: Page, wantsChips: boolean): Promise<Seen> {
  return page.evaluate(
    async ({ markup, chips, name }) => {
      console.timeStamp(name);
      const results = { firstChipMs: null as number | null, shift: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) results.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: false });
      const range = document.createRange();
      const fragment = range.createContextualFragment(markup);
      const started = performance.now();
      const seen = new Promise<void>((resolve) => {
        const watch = new MutationObserver((records) => {
          for (const { addedNodes } of records) {
            for (const node of addedNodes) {
              if (node.nodeName !== 'EARSHOT-CHIP') continue;
              results.firstChipMs ??= performance.now() - started;
              watch.disconnect();
              resolve();
            }
          }
        });
        watch.observe(document.body, { childList: true, subtree: true });
      });
      document.querySelector('main')?.append(fragment);
      if (chips) await seen;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return results;
    },
    { markup: batch, chips: wantsChips, name: TRACED_PAGE },
  );
}

/** Scrolls to the end as a person does, a window's height at a time. Returns how many chips stand then. */
export async function scrollThrough(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const end = document.documentElement.scrollHeight;
    for (let top = 0; top < end; top += innerHeight) {
      scrollTo(0, top);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return document.querySelectorAll('earshot-chip').length;
  });
}
