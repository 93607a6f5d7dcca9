import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLease, heartbeatLease, type LeaseRequest, releaseLease } from '../monitor/store/lease.ts';
import { openStore } from '../monitor/store/open-store.ts';
import { putSetting } from '../monitor/store/settings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';

describe('one monitor a file', () => {
  let folder: string;
  let first: Store;
  let second: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-lease-'));
    first = await openStore({ url: `sqlite:${join(folder, 'a.db')}` });
    second = await openStore({ url: first.url });
  });
  afterEach(async () => {
    await first.close();
    await second.close();
    rmSync(folder, { recursive: true });
  });
  const request = (change: Partial<LeaseRequest> = {}): LeaseRequest => ({
    owner: 'a',
    host: 'here',
    pid: 10,
    processStartedAt: 500,
    now: 1000,
    ttlMs: 15_000,
    isAlive: () => true,
    ...change,
  });

  it('refuses a second one and names host, process and since', async () => {
    await acquireLease(first.db, request());
    const refused = acquireLease(second.db, request({ owner: 'b', pid: 11, now: 2000 }));
    await expect(refused).rejects.toMatchObject({
      code: 'already-running',
      details: { host: 'here', pid: 10, since: 1000 },
      message: expect.stringMatching(/process 10 on here, since 1970-01-01T00:00:01.000Z/),
    });
  });

  it('succeeds a holder that died on this host at once, one on another host after its time', async () => {
    await acquireLease(first.db, request());
    expect(await acquireLease(second.db, request({ owner: 'b', pid: 11, isAlive: () => false }))).toMatchObject({
      fencing: 2,
    });
    const far = request({ owner: 'c', host: 'far', pid: 12, now: 15_999, isAlive: () => false });
    await expect(acquireLease(first.db, far)).rejects.toMatchObject({ code: 'already-running' });
    expect(await acquireLease(first.db, { ...far, now: 16_000 })).toMatchObject({ fencing: 3 });
  });

  it('tells a restarted container, where the process has the same number again, from itself', async () => {
    await acquireLease(first.db, request({ pid: 1 }));
    await expect(acquireLease(second.db, request({ owner: 'b', pid: 1 }))).rejects.toMatchObject({
      code: 'already-running',
    });
    expect(await acquireLease(second.db, request({ owner: 'b', pid: 1, processStartedAt: 9000 }))).toMatchObject({
      fencing: 2,
    });
  });

  it('is kept by heartbeats and free once it is released', async () => {
    const lease = await acquireLease(first.db, request());
    await heartbeatLease(first.db, lease, 10_000, 15_000);
    await expect(acquireLease(second.db, request({ owner: 'b', pid: 11, now: 20_000 }))).rejects.toMatchObject({
      code: 'already-running',
    });
    await releaseLease(first.db, lease);
    expect(await acquireLease(second.db, request({ owner: 'b', pid: 11, now: 20_001 }))).toMatchObject({ fencing: 2 });
  });

  it('refuses every write of a holder that slept while another took over', async () => {
    const lease = await acquireLease(first.db, request());
    await inTransaction(first.db, (trx) => putSetting(trx, 'k', 'mine', 1));
    await acquireLease(second.db, request({ owner: 'b', pid: 11, now: 60_000 }));
    await expect(inTransaction(first.db, (trx) => putSetting(trx, 'k', 'late', 2))).rejects.toMatchObject({
      code: 'lease-lost',
    });
    await expect(heartbeatLease(first.db, lease, 60_001)).rejects.toMatchObject({ code: 'lease-lost' });
    await releaseLease(first.db, lease);
    await expect(acquireLease(first.db, request({ owner: 'c', pid: 12, now: 60_002 }))).rejects.toMatchObject({
      code: 'already-running',
    });
    await inTransaction(second.db, (trx) => putSetting(trx, 'k', 'theirs', 3));
  });

  it('looks at real processes: this one lives, one that ended does not', async () => {
    const real = { host: hostname(), now: Date.now() };
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const { isAlive: _, ...base } = request({ ...real, pid: child.pid ?? 0 });
    await acquireLease(first.db, base);
    await expect(acquireLease(second.db, { ...base, owner: 'b', pid: 1_000_000 })).rejects.toMatchObject({
      code: 'already-running',
    });
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    expect(await acquireLease(second.db, { ...base, owner: 'b', pid: 1_000_000 })).toMatchObject({ fencing: 2 });
  });
});
