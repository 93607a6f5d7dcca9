import { afterEach, expect, it } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { killWorkerWhileClicking } from './kill-worker-while-clicking.ts';
import { type LaunchedChromium, launchChromium } from './launch-chromium.ts';
import { driveBrowser, pairByHand, waitForText } from './own-page.ts';
import { makeMention } from './stub/make-mention.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

let stub: StubMonitor | null = null;
let chromium: LaunchedChromium | null = null;
afterEach(async () => {
  await chromium?.close();
  await stub?.stop();
  chromium = null;
  stub = null;
});

it('the real worker, killed at 25 random instants: one ticket for each click, and each kept its evidence', async () => {
  await killWorkerWhileClicking(25);
});

it('a worker killed between event and notification misses no mention and shows none twice', async () => {
  stub = await startStubMonitor(createStubState([]));
  chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'granted') });
  const page = await chromium.openOwnPage('options.html');
  const cdp = await chromium.context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  const ask = (type: string, body: unknown) =>
    page.evaluate(
      ([name, value]) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(of: unknown): Promise<unknown> } } }
        ).chrome.runtime
          .sendMessage({ type: name, ask: value })
          .catch(() => undefined),
      [type, body] as const,
    );
  await ask('monitor.pair', { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'test' });
  for (let number = 1; number <= 20; number += 1) {
    const mention = makeMention(number, Date.now(), { analysis: { level: 'red' } });
    stub.state.mentions.set(mention.id, mention);
    stub.tell('mention.found', mention.id, mention);
    if (number % 2 === 0) await cdp.send('ServiceWorker.stopAllWorkers');
    await ask('sync.now', {});
  }
  const shown = () =>
    page.evaluate(async () => {
      const { notifications, action } = (
        globalThis as unknown as {
          chrome: {
            notifications: { getAll(): Promise<Record<string, boolean>> };
            action: { getBadgeText(of: object): Promise<string> };
          };
        }
      ).chrome;
      return { ids: Object.keys(await notifications.getAll()).sort(), badge: await action.getBadgeText({}) };
    });
  await expect
    .poll(
      async () => {
        await ask('sync.now', {});
        return (await shown()).badge;
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBe('20');
  expect((await shown()).ids.length).toBe(20);
});

it('a click on a notification opens the panel at its mention', async () => {
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'granted') });
  const page = await chromium.openOwnPage('options.html');
  await page.evaluate(
    (ask) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(of: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({
        type: 'monitor.pair',
        ask,
      }),
    { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'test' },
  );
  const opened = chromium.context.waitForEvent('page');
  const worker = await chromium.worker();
  // The notification itself stands outside every page; Chrome lets its event be fired as the click would.
  await worker.evaluate(() =>
    (
      globalThis as unknown as { chrome: { notifications: { onClicked: { dispatch(id: string): void } } } }
    ).chrome.notifications.onClicked.dispatch('mention:m-4131'),
  );
  const panel = await opened;
  await panel.getByText('为什么是').waitFor();
  expect(panel.url()).toContain('#/mention/m-4131');
});

it('Firefox: a background that sleeps hands over by its alarm, with no page of ours open', async () => {
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  const { state } = stub;
  const firefox = await driveBrowser('firefox', { idleTimeoutMs: 300 });
  try {
    await pairByHand(firefox, stub.baseUrl, PAIRING_CODE);
    const panel = await firefox.open('sidepanel.html#/mention/m-4131');
    await waitForText(panel, '冒烟');
    await stub.stop();
    await waitForText(panel, /连不上监听程序/, true, 20_000);
    await panel.press('t');
    await waitForText(panel, '工单已存好');
    await panel.close();
    await stub.start();
    // Nothing of ours is open and the background was ended: only the alarm can bring it.
    await expect.poll(() => state.tickets.size, { timeout: 75_000, interval: 500 }).toBe(1);
    expect(state.events.filter((event) => event.type === 'ticket.created').length).toBe(1);
  } finally {
    await firefox.close();
  }
});
