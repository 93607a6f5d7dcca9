// What the overlay costs a page of 200 posts, in a real Chromium: node test/bench/overlay.bench.ts
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { serveHosts } from '../browser/serve-hosts.ts';
import { makeMention } from '../browser/stub/make-mention.ts';
import { startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';
import { renderStage, renderStagePost, type StagePost } from '../fixtures/weibo-stage.ts';

const POSTS = 200;
const ROUNDS = 5;

const makePost = (index: number): StagePost => ({
  bid: `4${String(900_000_000_000_000 + index)}`,
  uid: String(1_000_000_000 + index),
  name: `用户${index}`,
  text: `新锐的第 ${index} 条帖子，屏幕有绿线，退货还要我出运费，等了三天没有人回复我，客服电话一直打不通。`,
  title: '2026-03-10 11:55',
  ago: `${(index % 50) + 1}分钟前`,
});
const batch = Array.from({ length: POSTS }, (_, index) => renderStagePost(makePost(index)));

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread: what a busy machine does not lengthen. */
  readonly tdur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** Milliseconds that the page's main thread spent in functions of the extension, nested ones counted once. */
function sumOwnTime(events: readonly TraceEvent[]): number {
  const own = events
    .filter(
      ({ name, ph, args }) =>
        ph === 'X' &&
        (name === 'FunctionCall' || name === 'EvaluateScript') &&
        args?.data?.url?.startsWith('chrome-extension://'),
    )
    .sort((a, b) => a.ts - b.ts);
  let total = 0;
  const ends = new Map<string, number>();
  for (const { ts, dur = 0, tdur, pid, tid } of own) {
    const thread = `${pid}:${tid}`;
    if (ts < (ends.get(thread) ?? 0)) continue;
    ends.set(thread, ts + dur);
    total += tdur ?? dur;
  }
  return total / 1000;
}

async function trace(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8.execute'] },
  });
  await work();
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await done;
  return events;
}

/** Adds the posts and waits for chips (or, without marks, for quiet). */
async function addPosts(page: Page, wantsChips: boolean): Promise<{ firstChipMs: number | null; shift: number }> {
  return page.evaluate(
    async ({ markup, chips }) => {
      const results = { firstChipMs: null as number | null, shift: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) results.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: false });
      const range = document.createRange();
      const fragment = range.createContextualFragment(markup);
      const started = performance.now();
      const seen = new Promise<void>((resolve) => {
        const watch = new MutationObserver((records) => {
          for (const { addedNodes } of records) {
            for (const node of addedNodes) {
              if (node.nodeName !== 'EARSHOT-CHIP') continue;
              results.firstChipMs ??= performance.now() - started;
              resolve();
            }
          }
        });
        watch.observe(document.body, { childList: true, subtree: true });
      });
      document.querySelector('main')?.append(fragment);
      if (chips) await seen;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return results;
    },
    { markup: batch.join(''), chips: wantsChips },
  );
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const extension = await buildTestExtension('chrome', 'granted');
  const now = Date.now();
  const mentions = Array.from({ length: POSTS }, (_, index) =>
    makeMention(index + 1, now, { postKey: `weibo:${makePost(index).bid}`, answerDueAt: now + 600_000 }),
  );
  const stub = await startStubMonitor(createStubState([]));
  const server = await serveHosts((url) =>
    url.pathname === '/' ? { body: renderStage([], { scripts: false }) } : null,
  );
  const profile = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const chrome = await launchChromium({
    extension,
    hosts: { 'weibo.com': server.port },
    viewport: { width: 1240, height: 900 },
    profile,
  });
  const lines: string[] = [];
  try {
    const options = await chrome.openOwnPage('options.html');
    await options.locator('input[name=address]').fill(stub.baseUrl);
    await options.locator('input[name=code]').fill(PAIRING_CODE);
    await options.locator('form button[type=submit]').first().click();
    await options.waitForTimeout(1000);
    await options.close();
    for (const marked of [false, true]) {
      if (marked) for (const mention of mentions) stub.state.mentions.set(mention.id, mention);
      const own: number[] = [];
      const first: number[] = [];
      let shift = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = await chrome.context.newPage();
        await page.goto('https://weibo.com/');
        await page.waitForTimeout(700);
        const session = await chrome.context.newCDPSession(page);
        let result = { firstChipMs: null as number | null, shift: 0 };
        const events = await trace(session, async () => {
          result = await addPosts(page, marked);
        });
        own.push(sumOwnTime(events));
        if (result.firstChipMs !== null) first.push(result.firstChipMs);
        shift += result.shift;
        if (process.env.EARSHOT_TRACE) writeFileSync(process.env.EARSHOT_TRACE, JSON.stringify(events));
        await page.close();
      }
      const per100 = median(own) / (POSTS / 100);
      lines.push(
        `${marked ? `${POSTS} chips` : 'no chips '}: main thread ${per100.toFixed(2)} ms per 100 posts (rounds: ${own.map((ms) => (ms / (POSTS / 100)).toFixed(2)).join(', ')}), layout shift ${shift}`,
      );
      if (first.length > 0)
        lines.push(
          `first chip after ${median(first).toFixed(0)} ms (rounds: ${first.map((ms) => ms.toFixed(0)).join(', ')})`,
        );
    }
    const finder = readFileSync(join(extension, 'overlay.js'));
    lines.push(`finder: ${finder.length} bytes, ${gzipSync(finder).length} bytes gzip`);
  } finally {
    await chrome.close();
    await server.close();
    await stub.stop();
    rmSync(profile, { recursive: true, force: true });
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
