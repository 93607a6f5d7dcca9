// What the overlay costs a page of 200 posts, in a real Chromium: npm run bench -- overlay [--against FOLDER]… [--rounds N] [--profile FILE]
// `--against`: another extension, unpacked and built: another state of this one (dist/test/chrome-mv3), or any other. All are
// measured in turns on the same page: on a busy machine only such pairs compare. Times are CPU times of the page's main thread,
// in every round less what the same page takes under a name that the overlay does not know.
// `--profile`: writes what the content script spends its time on (function, ms).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, join, resolve } from 'node:path';
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
import { renderStage } from '../fixtures/weibo-stage.ts';
import { addPosts, makePost, POSTS, type Seen, scrollThrough } from './overlay-page.ts';
import { countThreadTime, type OwnTime, readThreadTime, type ThreadTime, traceOwnTime } from './overlay-trace.ts';

const {
  against = [],
  rounds,
  profile: profileFile,
} = parseArgs({
  options: {
    against: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    profile: { type: 'string' },
  },
}).values;
const ROUNDS = Number(rounds);

/** One page, from its opening to its end. */
interface Round extends Seen {
  readonly opened: ThreadTime;
  readonly added: ThreadTime;
  readonly scrolled: ThreadTime;
  readonly own: OwnTime;
  readonly heapMb: number;
  readonly chips: number;
}

/** A browser with one extension, and what was measured in it. */
interface Candidate {
  readonly name: string;
  readonly extension: string;
  readonly isOurs: boolean;
  readonly chrome: LaunchedChromium;
  readonly bare: Round[];
  readonly marked: Round[];
}

async function openCandidate(name: string, extension: string, port: number, monitor: string): Promise<Candidate> {
  const hosts = { 'weibo.com': port, 'plain.example': port };
  const chrome = await launchChromium({ extension, hosts, viewport: { width: 1240, height: 900 } });
  const isOurs = existsSync(join(extension, 'overlay.js'));
  if (isOurs) {
    const options = await chrome.openOwnPage('options.html');
    await options.locator('input[name=address]').fill(monitor);
    await options.locator('input[name=code]').fill(PAIRING_CODE);
    await options.locator('form button[type=submit]').first().click();
    await options.waitForTimeout(1500);
    await options.close();
  }
  return { name, extension, isOurs, chrome, bare: [], marked: [] };
}

/** Opens a fresh page without posts; the session counts from before it. */
async function openPage(one: Candidate, host: string): Promise<{ page: Page; session: CDPSession }> {
  const page = await one.chrome.context.newPage();
  const session = await one.chrome.context.newCDPSession(page);
  await countThreadTime(session);
  await page.goto(`https://${host}/`);
  await page.waitForTimeout(700);
  return { page, session };
}

const less = (a: ThreadTime, b: ThreadTime): ThreadTime => ({
  script: a.script - b.script,
  style: a.style - b.style,
  layout: a.layout - b.layout,
  all: a.all - b.all,
});

async function runRound(one: Candidate, host: string, wantsChips: boolean): Promise<Round> {
  const { page, session } = await openPage(one, host);
  const opened = await readThreadTime(session);
  let seen: Seen = { firstChipMs: null, shift: 0 };
  const own = await traceOwnTime(session, async () => {
    seen = await addPosts(page, wantsChips);
  });
  const added = await readThreadTime(session);
  const chips = await scrollThrough(page);
  const scrolled = await readThreadTime(session);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  const heapMb = usedSize / 1_048_576;
  return { ...seen, opened, added: less(added, opened), scrolled: less(scrolled, added), own, heapMb, chips };
}

/** Self time of each function of the content script while the posts come and are scrolled through, most first. */
async function profile(one: Candidate, file: string): Promise<void> {
  const spent = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page, session } = await openPage(one, 'weibo.com');
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 100 });
    await session.send('Profiler.start');
    await addPosts(page, true);
    await scrollThrough(page);
    const { nodes, samples = [], timeDeltas = [] } = (await session.send('Profiler.stop')).profile;
    await page.close();
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    for (const [at, id] of samples.entries()) {
      const frame = frames.get(id);
      if (!frame?.url.startsWith('chrome-extension://')) continue;
      const name = `${frame.functionName || '(anonymous)'}:${frame.lineNumber + 1}:${frame.columnNumber + 1}`;
      spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
    }
  }
  const rows = [...spent].sort(([, a], [, b]) => b - a).map(([name, ms]) => `${(ms / ROUNDS).toFixed(2)} ms  ${name}`);
  writeFileSync(file, `${rows.join('\n')}\n`);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const show = (values: readonly number[], digits: number): string =>
  `${median(values).toFixed(digits)} (${values.map((value) => value.toFixed(digits)).join(', ')})`;

