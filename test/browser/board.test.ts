import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { sampleWeeks } from './stub/sample-weeks.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

const DAY = 86_400_000;

describe.each(['chromium', 'firefox'] as const)('the board in %s', (name) => {
  const now = Date.now();
  const mentions = sampleWeeks(now, 600);
  let stub: StubMonitor;
  let browser: DrivenBrowser;
  let board: OwnPage;

  beforeAll(async () => {
    stub = await startStubMonitor(createStubState(mentions));
    browser = await driveBrowser(name);
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    board = await browser.open('board.html#range=week');
    await waitForText(board, '10 分钟内回应');
  });
  afterAll(async () => {
    await browser?.close();
    await stub?.stop();
  });

  const figure = (index: number) =>
    board.run((at) => document.querySelectorAll('.figure .value')[at]?.textContent ?? '', index);

  it('counts the mentions of the week', async () => {
    const bucket = DAY / 4;
    const to = Math.ceil(now / bucket) * bucket;
    const expected = mentions.filter((one) => one.publishedAt >= to - 7 * DAY && one.publishedAt < to).length;
    expect(await figure(2)).toBe(String(expected));
  });

  it('draws the chart and says the same in numbers', async () => {
    expect(await board.run(() => document.querySelector('.chart canvas') !== null, null)).toBe(true);
    const sum = await board.run(
      () =>
        [...document.querySelectorAll('.numbers tbody .open')].reduce((all, one) => all + Number(one.textContent), 0),
      null,
    );
    expect(String(sum)).toBe(await figure(2));
    expect(await board.run(() => document.querySelectorAll('.numbers .orange').length > 0, null)).toBe(true);
  });

  it('opens the posts behind a number', async () => {
    await board.click('.figure .open');
    await waitForText(board, /10 分钟内回应 · 看 \d+ 条超时/);
    await waitForText(board, /共 \d+ 条/);
    const rows = await board.run(() => document.querySelectorAll('dialog.list li').length, null);
    expect(rows).toBeGreaterThan(0);
    await board.press('Escape');
  });

  it('keeps what is looked at in its address', async () => {
    const before = await figure(2);
    await board.run(() => {
      location.hash = '#range=day';
    }, null);
    await expect.poll(() => figure(2), { timeout: 10_000 }).not.toBe(before);
    const again = await browser.open('board.html#range=day');
    await waitForText(again, '10 分钟内回应');
    expect(await again.run(() => document.querySelector('select')?.value, null)).toBe('day');
    await again.close();
  });
});
