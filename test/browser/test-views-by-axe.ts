import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFaults } from './find-faults.ts';
import { type DrivenBrowser, driveBrowser, pairByHand, waitForText } from './own-page.ts';
import { findCut } from './pictures/find-cut.ts';
import { makeDraft } from './stub/make-draft.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

const VIEWS = [
  ['the queue', 'sidepanel.html#/mentions', '冒烟'],
  ['one mention', 'sidepanel.html#/mention/m-4131', '冒烟'],
  ['an answered mention', 'sidepanel.html#/mention/m-4127', 'refund'],
  ['the tickets', 'sidepanel.html#/tickets', '绿线'],
  ['one ticket', 'sidepanel.html#/ticket/t-4128', '4128'],
  ['the alerts', 'sidepanel.html#/alerts', ''],
  ['the templates', 'sidepanel.html#/templates', 'SOC-2'],
  ['the board', 'board.html', '95%'],
  ['the options', 'options.html', 'weibo.com'],
  ['the welcome', 'welcome.html', '王敏'],
] as const;

/** How an own page is looked at: browser, theme, language. */
export type Look = readonly ['chromium' | 'firefox', 'light' | 'dark', 'zh-CN' | 'en'];

/** Defines the tests of every view in these looks: axe finds nothing, and nothing is cut. */
export function testViewsByAxe(looks: readonly Look[]): void {
  describe.each(looks)('axe in %s, %s, %s', (name, theme, language) => {
    let stub: StubMonitor;
    let browser: DrivenBrowser;

    beforeAll(async () => {
      stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
      stub.state.blind = [{ id: 'xhs', name: '小红书搜索页', since: Date.now() - 60_000, reason: null }];
      browser = await driveBrowser(name, { language: 'zh-CN', dark: theme === 'dark' });
      await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
      const page = await browser.open('options.html');
      await page.run(
        async ([draft, settings]) => {
          const { runtime, storage } = (
            globalThis as unknown as {
              chrome: {
                runtime: { sendMessage(of: unknown): Promise<unknown> };
                storage: { local: { set(of: object): Promise<void> } };
              };
            }
          ).chrome;
          await runtime.sendMessage({ type: 'ticket.make', ask: { draft } });
          await storage.local.set({ settings });
        },
        [makeDraft('click-axe-1', Date.now()), { language, theme, welcomed: true }] as const,
      );
      await vi.waitUntil(() => stub.state.tickets.size === 1, { timeout: 10_000 });
      await page.close();
    });
    afterAll(async () => {
      await browser?.close();
      await stub?.stop();
    });

    it.each(VIEWS)('finds nothing in %s', async (_view, path, text) => {
      const page = await browser.open(path);
      await waitForText(page, text);
      expect(await findFaults(page)).toEqual([]);
      expect(await page.run(findCut, null)).toEqual([]);
      await page.close();
    });
  });
}
