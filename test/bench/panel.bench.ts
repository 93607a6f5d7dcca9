// The panel with 10,000 live mentions: from opening to the queue, and from an action to the painted frame.
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { makeMention } from '../browser/stub/make-mention.ts';
import { startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';

const MENTIONS = 10_000;
const TRIES = 30;

const now = Date.now();
const mentions = Array.from({ length: MENTIONS }, (_, index) =>
  makeMention(index + 1, now - (index % 3_000), {
    answerDueAt: now + 60_000 + index * 500,
    text: `新锐第 ${index} 条 屏幕有绿线`,
  }),
);
const stub = await startStubMonitor(createStubState(mentions));
const chromium = await launchChromium({
  extension: await buildTestExtension('chrome', 'granted'),
  viewport: { width: 380, height: 820 },
});
try {
  const first = await chromium.openOwnPage('options.html');
  await first.evaluate(
    (ask) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(of: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({
        type: 'monitor.pair',
        ask,
      }),
    { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'bench' },
  );
  await first.waitForTimeout(3_000); // the background fills its cache
  const panel = await chromium.openOwnPage('sidepanel.html');
  const openedMs = await panel.evaluate(async () => {
    while (!document.querySelector('[data-mention]')) await new Promise(requestAnimationFrame);
    return performance.now();
  });
  await panel.waitForFunction(() => document.querySelector('nav .count')?.textContent === '10000');
  await panel.waitForTimeout(1_500);

  /** Milliseconds from an event to the frame after the one that shows its effect. */
  const measure = (work: string) =>
    panel.evaluate(
      async ([source, tries]) => {
        const act = new Function('index', source) as (index: number) => void;
        const times: number[] = [];
        for (let index = 0; index < tries; index += 1) {
          await new Promise((resolve) => setTimeout(resolve, 60));
          const start = performance.now();
          act(index);
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
          times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b);
      },
      [work, TRIES] as const,
    );
  const say = (name: string, times: readonly number[]) => {
    const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
    console.log(`${name.padEnd(44)} median ${at(0.5)} ms   p90 ${at(0.9)} ms   max ${at(1)} ms`);
  };
  console.log(`${MENTIONS} live mentions, Chromium, 380 × 820`);
  console.log(`${'opened to first card'.padEnd(44)} ${openedMs.toFixed(0)} ms`);
  say('key J to painted selection', await measure("dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))"));
  say('scroll by 2,000 px to painted rows', await measure("document.querySelector('.scroller').scrollTop += 2000"));
  say(
    'one sign in the search to painted result',
    await measure(
      "const field = document.querySelector('input[data-search]'); field.value = '第 ' + index; field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    ),
  );
  const rows = await panel.evaluate(() => document.querySelectorAll('.virtual > li').length);
  console.log(`${'rows in the page'.padEnd(44)} ${rows}`);
} finally {
  await chromium.close();
  await stub.stop();
}
