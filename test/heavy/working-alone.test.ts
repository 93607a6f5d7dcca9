import { afterEach, expect, it } from 'vitest';
import { type DrivenBrowser, driveBrowser, pairByHand, waitForText } from '../browser/own-page.ts';
import { makeDraft } from '../browser/stub/make-draft.ts';
import { type StubMonitor, startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { PAIRING_CODE } from '../browser/stub/stub-state.ts';

let stub: StubMonitor | null = null;
let browser: DrivenBrowser | null = null;
afterEach(async () => {
  await browser?.close();
  await stub?.stop();
});

interface Runtime {
  readonly chrome: {
    readonly runtime: { sendMessage(of: object): Promise<{ answer?: { saved?: boolean; undone?: boolean } }> };
  };
}

it.each(['chromium', 'firefox'] as const)(
  '%s without a monitor: tickets are kept here, then handed over once',
  async (name) => {
    browser = await driveBrowser(name);
    const panel = await browser.open('sidepanel.html#/tickets');
    await waitForText(panel, '还没有工单');
    const send = (type: string, ask: object) =>
      panel.run(
        ([named, body]) => (globalThis as unknown as Runtime).chrome.runtime.sendMessage({ type: named, ask: body }),
        [type, ask] as const,
      );
    for (const key of ['click-alone-1', 'click-alone-2']) {
      const saved = await send('ticket.make', { draft: makeDraft(key, Date.now()) });
      expect(saved.answer?.saved).toBe(true);
    }
    expect((await send('ticket.undo', { clientKey: 'click-alone-2' })).answer?.undone).toBe(true);
    await panel.close();

    const again = await browser.open('sidepanel.html#/tickets');
    await waitForText(again, '等待交接');
    await again.run(() => {
      location.hash = '#/ticket/click-alone-1';
    }, null);
    await waitForText(again, '本机工单');

    stub = await startStubMonitor();
    const { state } = stub;
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    await expect.poll(() => state.tickets.size, { timeout: 20_000 }).toBe(1);
    expect([...state.tickets.values()].map((ticket) => ticket.clientKey)).toEqual(['click-alone-1']);
    expect([...state.tickets.values()][0]?.evidenceCount).toBe(1);
    await waitForText(again, /工单 #\d+/);
  },
);
