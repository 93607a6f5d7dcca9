// Two monitors on one SQLite file, of which one is put to sleep by the machine and wakes up believing that it still
// holds the file: nothing that it does afterwards may reach the record.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { readEventsAfter } from '../monitor/store/events.ts';
import { openStore } from '../monitor/store/open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-takeover-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const TTL_MS = 1000;

function start(url: string) {
  const program = fileURLToPath(new URL('./helpers/lease-holder.ts', import.meta.url));
  const child = spawn(process.execPath, [program, url, String(TTL_MS)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const until = async (pattern: RegExp): Promise<number> => {
    for (const endAt = Date.now() + 40_000; Date.now() < endAt; await wait(5)) {
      const found = pattern.exec(said);
      if (found) return Number(found[1]);
      if (child.exitCode !== null && child.exitCode !== 0) throw new Error(`The process ended: ${said}`);
    }
    throw new Error(`It never said ${pattern}; it said: ${said}`);
  };
  return { child, until };
}

it('a holder that slept loses the lease; after each take-over nobody but the new holder writes', async () => {
  const url = `sqlite:${join(folder, 'a.db')}`;
  const store = await openStore({ url });
  let holder = start(url);
  let fencing = await holder.until(/held (\d+)/);
  for (let round = 0; round < 2; round += 1) {
    const next = start(url);
    await wait(50 + round * 37);
    holder.child.kill('SIGSTOP');
    let following: number | null = null;
    // Stopped in the middle of a write it holds the file itself; then it is woken for a moment.
    while (following === null) {
      following = await Promise.race([next.until(/held (\d+)/), wait(TTL_MS + 3000, null)]);
      if (following === null) {
        holder.child.kill('SIGCONT');
        await wait(30);
        holder.child.kill('SIGSTOP');
      }
    }
    expect(following).toBeGreaterThan(fencing);
    holder.child.kill('SIGCONT');
    expect(await holder.until(/lost (\d+)/)).toBe(fencing);
    holder = next;
    fencing = following;
  }
  await wait(50);
  holder.child.kill('SIGKILL');
  const events = await readEventsAfter(store.db, 0, 1_000_000);
  const writers = events.map(({ subjectId }) => Number(subjectId));
  expect(writers).toEqual([...writers].sort((a, b) => a - b));
  expect(new Set(writers).size).toBe(3);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  await store.close();
});
