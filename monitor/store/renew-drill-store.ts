import { existsSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import { refuseWhileLeased } from './lease.ts';
import { openStore, sqlitePath } from './open-store.ts';
import { inTransaction } from './sql/in-transaction.ts';

/**
 * Begins a drill with an empty record: yesterday's practice would stand there as overdue. People, their paired devices and
 * the numbers already given stay, so that a browser that is paired goes on where it was.
 * @throws StoreError `already-running` when a drill runs on the file.
 */
export async function renewDrillStore(url: string, now: number): Promise<void> {
  const path = sqlitePath(url);
  if (path === null || !existsSync(path)) return;
  const old = await openStore({ url });
  const kept = await (async () => {
    const processStartedAt = now - process.uptime() * 1000;
    await refuseWhileLeased(old.db, { host: hostname(), pid: process.pid, processStartedAt, now });
    return {
      people: await old.db.selectFrom('people').selectAll().execute(),
      devices: await old.db.selectFrom('devices').selectAll().execute(),
      counters: await old.db.selectFrom('counters').selectAll().execute(),
    };
  })().finally(() => old.close());

  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const fresh = await openStore({ url });
  await inTransaction(fresh.db, async (trx) => {
    if (kept.people.length > 0) await trx.insertInto('people').values(kept.people).execute();
    if (kept.devices.length > 0) await trx.insertInto('devices').values(kept.devices).execute();
    for (const counter of kept.counters) {
      await trx
        .insertInto('counters')
        .values(counter)
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: counter.value }))
        .execute();
    }
  }).finally(() => fresh.close());
}
