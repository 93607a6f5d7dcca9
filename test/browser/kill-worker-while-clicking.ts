import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { launchChromium } from './launch-chromium.ts';
import { launchFirefox } from './launch-firefox.ts';
import { makeDraft } from './stub/make-draft.ts';
import { makeMention } from './stub/make-mention.ts';
import { startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

type Reply = { answer?: unknown } | undefined;

/** A browser whose background can be asked and ended. */
interface Killable {
  readonly send: (message: unknown) => Promise<Reply>;
  readonly kill: () => Promise<void>;
  /** How often a background that ran was really ended. */
  readonly stops: () => number;
  readonly close: () => Promise<void>;
}

type Runtime = { chrome: { runtime: { sendMessage(of: unknown): Promise<Reply> } } };

/** Runs in the page. A background that ended before it answered: the click did not succeed, and the person clicks again. */
const ask = (message: unknown): Promise<Reply> =>
  (globalThis as unknown as Runtime).chrome.runtime.sendMessage(message).catch(() => undefined);

async function openChromium(baseUrl: string): Promise<Killable> {
  const chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'granted') });
  const page = await chromium.openOwnPage('options.html');
  const cdp = await chromium.context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  await page.evaluate(ask, { type: 'monitor.pair', ask: { baseUrl, code: PAIRING_CODE, device: 'test' } });
  let stops = 0;
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    stops += versions.filter((version) => version.runningStatus === 'stopped').length;
  });
  return {
    send: (message) => page.evaluate(ask, message),
    kill: async () => {
      await cdp.send('ServiceWorker.stopAllWorkers');
    },
    stops: () => stops,
    close: chromium.close,
  };
}

async function openFirefox(baseUrl: string): Promise<Killable> {
  const extension = await buildTestExtension('firefox', 'shipped');
  const firefox = await launchFirefox({ extension, mayKillBackground: true, grantOnRequest: true });
  const page = await firefox.openOwnPage('options.html');
  // Only a click grants the address, and without it nothing is handed over.
  await page.bringToFront();
  await page.waitForSelector('input[name=address]');
  // An address stands there already: what is typed takes its place.
  await page.$eval('input[name=address]', (field) => (field as HTMLInputElement).select());
  await page.type('input[name=address]', baseUrl);
  await page.type('input[name=code]', PAIRING_CODE);
  await page.click('form button[type=submit]');
  await page.waitForFunction(() => /已配对：|Paired as/u.test(document.body.textContent ?? ''));
  let stops = 0;
  return {
    send: (message) => page.evaluate(ask, message),
    kill: async () => {
      if (await firefox.killBackground()) stops += 1;
    },
    stops: () => stops,
    close: firefox.close,
  };
}

/**
 * Kills the extension's real background again and again while tickets are made and answers recorded, and expects one ticket for each
 * click, each with its evidence, and one answer for each post that was answered.
 */
export async function killWorkerWhileClicking(kills: number, name: 'chromium' | 'firefox' = 'chromium'): Promise<void> {
  const posts = Array.from({ length: kills }, (_, at) => makeMention(at + 1, Date.now()));
  const stub = await startStubMonitor(createStubState(posts));
  const { state } = stub;
  const browser = await (name === 'chromium' ? openChromium(stub.baseUrl) : openFirefox(stub.baseUrl));
  const { send, kill, stops } = browser;
  try {
    const random = createRandom(20261122);
    state.delayMs = 4;
    // A kill that meets a background which is just starting ends nothing: go on until all these really died.
    let clicks = 0;
    for (let round = 0; (round < kills || stops() < kills) && round < 2 * kills; round += 1) {
      clicks += 1;
      const draft = makeDraft(`click-${String(round).padStart(4, '0')}`, Date.now());
      if (round % 7 === 0) state.loseAnswers += 1;
      const post = posts[round];
      const answer = { mentionId: post?.id, how: 'page', at: Date.now(), text: '您好', permalink: null };
      let left = [
        { type: 'ticket.make', ask: { draft } },
        ...(post ? [{ type: 'mention.answered', ask: answer }] : []),
      ];
      for (let first = true; left.length > 0; first = false) {
        const asked = left.map(async (message) => ({ message, reply: await send(message) }));
        if (first) {
          await wait(random() * 30);
          await kill();
        }
        left = (await Promise.all(asked)).flatMap(({ message, reply }) => (reply?.answer ? [] : [message]));
      }
    }
    state.loseAnswers = 0;
    const listAnswered = () => state.events.filter(({ type }) => type === 'mention.answered');
    await expect
      .poll(
        async () => {
          await send({ type: 'sync.now', ask: {} });
          return { tickets: state.tickets.size, answered: listAnswered().length };
        },
        { timeout: 60_000, interval: 500 },
      )
      .toEqual({ tickets: clicks, answered: Math.min(clicks, kills) });
    const keys = [...state.tickets.values()].map((ticket) => ticket.clientKey);
    expect(new Set(keys).size).toBe(clicks);
    expect(state.events.filter((event) => event.type === 'ticket.created').length).toBe(clicks);
    expect(new Set(listAnswered().map(({ subjectId }) => subjectId)).size).toBe(listAnswered().length);
    expect([...state.tickets.values()].every((ticket) => ticket.evidenceCount === 1)).toBe(true);
    // The kills were real: the browser reports each end, and without a new start no ticket would have come.
    expect(stops()).toBeGreaterThanOrEqual(kills);
  } finally {
    await browser.close();
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
