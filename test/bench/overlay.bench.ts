// What the overlay costs a page of 200 posts, in a real Chromium: npm run bench -- overlay [--against FOLDER] [--profile FILE]
// `--against`: another build of the extension (dist/test/chrome-mv3 of another state), measured in turns with this one: on a
// busy machine only such pairs compare. `--profile`: writes what the content script spends its time on (function, ms).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from '../browser/launch-chromium.ts';
import { serveHosts } from '../browser/serve-hosts.ts';
import { makeMention } from '../browser/stub/make-mention.ts';
import { startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';
import { renderStage, renderStagePost, type StagePost } from '../fixtures/weibo-stage.ts';

const POSTS = 200;
const ROUNDS = 7;
const { against, profile: profileFile } = parseArgs({
  options: { against: { type: 'string' }, profile: { type: 'string' } },
}).values;

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
const show = (values: readonly number[], digits: number): string =>
  `${median(values).toFixed(digits)} (rounds: ${values.map((value) => value.toFixed(digits)).join(', ')})`;

/** A browser with one build of the extension, and what was measured in it. */
interface Candidate {
  readonly name: string;
  readonly chrome: LaunchedChromium;
  readonly bare: number[];
  readonly chips: number[];
  readonly first: number[];
  readonly heap: number[];
  shift: number;
}

async function openCandidate(name: string, extension: string, port: number, monitor: string): Promise<Candidate> {
  const hosts = { 'weibo.com': port, 'plain.example': port };
  const chrome = await launchChromium({ extension, hosts, viewport: { width: 1240, height: 900 } });
  const options = await chrome.openOwnPage('options.html');
  await options.locator('input[name=address]').fill(monitor);
  await options.locator('input[name=code]').fill(PAIRING_CODE);
  await options.locator('form button[type=submit]').first().click();
  await options.waitForTimeout(1500);
  await options.close();
  return { name, chrome, bare: [], chips: [], first: [], heap: [], shift: 0 };
}

/** One fresh page with all posts: where the overlay runs it is measured. Returns the page's heap, bytes after collection. */
async function runRound(one: Candidate, host: string, marked: boolean, work: Work): Promise<number> {
  const page = await one.chrome.context.newPage();
  await page.goto(`https://${host}/`);
  await page.waitForTimeout(700);
  const session = await one.chrome.context.newCDPSession(page);
  await work(session, () => addPosts(page, marked));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return usedSize;
}
type Work = (session: CDPSession, add: () => ReturnType<typeof addPosts>) => Promise<void>;

async function measure(one: Candidate, marked: boolean): Promise<void> {
  const heap = await runRound(one, 'weibo.com', marked, async (session, add) => {
    let result = { firstChipMs: null as number | null, shift: 0 };
    const events = await trace(session, async () => {
      result = await add();
    });
    (marked ? one.chips : one.bare).push(sumOwnTime(events) / (POSTS / 100));
    if (result.firstChipMs !== null) one.first.push(result.firstChipMs);
    one.shift += result.shift;
  });
  if (!marked) return;
  const without = await runRound(one, 'plain.example', false, async (_session, add) => void (await add()));
  one.heap.push((heap - without) / 1_048_576);
}

/** Self time of each function of the content script while the posts come, most first. */
async function profile(one: Candidate, file: string): Promise<void> {
  await runRound(one, 'weibo.com', true, async (session, add) => {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 100 });
    await session.send('Profiler.start');
    await add();
    const { nodes, samples = [], timeDeltas = [] } = (await session.send('Profiler.stop')).profile;
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    const spent = new Map<string, number>();
    for (const [at, id] of samples.entries()) {
      const frame = frames.get(id);
      if (!frame?.url.startsWith('chrome-extension://')) continue;
      const name = `${frame.functionName || '(anonymous)'}:${frame.lineNumber + 1}:${frame.columnNumber + 1}`;
      spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
    }
    const rows = [...spent].sort(([, a], [, b]) => b - a).map(([name, ms]) => `${ms.toFixed(2)} ms  ${name}`);
    writeFileSync(file, `${rows.join('\n')}\n`);
  });
}

function report({ name, bare, chips, first, heap, shift }: Candidate, extension: string): string {
  const finder = readFileSync(join(extension, 'overlay.js'));
  return [
    `${name}:`,
    `  first chip after ${show(first, 0)} ms`,
    `  main thread, ms per 100 posts: ${show(bare, 2)} without chips, ${show(chips, 2)} with a chip each`,
    `  heap of the tab: ${show(heap, 1)} MB more than without the overlay · layout shift ${shift}`,
    `  finder: ${finder.length} bytes, ${gzipSync(finder).length} bytes gzip`,
  ].join('\n');
}

async function main(): Promise<void> {
  const builds = { 'this build': await buildTestExtension('chrome', 'granted'), ...(against ? { against } : {}) };
  const now = Date.now();
  const stub = await startStubMonitor(createStubState([]));
  const server = await serveHosts((url) =>
    url.pathname === '/' ? { body: renderStage([], { scripts: false }) } : null,
  );
  const candidates: Candidate[] = [];
  try {
    for (const [name, extension] of Object.entries(builds))
      candidates.push(await openCandidate(name, extension, server.port, stub.baseUrl));
    for (const marked of [false, true]) {
      for (let index = 0; marked && index < POSTS; index += 1) {
        const place = { postKey: `weibo:${makePost(index).bid}`, answerDueAt: now + 600_000 };
        const mention = makeMention(index + 1, now, place);
        stub.state.mentions.set(mention.id, mention);
      }
      for (let round = 0; round < ROUNDS; round += 1) for (const one of candidates) await measure(one, marked);
    }
    const [mine] = candidates;
    if (profileFile && mine) await profile(mine, profileFile);
  } finally {
    for (const { chrome } of candidates) await chrome.close();
    await server.close();
    await stub.stop();
  }
  for (const [at, extension] of Object.values(builds).entries()) {
    const one = candidates[at];
    if (one) process.stdout.write(`${report(one, extension)}\n`);
  }
}

await main();
