import { expect } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { launchChromium } from './launch-chromium.ts';
import { makeDraft } from './stub/make-draft.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

type Reply = { answer?: { saved?: boolean; ok?: boolean } } | undefined;

/**
 * Kills the extension's real worker again and again while tickets are made, and expects one ticket for each click, each
 * with its evidence.
 */
export async function killWorkerWhileClicking(kills: number): Promise<void> {
  const stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  const { state } = stub;
  const chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'granted') });
  try {
    const page = await chromium.openOwnPage('options.html');
    const cdp = await chromium.context.newCDPSession(page);
    await cdp.send('ServiceWorker.enable');
    const killWorker = () => cdp.send('ServiceWorker.stopAllWorkers');
    const send = (message: unknown): Promise<Reply> =>
      page.evaluate(
        (one) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage(of: unknown): Promise<Reply> } } }
          ).chrome.runtime
            .sendMessage(one)
            .catch(() => undefined), // the worker died before it answered: the click did not succeed, and the person clicks again
        message,
      );
    await send({ type: 'monitor.pair', ask: { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'test' } });

    let stops = 0;
    cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      stops += versions.filter((version) => version.runningStatus === 'stopped').length;
    });
    const random = createRandom(20261122);
    state.delayMs = 4;
    // A kill that meets a worker which is just starting ends nothing: go on until all these really died.
    let clicks = 0;
    for (let round = 0; (round < kills || stops < kills) && round < 2 * kills; round += 1) {
      clicks += 1;
      const draft = makeDraft(`click-${String(round).padStart(4, '0')}`, Date.now());
      if (round % 7 === 0) state.loseAnswers += 1;
      for (let saved = false, first = true; !saved; first = false) {
        const asked = send({ type: 'ticket.make', ask: { draft } });
        if (first) {
          await page.waitForTimeout(random() * 30);
          await killWorker();
        }
        saved = (await asked)?.answer?.saved === true;
      }
    }
    state.loseAnswers = 0;
    await expect
      .poll(
        async () => {
          await send({ type: 'sync.now', ask: {} });
          return state.tickets.size;
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(clicks);
    const keys = [...state.tickets.values()].map((ticket) => ticket.clientKey);
    expect(new Set(keys).size).toBe(clicks);
    expect(state.events.filter((event) => event.type === 'ticket.created').length).toBe(clicks);
    expect([...state.tickets.values()].every((ticket) => ticket.evidenceCount === 1)).toBe(true);
    // The kills were real: the browser reports each end, and without a new start no ticket would have come.
    expect(stops).toBeGreaterThanOrEqual(kills);
  } finally {
    await chromium.close();
    await stub.stop();
  }
}

/** Small seeded generator: the same kills every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
