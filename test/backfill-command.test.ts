// Back-fill as its user runs it: a progress bar, Ctrl-C in the middle, the same command again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { listAlerts } from '../monitor/store/alerts.ts';
import { openStore } from '../monitor/store/open-store.ts';

const MAIN = join(import.meta.dirname, '../monitor/main.ts');
const SOURCES = 6;
const ANSWER_MS = 400;

/** Feeds of three complaints each, slow enough to be interrupted. */
async function startSlowFeeds() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = request.url ?? '';
    asked.push(name);
    const items = [1, 2, 3].map((day) => {
      const date = new Date(Date.now() - day * 86_400_000).toUTCString();
      return `<item><title>新锐手机坏了，要投诉 ${name} ${day}</title><link>http://x.example${name}/${day}</link><pubDate>${date}</pubDate></item>`;
    });
    setTimeout(
      () => response.end(`<rss version="2.0"><channel><title>F</title>${items.join('')}</channel></rss>`),
      ANSWER_MS,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, host, close: () => server.close() };
}

test('Ctrl-C stops it between two sources, the same command goes on, and nobody is rung', {
  timeout: 120_000,
}, async () => {
  const feeds = await startSlowFeeds();
  const folder = mkdtempSync(join(tmpdir(), 'earshot-backfill-'));
  const config = join(folder, 'earshot.yaml');
  const list = Array.from(
    { length: SOURCES },
    (_, i) => `  - { id: s${i}, type: feed, name: 源 ${i}, settings: { url: "http://${feeds.host}/f${i}" } }`,
  );
  writeFileSync(
    config,
    `brands:\n  - { id: x, name: 新锐 }\nprivateHosts: ["${feeds.host}"]\nsources:\n${list.join('\n')}\n`,
  );
  const run = async (interruptAt: number | null) => {
    const child = spawn(process.execPath, [MAIN, 'backfill', '--since', '30d', '--config', config], {
      env: { ...process.env, EARSHOT_HOME: folder },
    });
    let out = '';
    let bar = '';
    let isInterrupted = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      bar += chunk.toString();
      if (isInterrupted || interruptAt === null || !bar.includes(`${interruptAt}/${SOURCES} ·`)) return;
      isInterrupted = true;
      child.kill('SIGINT');
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, bar, result: JSON.parse(out) as { entries: number; isComplete: boolean } };
  };
  try {
    const first = await run(2);
    expect(first).toMatchObject({ code: 0, result: { isComplete: false } });
    expect(first.bar).toContain('goes on from here');
    const before = feeds.asked.length;
    const second = await run(null);
    expect(second).toMatchObject({ code: 0, result: { isComplete: true } });
    expect(first.result.entries + second.result.entries).toBe(SOURCES * 3);
    // What was done is not asked again; the source that was being read is.
    expect(feeds.asked.slice(before)).toEqual(expect.arrayContaining(['/f3', '/f4', '/f5']));
    expect(feeds.asked.slice(before)).not.toContain('/f0');
    expect(second.bar).toMatch(/█{24} 6\/6 · .* 剩余 left 0 s/);
    const store = await openStore({ url: `sqlite:${join(folder, 'earshot.db')}` });
    expect(await store.db.selectFrom('clocks').selectAll().execute()).toEqual([]);
    expect(await listAlerts(store.db)).toEqual([]);
    await store.close();
  } finally {
    feeds.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
