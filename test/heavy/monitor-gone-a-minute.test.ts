import { afterEach, expect, it, vi } from 'vitest';
import { type DrivenBrowser, driveBrowser, pairByHand, waitForText } from '../browser/own-page.ts';
import { makeMention } from '../browser/stub/make-mention.ts';
import { sampleMentions } from '../browser/stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';

const AWAY_MS = 60_000;

let stub: StubMonitor | null = null;
let browser: DrivenBrowser | null = null;
afterEach(async () => {
  await browser?.close();
  await stub?.stop();
});

it.each(['chromium', 'firefox'] as const)('%s: the monitor is gone for a minute', async (name) => {
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  const { state } = stub;
  browser = await driveBrowser(name);
  await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
  const panel = await browser.open('sidepanel.html#/mention/m-4126');
  await waitForText(panel, '建工单');
  await stub.stop();
  const back = Date.now() + AWAY_MS;
  await waitForText(panel, '连不上监听程序', true, 20_000);
  await panel.press('t');
  await waitForText(panel, '工单已存好');
  // What happens meanwhile is learned afterwards.
  for (let number = 7_001; number <= 7_005; number += 1) {
    const mention = makeMention(number, Date.now(), { text: `断线期间的第 ${number} 条` });
    state.mentions.set(mention.id, mention);
    stub.tell('mention.found', mention.id, mention);
  }
  await new Promise((resolve) => setTimeout(resolve, back - Date.now()));
  await stub.start();
  await vi.waitUntil(() => state.tickets.size > 0, { timeout: 60_000, interval: 250 });
  await panel.run(() => {
    location.hash = '#/mentions';
  }, null);
  await waitForText(panel, '断线期间的第 7005 条', true, 60_000);
  await waitForText(panel, '23 个来源在听', true, 30_000);
  expect(state.events.filter((event) => event.type === 'ticket.created').length).toBe(1);
  const shown = await panel.run(
    () => [...document.querySelectorAll('[data-mention]')].map((one) => one.getAttribute('data-mention')),
    null,
  );
  expect(new Set(shown).size).toBe(shown.length);
});
