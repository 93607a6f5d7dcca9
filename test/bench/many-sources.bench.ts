// Very many sources in one window: each is due, nine in ten answer 304 and one has a new post among nineteen known ones. The farm is a
// process of its own; what is measured is the monitor's process with all its threads. `npm run bench -- many-sources --sources 20000` for another
// number than 100,000, `--engine postgres` for the other store (a server of its own on this machine, its work not counted).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createLocalEngine } from '../../monitor/engine/local.ts';
import { safeFetch } from '../../monitor/fetch/safe-fetch.ts';
import { shareOut } from '../../monitor/listen/pace/share-out.ts';
import { parseDocument } from '../../monitor/listen/read/parse-feed.ts';
import { startListening } from '../../monitor/listen/start-listening.ts';
import { insertEntriesOnce } from '../../monitor/store/heard/entries.ts';
import { syncSources } from '../../monitor/store/heard/sources.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { feedSource, listeningOptions } from '../helpers/listening-options.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { openTemporaryStore } from '../helpers/temporary-store.ts';

const { values } = parseArgs({
  options: { sources: { type: 'string', default: '100000' }, engine: { type: 'string', default: 'sqlite' } },
});
const SOURCES = Number(values.sources);
const WINDOW_S = 600;
const CONCURRENCY = 128;

const farm = spawn(process.execPath, [join(import.meta.dirname, 'farm-process.ts'), '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [port] = (await once(farm.stdout, 'data')) as [Buffer];
const host = `127.0.0.1:${String(port).trim()}`;
const sources = Array.from({ length: SOURCES }, (_, i) => feedSource(`f${i}`, `http://${host}/mix${i}`));

const { store, remove } = values.engine === 'postgres' ? await openOnPostgres() : await openTemporaryStore();
const seededAt = Date.now() - 300_000;
await inTransaction(store.db, (trx) => syncSources(trx, sources, seededAt));
await store.db
  .updateTable('sources')
  .set({ etag: '"0"', lastPollAt: seededAt, lastSuccessAt: seededAt, lastNewEntryAt: seededAt })
  .execute();
// What the tenth with news has shown before.
const withNews = sources.filter((_, i) => i % 10 === 9);
for (let start = 0; start < withNews.length; start += 64) {
  const shown = withNews.slice(start, start + 64).map(async ({ id, settings }) => {
    const { body } = await safeFetch(`${String(settings.url)}?old`, { allowHosts: [host] });
    return { sourceId: id, entries: (await parseDocument(body)).entries, now: seededAt, drill: false };
  });
  const polls = await Promise.all(shown);
  await inTransaction(store.db, async (trx) => {
    for (const poll of polls) await insertEntriesOnce(trx, poll);
  });
}

let polled = 0;
let news = 0;
let peakRss = 0;
const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
const observer = {
  polled: (outcome: string) => {
    polled += 1;
    if (outcome === 'new') news += 1;
    if (polled % 1_000 === 0) peakRss = Math.max(peakRss, process.memoryUsage().rss);
    if (polled === SOURCES) finish();
  },
};
/**
 * Longest turn of the event loop in processor time of this thread: on a machine that others use too, most of a long wait is waiting for a
 * processor, or for the disk, and no work of ours.
 */
function watchTurns(): () => number {
  let most = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    most = Math.max(most, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 5);
  return () => {
    clearInterval(timer);
    return most;
  };
}

const delay = monitorEventLoopDelay({ resolution: 10 });
const startedAt = performance.now();
const cpu = process.cpuUsage();
const engine = createLocalEngine({ concurrency: CONCURRENCY, perHost: CONCURRENCY, now: Date.now });
const options = listeningOptions(store, { sources, channels: [], engine, observer, intervalMs: 86_400_000 });
const listening = await startListening({
  ...options,
  privateHosts: [host],
  policies: { windowMinutes: 1440, reserveMinutes: 1, dollarRate: 7 },
});
delay.enable();
const endTurns = watchTurns();
const startedS = (performance.now() - startedAt) / 1000;
await finished;
const mostWorkMs = endTurns();
const seconds = (performance.now() - startedAt) / 1000;
const used = process.cpuUsage(cpu);
const cpuMs = (used.user + used.system) / 1000;
const held = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
// What a monitor does every five minutes, now that it knows all of them.
delay.reset();
const sharedFrom = performance.now();
await shareOut(listening.pipeline, 300_000);
const sharedMs = performance.now() - sharedFrom;
delay.disable();
await listening.stop();
await remove();
farm.kill();
console.log(
  `${SOURCES} sources, ${news} with a new post, ${CONCURRENCY} at once: ${seconds.toFixed(0)} s of the window of ${WINDOW_S} s (${startedS.toFixed(1)} s of it to start): ${seconds <= WINDOW_S ? 'kept' : 'NOT KEPT'}`,
);
console.log(
  `${Math.round(SOURCES / seconds)} polls/s, ${(cpuMs / SOURCES).toFixed(2)} ms of processor a poll, ${(peakRss / 1e6).toFixed(0)} MB resident at most; event loop held for ${held.p99.toFixed(0)} ms (p99), ${held.max.toFixed(0)} ms at most; no turn took more than ${mostWorkMs.toFixed(0)} ms of processor`,
);
console.log(
  `the budget shared out over all of them in ${sharedMs.toFixed(0)} ms, event loop held for ${(delay.max / 1e6).toFixed(0)} ms at most`,
);
process.exit(0);

async function openOnPostgres() {
  const server = await startPostgres();
  const opened = await openStore({ url: await server.createDatabase() });
  const close = async () => {
    await opened.close();
    await server.stop();
  };
  return { store: opened, remove: close };
}
