// How many feeds a second, and what a poll costs, through the whole pipeline: scheduler, fetch, decode, parse, entries once, memory.
// The farm of feeds is a process of its own; newsboat (Debian) runs over the same farm when it is installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createLocalEngine } from '../../monitor/engine/local.ts';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { feedSource, listeningOptions } from '../helpers/listening-options.ts';
import { openTemporaryStore } from '../helpers/temporary-store.ts';

const FEEDS = Number(process.env.EARSHOT_BENCH_FEEDS ?? 1_000);
const CONCURRENCY = 128;

async function startFarm(latencyMs: number): Promise<{ origin: string; stop: () => void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'farm-process.ts'), String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { origin: `http://127.0.0.1:${String(port).trim()}`, stop: () => void child.kill() };
}

interface Round {
  readonly what: string;
  readonly polls: number;
  readonly seconds: number;
  readonly cpuMs: number;
}

/** Makes every source due and waits until each was polled once more. */
async function runRounds(origin: string, prefix: string, names: readonly string[]): Promise<Round[]> {
  const { store, remove } = await openTemporaryStore();
  let polled = 0;
  let done: () => void = () => undefined;
  const sources = Array.from({ length: FEEDS }, (_, i) => feedSource(`f${i}`, `${origin}/${prefix}${i}`));
  const engine = createLocalEngine({ concurrency: CONCURRENCY, perHost: CONCURRENCY, now: Date.now });
  const rounds: Round[] = [];
  const observer = {
    polled: () => {
      polled += 1;
      if (polled === FEEDS) done();
    },
  };
  let startedAt = performance.now();
  let cpu = process.cpuUsage();
  let finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  const options = listeningOptions(store, { sources, channels: [], engine, observer, intervalMs: 86_400_000 });
  const listening = await startListening({
    ...options,
    policies: { windowMinutes: 1440, reserveMinutes: 1, dollarRate: 7 },
  });
  for (const what of names) {
    await finished;
    const used = process.cpuUsage(cpu);
    const cpuMs = (used.user + used.system) / 1000;
    rounds.push({ what, polls: polled, seconds: (performance.now() - startedAt) / 1000, cpuMs });
    polled = 0;
    finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    startedAt = performance.now();
    cpu = process.cpuUsage();
    if (rounds.length === names.length) break;
    await store.db.updateTable('sources').set({ nextPollAt: 0 }).execute();
    listening.scheduler.wake();
  }
  await listening.stop();
  await remove();
  return rounds;
}

function runNewsboat(origin: string): Round[] {
  if (spawnSync('newsboat', ['--version']).status !== 0) {
    console.log('newsboat is not installed here (Debian: apt-get install newsboat): no comparison with it.');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'earshot-newsboat-'));
  writeFileSync(join(folder, 'urls'), Array.from({ length: FEEDS }, (_, i) => `${origin}/${i}`).join('\n'));
  // Sixty-four threads are its best; more brings nothing.
  writeFileSync(join(folder, 'config'), 'reload-threads 64\n');
  const files = ['-u', join(folder, 'urls'), '-c', join(folder, 'cache.db'), '-C', join(folder, 'config')];
  // It sends validators from the third run on.
  const rounds = ['cold, all 200', 'second', 'all 304'].map((what) => {
    const startedAt = performance.now();
    spawnSync('newsboat', [...files, '-x', 'reload'], { stdio: 'ignore' });
    return { what, polls: FEEDS, seconds: (performance.now() - startedAt) / 1000, cpuMs: Number.NaN };
  });
  rmSync(folder, { recursive: true, force: true });
  return rounds.filter(({ what }) => what !== 'second');
}

const table: Record<string, string | number>[] = [];
const add = (who: string, latencyMs: number, rounds: readonly Round[]) => {
  for (const { what, polls, seconds, cpuMs } of rounds) {
    table.push({
      who,
      'latency ms': latencyMs,
      what,
      'feeds/s': Math.round(polls / seconds),
      'CPU ms a poll': Number.isNaN(cpuMs) ? '–' : (cpuMs / polls).toFixed(2),
    });
  }
};
for (const latencyMs of [200, 0]) {
  const farm = await startFarm(latencyMs);
  add(
    `Earshot, ${CONCURRENCY} at once`,
    latencyMs,
    await runRounds(farm.origin, '', ['cold, all 200', 'all 304', 'all 304 again']),
  );
  if (latencyMs === 0) {
    const rounds = await runRounds(farm.origin, 'mix', [
      'cold, all 200',
      ...Array.from({ length: 4 }, (_, i) => `nine 304 to one new document, round ${i + 1}`),
    ]);
    add(`Earshot, ${CONCURRENCY} at once`, latencyMs, rounds.slice(1));
  } else {
    add('newsboat, 64 threads', latencyMs, runNewsboat(farm.origin));
  }
  farm.stop();
}
console.log(
  `${FEEDS} feeds of 20 posts, 15 kB; CPU of the monitor's process alone (all its threads); ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident at the end`,
);
console.table(table);
process.exit(0);
