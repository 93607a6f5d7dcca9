// The drill of who has no monitor on this computer: the extension's own practice page, the overlay at work on it, nothing sent anywhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from './find-faults.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, setLanguage, waitForText } from './own-page.ts';
import { findCut } from './pictures/find-cut.ts';

/** Presses what stands in the open shadow root of a chip or tool, as a person: by focus and Enter. */
async function pressIn(page: OwnPage, host: string, selector: string): Promise<void> {
  await expect
    .poll(
      () =>
        page.run(
          ([outer, inner]) => {
            const found = [...document.querySelectorAll(outer)]
              .map((one) => one.shadowRoot?.querySelector<HTMLElement>(inner))
              .find((one) => one != null);
            found?.focus();
            return found !== undefined;
          },
          [host, selector] as const,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  await page.press('Enter');
}

const countDone = (page: OwnPage) => page.run(() => document.querySelectorAll('.drill-steps .done').length, null);
const chipIn = (page: OwnPage, id: string) =>
  page.run(
    (post) => document.querySelector(`[data-post-id="${post}"] earshot-chip`)?.shadowRoot?.textContent ?? null,
    id,
  );

describe.each(['chromium', 'firefox'] as const)('the own practice page in %s', (name) => {
  let browser: DrivenBrowser;
  let page: OwnPage;
  beforeAll(async () => {
    browser = await driveBrowser(name);
    page = await browser.open('practice.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('stays a drill when the settings change while it is open', async () => {
    await waitForText(page, '冒烟');
    await expect.poll(() => chipIn(page, 'refund-late'), { timeout: 10_000 }).toMatch(/^演练 /);
    await setLanguage(page, 'en');
    await waitForText(page, 'Cloudlet');
    await expect.poll(() => chipIn(page, 'refund-late'), { timeout: 10_000 }).toMatch(/^Drill /);
    await setLanguage(page, 'zh-CN');
    await expect.poll(() => chipIn(page, 'refund-late'), { timeout: 10_000 }).toMatch(/^演练 /);
  });

  it('lets somebody without a monitor answer a post and make a ticket, and ticks each step', async () => {
    await waitForText(page, '冒烟');
    await expect.poll(() => chipIn(page, 'kettle-smoke'), { timeout: 20_000 }).toMatch(/^演练 [78]:\d\d$/);
    expect(await chipIn(page, 'river-evening')).toBeNull();
    expect(await countDone(page)).toBe(0);

    await pressIn(page, '[data-post-id="kettle-smoke"] earshot-chip', 'button');
    await expect.poll(() => countDone(page)).toBe(1);
    await page.press('r');
    const focused = () =>
      page.run(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement;
        return inside?.closest('.ask') ? 'what is missing' : inside?.localName;
      }, null);
    await expect.poll(focused, { timeout: 10_000 }).toBe('input');
    // The second template lacks an answer: Enter leads to where it is written.
    await page.press('ArrowDown');
    await page.press('Enter');
    await expect.poll(focused).toBe('what is missing');
    await page.press('/');
    await page.press('ArrowUp');
    await pressIn(page, 'earshot-tool', '.foot .btn:nth-child(2)');
    await expect.poll(() => countDone(page), { timeout: 10_000 }).toBe(2);
    expect(
      await page.run(
        () => document.querySelector<HTMLTextAreaElement>('[data-post-id="kettle-smoke"] textarea')?.value.length,
        null,
      ),
    ).toBeGreaterThan(10);

    await page.click('[data-post-id="kettle-smoke"] form.composer button');
    await expect.poll(() => countDone(page)).toBe(3);
    expect(await chipIn(page, 'kettle-smoke')).toBe('演练 已回应');

    await pressIn(page, '[data-post-id="refund-late"] earshot-chip', 'button');
    await page.press('t');
    await expect.poll(() => countDone(page), { timeout: 20_000 }).toBe(4);
    await waitForText(page, '四步都做到了');
    const kept = await page.run(async () => {
      const asked = indexedDB.open('earshot');
      const database = await new Promise<IDBDatabase>((resolve) => {
        asked.onsuccess = () => resolve(asked.result);
      });
      const all = database.transaction('outbox').objectStore('outbox').getAll();
      const rows = await new Promise<{ draft: { drill: boolean; permalink: string | null } }[]>((resolve) => {
        all.onsuccess = () => resolve(all.result);
      });
      database.close();
      return rows.map(({ draft: { drill, permalink } }) => ({ drill, permalink }));
    }, null);
    expect(kept).toEqual([{ drill: true, permalink: null }]);
  });

  it('shows the ticket in the panel, on the side of practice, though no monitor runs a drill', async () => {
    const panel = await browser.open('sidepanel.html#/tickets');
    await waitForText(panel, '还没有工单');
    await panel.click('[data-do=practise]');
    await waitForText(panel, '还没有工单', false);
    await waitForText(panel, '退款');
    await waitForText(panel, '这里的帖子和工单都是练习');
    await panel.close();
  });

  it('is whole for everybody', async () => {
    expect(await findFaults(page)).toEqual([]);
    expect(await page.run(findCut, null)).toEqual([]);
  });
});