/** Medians of what a part took more than without the extension, milliseconds for each hundred posts where `posts` says so. */
function showMore(rounds: readonly Round[], plain: readonly Round[], part: 'opened' | 'added' | 'scrolled'): string {
  const per = part === 'opened' ? 1 : POSTS / 100;
  const more = (name: keyof ThreadTime): string =>
    show(
      rounds.map((round, at) => (round[part][name] - (plain[at]?.[part][name] ?? Number.NaN)) / per),
      1,
    );
  return `script ${more('script')} · style ${more('style')} · layout ${more('layout')} · everything ${more('all')}`;
}

function report({ name, extension, isOurs, bare, marked }: Candidate, plain: readonly Round[]): string {
  const kinds = [
    ['posts that nobody marked', bare],
    ['posts with a chip each', marked],
  ] as const;
  const lines = kinds.flatMap(([kind, rounds]) => {
    if (rounds.length === 0) return [];
    const own = (key: keyof OwnTime): string =>
      show(
        rounds.map((round) => round.own[key] / (POSTS / 100)),
        2,
      );
    const first = rounds.flatMap(({ firstChipMs }) => firstChipMs ?? []);
    return [
      `  ${kind}, milliseconds of CPU time per 100 posts:`,
      `    as they come, own functions: ${own('own')}, of it style and layout ${own('forced')}; in its background ${own('elsewhere')}`,
      `    as they come, more than without: ${showMore(rounds, plain, 'added')}`,
      `    as all are scrolled through, more than without: ${showMore(rounds, plain, 'scrolled')}`,
      `    page opened without posts (not per 100): ${showMore(rounds, plain, 'opened')}`,
      `    heap: ${show(
        rounds.map(({ heapMb }, at) => heapMb - (plain[at]?.heapMb ?? Number.NaN)),
        1,
      )} MB more · layout shift ${Math.max(...rounds.map(({ shift }) => shift))} · chips at the end ${median(rounds.map(({ chips }) => chips))}`,
      ...(first.length > 0 ? [`    first chip after ${show(first, 0)} ms`] : []),
    ];
  });
  const scripts = isOurs ? ['overlay.js'] : listContentScripts(extension);
  const bytes = scripts.map((script) => readFileSync(join(extension, script)));
  const size = (of: readonly Buffer[]): number => of.reduce((sum, { length }) => sum + length, 0);
  return [
    `${name}: content script ${size(bytes)} bytes, ${size(bytes.map((one) => gzipSync(one)))} gzip`,
    ...lines,
  ].join('\n');
}

function listContentScripts(extension: string): string[] {
  const manifest: { content_scripts?: { js?: string[] }[] } = JSON.parse(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  );
  return manifest.content_scripts?.flatMap(({ js = [] }) => js) ?? [];
}

async function main(): Promise<void> {
  const builds: [string, string][] = [['this build', await buildTestExtension('chrome', 'granted')]];
  for (const folder of against) builds.push([basename(resolve(folder)), resolve(folder)]);
  const now = Date.now();
  const stub = await startStubMonitor(createStubState([]));
  const server = await serveHosts((url) =>
    url.pathname === '/' ? { body: renderStage([], { scripts: false }) } : null,
  );
  const candidates: Candidate[] = [];
  const plain: Round[] = [];
  process.stdout.write(`load at the start ${loadavg()[0]?.toFixed(1)}\n`);
  try {
    for (const [name, extension] of builds)
      candidates.push(await openCandidate(name, extension, server.port, stub.baseUrl));
    const [mine] = candidates;
    if (!mine) throw new Error('No browser was opened.');
    for (let round = 0; round < ROUNDS; round += 1) {
      plain.push(await runRound(mine, 'plain.example', false));
      for (const one of candidates) one.bare.push(await runRound(one, 'weibo.com', false));
    }
    for (let index = 0; index < POSTS; index += 1) {
      const place = { postKey: `weibo:${makePost(index).bid}`, answerDueAt: now + 600_000 };
      const mention = makeMention(index + 1, now, place);
      stub.state.mentions.set(mention.id, mention);
    }
    for (let round = 0; round < ROUNDS; round += 1)
      for (const one of candidates.filter(({ isOurs }) => isOurs))
        one.marked.push(await runRound(one, 'weibo.com', true));
    if (profileFile) await profile(mine, profileFile);
  } finally {
    for (const { chrome } of candidates) await chrome.close();
    await server.close();
    await stub.stop();
  }
  for (const one of candidates) process.stdout.write(`${report(one, plain)}\n`);
  process.stdout.write(`load at the end ${loadavg()[0]?.toFixed(1)}\n`);
}

await main();
