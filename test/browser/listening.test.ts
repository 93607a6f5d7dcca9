// In-browser listening in real browsers: nothing without consent, only matches with it, and what happened is shown. The page is
// built after weibo.com; it proves the way of a post from the page to the inbox, not the site.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';
import type { SiteBrowser } from './drive-page.ts';
import { type OpenSite, openSite } from './open-site.ts';
import type { StubMonitor } from './stub/stub-monitor.ts';

const post = (bid: string, text: string): StagePost => ({
  bid,
  uid: '1234567890',
  name: '西瓜味的风',
  text,
  title: '2026-03-10 11:55',
  ago: '4分钟前',
});
const SMOKE = post('z0JH2lOMb', '新锐手机充电的时候冒烟了');
const WEATHER = post('N8kQzAbCe', '今天天气真好');
/** Home and feeds of weibo.com in the settings. */
const LINE = `[...document.querySelectorAll('.listen li')].find((line) => line.querySelector('legend').textContent === '微博')`;
const CHECKBOX = `${LINE}?.querySelector('input')`;

describe.each(['chromium', 'firefox'] as const)('listening in %s', (name) => {
  let site: OpenSite;
  let stub: StubMonitor;
  let browser: SiteBrowser;

  beforeAll(async () => {
    site = await openSite(name, () => ({ body: renderStage([SMOKE, WEATHER]) }));
    ({ stub, browser } = site);
  });
  afterAll(async () => {
    await site?.close();
  });

  const lookups = () => stub.state.requests.filter(({ name: route }) => route === 'lookupMentions').length;
  /** Opens the page and waits until its posts were told to the background. */
  async function look(path = '/'): Promise<void> {
    const before = lookups();
    const page = await browser.newPage();
    await page.goto(`https://weibo.com${path}`);
    await expect.poll(lookups, { timeout: 10_000 }).toBeGreaterThan(before);
    await page.close();
  }
  /** Ticks or unticks the first sort of page of weibo.com in the settings. */
  const tick = (on: boolean) =>
    browser.runOwn<string>(
      `(async () => { for (let i = 0; i < 100 && !${CHECKBOX}; i++) await new Promise((done) => setTimeout(done, 50)); const box = ${CHECKBOX}; if (box.checked !== ${on}) box.click(); await new Promise((done) => setTimeout(done, 500)); return ${LINE}.innerText; })()`,
    );

  test('without consent nothing is handed over', async () => {
    await look();
    expect(stub.state.inbox).toEqual([]);
  });

  test('with it, what names a brand goes to the inbox once, and nothing else does', async () => {
    await tick(true);
    await look();
    await expect.poll(() => stub.state.inbox.map(({ text }) => text), { timeout: 10_000 }).toEqual([SMOKE.text]);
    expect(stub.state.inbox[0]).toMatchObject({
      postKey: 'weibo:3501756485200075',
      permalink: 'https://weibo.com/1234567890/z0JH2lOMb',
      author: { name: '西瓜味的风' },
    });
    await look();
    expect(stub.state.inbox).toHaveLength(1);
    expect(await tick(true)).toMatch(/命中 1 条 · 已交监听程序 1 条/u);
  });

  test('a sort of page that was not ticked is not read', async () => {
    await look('/u/1234567890');
    expect(stub.state.inbox).toHaveLength(1);
  });
});
