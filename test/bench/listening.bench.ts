// How many feeds a second, and what a poll costs, through the whole pipeline: scheduler, fetch, decode, parse, entries once, memory.
// The farm of feeds is a process of its own; newsboat (Debian) runs over the same farm when it is installed.
//   npm run bench -- listening [--feeds N] [--rounds N] [--concurrency N]
// `--rounds`: how often every feed is asked again. The best round counts: others use the machine too.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createLocalEngine } from '../../monitor/engine/local.ts';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { feedSource, listeningOptions } from '../helpers/listening-options.ts';
import { openTemporaryStore } from '../helpers/temporary-store.ts';

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '256' },
  },
});
const FEEDS = Number(values.feeds);
const ROUNDS = Number(values.rounds);
const CONCURRENCY = Number(values.concurrency);

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

/** Has every source polled for the first time, then makes all due again and waits until each was polled once more, round by round. */
async function runRounds(origin: string, prefix: string, again: string): Promise<Round[]> {
  const names = ['the first look', ...Array.from({ length: ROUNDS }, () => again)];
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

function runNewsboat(origin: string, prefix: string, again: string): Round[] {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-newsboat-'));
  writeFileSync(join(folder, 'urls'), Array.from({ length: FEEDS }, (_, i) => `${origin}/${prefix}${i}`).join('\n'));
  // Sixty-four threads are its best; more brings nothing.
  writeFileSync(join(folder, 'config'), 'reload-threads 64\n');
  const files = ['-u', join(folder, 'urls'), '-c', join(folder, 'cache.db'), '-C', join(folder, 'config')];
  // It sends validators from the third run on.
  const names = prefix === '' ? ['the first look', 'no validators yet', again] : ['the first look', again];
  const rounds = names.map((what) => {
    const startedAt = performance.now();
    // The shell tells the processor time of what it ran; Node does not.
    const timed = 'TIMEFORMAT="%U %S"; time newsboat "$@" -x reload >/dev/null 2>&1';
    const { stderr } = spawnSync('bash', ['-c', timed, 'newsboat', ...files], { encoding: 'utf8' });
    const seconds = (performance.now() - startedAt) / 1000;
    const [user, system] = stderr.trim().split(/\s+/).map(Number);
    return { what, polls: FEEDS, seconds, cpuMs: ((user ?? Number.NaN) + (system ?? Number.NaN)) * 1000 };
  });
  rmSync(folder, { recursive: true, force: true });
  return rounds.filter(({ what }) => what !== 'no validators yet');
}

const perSecond = ({ polls, seconds }: Round) => polls / seconds;

/** Of each kind of round the fastest. */
function bestOf(rounds: readonly Round[]): Round[] {
  const kinds = Map.groupBy(rounds, ({ what }) => what);
  return [...kinds.values()].flatMap((some) => some.toSorted((a, b) => perSecond(b) - perSecond(a)).slice(0, 1));
}

const table: Record<string, string | number>[] = [];
function add(who: string, latencyMs: number, rounds: readonly Round[], others: readonly Round[] = []): void {
  for (const round of rounds) {
    const other = others.find(({ what }) => what === round.what);
    const { what, polls, cpuMs } = round;
    table.push({
      who,
      'latency ms': latencyMs,
      what,
      'feeds/s': Math.round(perSecond(round)),
      'times newsboat': other === undefined ? '–' : (perSecond(round) / perSecond(other)).toFixed(1),
      'CPU ms a poll': Number.isNaN(cpuMs) ? '–' : (cpuMs / polls).toFixed(2),
    });
  }
}

const OURS = `Earshot, ${CONCURRENCY} at once`;
const hasNewsboat = spawnSync('newsboat', ['--version']).status === 0;
if (!hasNewsboat)
  console.log('newsboat is not installed here (Debian: apt-get install newsboat): no comparison with it.');
const far = await startFarm(200);
for (const [prefix, again] of [
  ['new', 'every post is new'],
  ['', 'all 304'],
] as const) {
  const theirs = hasNewsboat ? runNewsboat(far.origin, prefix, again) : [];
  add(OURS, 200, bestOf(await runRounds(far.origin, prefix, again)), theirs);
  add('newsboat, 64 threads', 200, theirs);
}
far.stop();
const near = await startFarm(0);
const mixed = await runRounds(near.origin, 'mix', 'nine 304 to one new post');
add(OURS, 0, bestOf(mixed).slice(1));
near.stop();
console.log(
  `${FEEDS} feeds of 20 posts, 15 kB; newsboat is started for each round (it is a program that runs once); CPU of the monitor's process alone (all its threads), and of newsboat's; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident at the end`,
);
console.table(table);
process.exit(0);
