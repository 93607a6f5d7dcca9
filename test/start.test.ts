// `earshot start` as its user runs it: a process of its own, the drill, the same file twice, bad usage, a clean end.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from './helpers/free-port.ts';

const running = new Set<ChildProcess>();
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'earshot-start-'));
});
afterEach(async () => {
  for (const child of running) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
});

function earshot(args: readonly string[], folder = home) {
  const child = spawn(process.execPath, ['monitor/main.ts', ...args], {
    env: { ...process.env, EARSHOT_HOME: folder },
  });
  running.add(child);
  const seen = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    seen.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    seen.error += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, seen, exit };
}
async function until<T>(read: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const value = await read().catch(() => null);
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('what was waited for did not come in 20 s');
}
async function mentionsOf(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^earshot_mentions_total\{drill="true"\} (\d+)/m.exec(text)?.[1] ?? 0);
}

describe('the drill', () => {
  test('brings mentions, a pairing code that works, marks everything as practice, and ends cleanly', async () => {
    const port = await freePort();
    const { child, seen, exit } = earshot(['start', '--port', String(port)]);
    expect(await until(async () => (await mentionsOf(port)) > 0)).toBe(true);
    const code = (await until(async () => /配对码\s+(\d{4} \d{4})/.exec(seen.out)?.[1])).replace(' ', '');

    const pair = await fetch(`http://127.0.0.1:${port}/v1/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, device: 'test' }),
    });
    const { token, workspace } = (await pair.json()) as { token: string; workspace: { drill: boolean } };
    expect(workspace.drill).toBe(true);
    const list = await fetch(`http://127.0.0.1:${port}/v1/mentions`, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await list.json()) as { items: { drill: boolean; publishedAt: number; foundAt: number }[] };
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((mention) => mention.drill && mention.foundAt >= mention.publishedAt)).toBe(true);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).not.toMatch(/^earshot_mentions_total\{drill="false"\} [1-9]/m);

    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(seen.error).toContain('Stopping (SIGTERM)');
  });

  test('begins anew with an empty queue, while a paired browser stays paired', async () => {
    const port = await freePort();
    const first = earshot(['start', '--port', String(port)]);
    const code = (await until(async () => /配对码\s+(\d{4} \d{4})/.exec(first.seen.out)?.[1])).replace(' ', '');
    const pair = await fetch(`http://127.0.0.1:${port}/v1/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, device: 'test' }),
    });
    const { token } = (await pair.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const lastBefore = (
      (await (await fetch(`http://127.0.0.1:${port}/v1/status`, { headers })).json()) as { seq: number }
    ).seq;
    first.child.kill('SIGTERM');
    await first.exit;

    const startedAt = Date.now();
    earshot(['start', '--port', String(port)]);
    await until(async () => (await mentionsOf(port)) > 0);
    const list = (await (await fetch(`http://127.0.0.1:${port}/v1/mentions`, { headers })).json()) as {
      items: { foundAt: number }[];
    };
    expect(list.items.every((mention) => mention.foundAt >= startedAt)).toBe(true);
    const status = (await (await fetch(`http://127.0.0.1:${port}/v1/status`, { headers })).json()) as { seq: number };
    expect(status.seq).toBeGreaterThan(lastBefore);
  });
});

test('a second monitor on the same file refuses and says who is there', async () => {
  const port = await freePort();
  const first = earshot(['start', '--port', String(port)]);
  await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
  const second = earshot(['start', '--port', String(await freePort())]);
  expect(await second.exit).toBe(1);
  expect(second.seen.error).toMatch(
    new RegExp(`Another monitor works on this database: process ${first.child.pid} on`),
  );
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).ok).toBe(true);
});

test('a port that is taken is named, with the way out', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { seen, exit } = earshot(['start', '--port', String(port)]);
  expect(await exit).toBe(1);
  expect(seen.error).toMatch(new RegExp(`${port}.*--port`, 's'));
  await new Promise((resolve) => server.close(resolve));
});

test.each([['0'], ['70000'], ['abc'], ['73.5']])('--port %s is bad usage', async (port) => {
  const { seen, exit } = earshot(['start', '--port', port]);
  expect(await exit).toBe(2);
  expect(seen.error).toMatch(/--port must be a whole number/);
});

test('a broken configuration starts nothing and names file, line and field', async () => {
  const file = join(home, 'earshot.yaml');
  writeFileSync(file, 'brands:\n  - id: a\nsources: []\n');
  const { seen, exit } = earshot(['start', '--config', file]);
  expect(await exit).toBe(2);
  expect(seen.error).toMatch(/earshot\.yaml:2 brands\[0\]\.name: it is missing/);
  expect(seen.error).toMatch(/earshot\.yaml:3 sources: /);
});

test('people are added beside a running monitor', async () => {
  const port = await freePort();
  earshot(['start', '--port', String(port)]);
  await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
  const add = earshot(['user', 'add', '王敏', '--role', 'social']);
  expect(await add.exit).toBe(0);
  const code = /(\d{4} \d{4})/.exec(add.seen.out)?.[1];
  const pair = await fetch(`http://127.0.0.1:${port}/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: 'test' }),
  });
  expect(((await pair.json()) as { person: { name: string; role: string } }).person).toMatchObject({
    name: '王敏',
    role: 'social',
  });
});

test('a written configuration that cannot begin gives way to what ran before, which tells why', async () => {
  const port = await freePort();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port: takenPort } = taken.address() as { port: number };
  const file = join(home, 'own.yaml');
  const good =
    'brands: [{ id: a, name: 测试 }]\nsources: [{ id: mail, type: inbox, name: Mail, settings: { secret: 0123456789abcdef } }]\n';
  writeFileSync(file, good);
  const { child, seen, exit } = earshot(['start', '--config', file, '--port', String(port)]);
  const key = await until(async () => /\/#([\w-]{43})/.exec(seen.out)?.[1]);
  const ask = async (path: string, method = 'GET') => {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`http://127.0.0.1:${port}/v1/setup${path}`, { method, headers });
    return (await response.json()) as { run: string; runsIt: boolean; startFault: string | null; restarting: boolean };
  };
  const first = await until(async () => ask(''));
  expect(first).toMatchObject({ runsIt: true, startFault: null });
  // A start that is still building the extension gives way when it has.
  await until(async () => seen.out.includes('配对码'));

  writeFileSync(file, `${good}publicUrl: https://care.test\npublicListen: { port: ${takenPort} }\n`);
  expect(await ask('/restart', 'POST')).toMatchObject({ restarting: true });
  const second = await until(async () => {
    const now = await ask('');
    return typeof now.run === 'string' && now.run !== first.run && now;
  });
  expect(second).toMatchObject({ runsIt: false, startFault: expect.stringContaining(`Port ${takenPort}`) });
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(seen.error.match(/Stopping/g)).toHaveLength(1);
  await new Promise((resolve) => taken.close(resolve));
});
