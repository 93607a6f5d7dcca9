// From `start` to the first mention, and what an idle monitor keeps in memory. The yardstick of the machine is a bare
// Node process that loads a web server and answers once: both are started in turns, so neighbours disturb both alike.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { freePort } from '../helpers/free-port.ts';

const ROUNDS = 5;
const IDLE_MS = 20_000;
/** As `npm start` does it; compiled code is kept from round to round. */
const START = ['--max-semi-space-size=2', 'monitor/bootstrap.mjs', 'monitor/main.ts', 'start'];
const YARDSTICK = `const { fastify } = await import('fastify'); const app = fastify(); app.get('/metrics', () => 'earshot_mentions_total{drill="true"} 1'); await app.listen({ port: Number(process.argv[1]) });`;

async function firstMention(args: (port: number) => string[], idleMs = 0) {
  const home = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args(port), { env: { ...process.env, EARSHOT_HOME: home }, stdio: 'ignore' });
  try {
    for (;;) {
      const text = await fetch(`http://127.0.0.1:${port}/metrics`).then(
        (answer) => answer.text(),
        () => '',
      );
      if (/^earshot_mentions_total\{drill="true"\} [1-9]/m.test(text)) break;
      if (performance.now() - startedAt > 60_000) throw new Error('no mention in a minute');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const ms = performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return { ms, rssMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const monitor: number[] = [];
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  monitor.push((await firstMention((port) => [...START, '--port', String(port)])).ms);
  bare.push((await firstMention((port) => ['--input-type=module', '-e', YARDSTICK, String(port)])).ms);
}
const idle = await firstMention((port) => [...START, '--port', String(port)], IDLE_MS);
console.log(`start → first mention   median ${(median(monitor) / 1000).toFixed(2)} s   (aim < 20 s)`);
console.log(
  `yardstick, bare server  median ${(median(bare) / 1000).toFixed(2)} s   ratio ${(median(monitor) / median(bare)).toFixed(1)}`,
);
console.log(
  `resident memory ${IDLE_MS / 1000} s after the first mention: ${idle.rssMb.toFixed(0)} MB   (aim < 150 MB, drill running)`,
);
