import type { Page } from 'playwright-core';
import type { StorageTrouble } from '../../extension/sync/storage-trouble.ts';
import { freezeClock, PICTURE_TIME } from './freeze-clock.ts';
import type { StubMonitor } from './stub/stub-monitor.ts';

/** Widths of the panel beside a page. */
export const NARROW = [320, 380];
/** One state of an own page. The widths begin with the narrowest: 320 px is also what a page of 640 px has at a zoom of 200 %. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** What must stand there before the picture is taken. */
  readonly ready: string;
  readonly widths: readonly number[];
  readonly fullPage?: boolean;
  /** State of the monitor for this picture. */
  readonly before?: (stub: StubMonitor) => void;
  readonly after?: (stub: StubMonitor) => void;
  readonly act?: (page: Page) => Promise<unknown>;
  /** Takes back what `act` left in the browser. */
  readonly tidy?: (page: Page) => Promise<unknown>;
}

/** A browser that is not paired. */
export const ALONE: readonly Shot[] = [
  { name: 'alone-panel', path: 'sidepanel.html', ready: '.empty', widths: NARROW },
  {
    name: 'alone-template-editor',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    act: (page) => page.click('[data-do=new]'),
  },
  { name: 'alone-options', path: 'options.html', ready: 'form', widths: [...NARROW, 768], fullPage: true },
  { name: 'alone-welcome', path: 'welcome.html', ready: 'form', widths: [...NARROW, 768], fullPage: true },
  { name: 'alone-board', path: 'board.html', ready: '.empty', widths: [320, 768] },
];

/** The monitor is gone; a ticket waits. */
export const GONE: Shot = {
  name: 'panel-gone',
  path: 'sidepanel.html#/mentions',
  ready: '[data-mention]',
  widths: NARROW,
  act: async (page) => {
    // Said only once it has lasted, and the clock stands still.
    await page.waitForTimeout(500);
    await page.evaluate(freezeClock, PICTURE_TIME + 4_000);
    await page.locator('.notice.red').waitFor();
  },
};

/** The monitor no longer takes the token. */
export const EXPIRED: Shot = {
  name: 'panel-expired',
  path: 'sidepanel.html#/mentions',
  ready: '.notice.red',
  widths: NARROW,
};

/** The panel in every state, paired with a monitor. */
export const SHOTS: readonly Shot[] = [
  { name: 'panel-queue', path: 'sidepanel.html#/mentions', ready: '[data-mention]', widths: [...NARROW, 768, 1440] },
  { name: 'panel-mention', path: 'sidepanel.html#/mention/m-4131', ready: '.steps', widths: [...NARROW, 768, 1440] },
  {
    name: 'panel-correct',
    path: 'sidepanel.html#/mention/m-4131',
    ready: '.steps',
    widths: [...NARROW, 1440],
    act: async (page) => {
      await page.click('[data-do=correct]');
      await page.click('[data-field=sentiment] button:nth-child(2)');
      await page.locator('.corrections').waitFor();
      await page.locator('.correct').scrollIntoViewIfNeeded();
    },
  },
  { name: 'panel-answered', path: 'sidepanel.html#/mention/m-4127', ready: '.steps', widths: NARROW },
  {
    name: 'panel-dismiss',
    path: 'sidepanel.html#/mention/m-4130',
    ready: '.actions',
    widths: NARROW,
    act: (page) => page.keyboard.press('x'),
  },
  {
    name: 'panel-pass',
    path: 'sidepanel.html#/mention/m-4130',
    ready: '.actions',
    widths: NARROW,
    act: async (page) => {
      await page.keyboard.press('p');
      await page.locator('.reasons .btn').nth(1).waitFor();
    },
  },
  {
    name: 'panel-snooze',
    path: 'sidepanel.html#/mention/m-4128',
    ready: '.actions',
    widths: NARROW,
    act: (page) => page.keyboard.press('s'),
  },
  { name: 'panel-tickets', path: 'sidepanel.html#/tickets', ready: '.mention', widths: NARROW },
  { name: 'panel-ticket', path: 'sidepanel.html#/ticket/t-4128', ready: '.clocks', widths: [...NARROW, 1440] },
  {
    name: 'panel-ticket-edit',
    path: 'sidepanel.html#/ticket/t-4128',
    ready: '.clocks',
    widths: NARROW,
    act: async (page) => {
      await page.locator('.actions .btn[aria-expanded]').click();
      await page.locator('.deeds .btn').first().click();
    },
  },
  {
    name: 'panel-intake',
    path: 'sidepanel.html#/tickets',
    ready: '.mention',
    widths: [...NARROW, 1440],
    act: async (page) => {
      await page.click('[data-do=intake]');
      await page.locator('[data-intake] [name=customer]').fill('王女士');
      await page.locator('[data-intake] [name=problem]').fill('上周买的电水壶底座漏电，把孩子的手麻了一下');
      await page.locator('[data-intake] [data-missing]').waitFor();
    },
  },
  {
    name: 'panel-ticket-foot',
    path: 'sidepanel.html#/ticket/t-4128',
    ready: '.notes',
    widths: NARROW,
    act: (page) => page.locator('.notes').first().scrollIntoViewIfNeeded(),
  },
  {
    name: 'panel-ticket-evidence',
    path: 'sidepanel.html#/ticket/t-4128',
    ready: '[data-do=evidence-pack]',
    widths: [...NARROW, 1440],
    act: (page) => page.locator('[data-do=evidence-pack]').scrollIntoViewIfNeeded(),
  },
  { name: 'panel-alerts', path: 'sidepanel.html#/alerts', ready: '.empty-calm, .mention', widths: NARROW },
  {
    name: 'panel-search-empty',
    path: 'sidepanel.html#/mentions',
    ready: '[data-mention]',
    widths: NARROW,
    act: (page) => page.locator('input[data-search]').fill('没有这样的帖子'),
  },
  {
    name: 'panel-keys',
    path: 'sidepanel.html#/mentions',
    ready: '[data-mention]',
    widths: NARROW,
    act: (page) => page.keyboard.press('?'),
  },
  {
    name: 'panel-blind-and-skewed',
    path: 'sidepanel.html#/mentions',
    ready: '.notice',
    widths: NARROW,
    before: ({ state }) => {
      state.blind = [{ id: 'xhs', name: '小红书搜索页', since: PICTURE_TIME - 1_740_000, reason: '未登录' }];
      state.skewMs = 125_000;
    },
    after: ({ state }) => {
      state.blind = [];
      state.skewMs = 0;
    },
  },
  {
    name: 'panel-drill',
    path: 'sidepanel.html#/mentions',
    ready: '.drill',
    widths: NARROW,
    before: ({ state }) => {
      state.drill = true;
    },
    after: ({ state }) => {
      state.drill = false;
    },
  },
  {
    name: 'panel-practice',
    path: 'sidepanel.html#/mentions',
    ready: '[data-do=practise]',
    widths: [...NARROW, 1440],
    before: ({ state }) => {
      state.practice = true;
    },
    after: ({ state }) => {
      state.practice = false;
    },
    act: async (page) => {
      await page.click('[data-do=practise]');
      await page.locator('.drill').waitFor();
    },
    tidy: async (page) => {
      await page.click('[data-do=leave-practice]');
      await page.locator('.drill').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'panel-storage-trouble',
    path: 'sidepanel.html#/mentions',
    ready: '[data-mention]',
    widths: NARROW,
    act: async (page) => {
      await sayTrouble(page, { lostAt: PICTURE_TIME - 60_000, lostTickets: 2, full: true });
      await page.locator('.notice.red').waitFor();
    },
    tidy: (page) => sayTrouble(page, { lostAt: null, lostTickets: 0, full: false }),
  },
  { name: 'panel-sources', path: 'sidepanel.html#/sources', ready: '.source', widths: [...NARROW, 1440] },
];

/** Notes what the browser's storage did, beside what the background knows of it. */
async function sayTrouble(page: Page, change: Partial<StorageTrouble>): Promise<void> {
  await page.evaluate(async (changed) => {
    const { local } = (
      globalThis as unknown as {
        chrome: {
          storage: {
            local: { get(key: string): Promise<{ storageTrouble?: object }>; set(of: object): Promise<void> };
          };
        };
      }
    ).chrome.storage;
    const { storageTrouble = {} } = await local.get('storageTrouble');
    await local.set({ storageTrouble: { ...storageTrouble, ...changed } });
  }, change);
}
