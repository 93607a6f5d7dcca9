import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { appendEvent } from '../../monitor/store/events.ts';
import { acquireLease, heartbeatLease, type Lease } from '../../monitor/store/lease.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { StoreError } from '../../monitor/store/sql/store-error.ts';

/**
 * A monitor in small: waits for the lease, then writes events that bear its fencing number until the lease is lost.
 * Arguments: address of the store, time that a lease lives in milliseconds. It says `held N` and `lost N`.
 */
const [url = '', ttl = ''] = process.argv.slice(2);
const ttlMs = Number(ttl);
const store = await openStore({ url, busyTimeoutMs: 500 });
const lease = await waitForLease();
process.stdout.write(`held ${lease.fencing}\n`);
try {
  for (;;) {
    try {
      await heartbeatLease(store.db, lease, Date.now(), ttlMs);
      await inTransaction(store.db, (trx) =>
        appendEvent(trx, {
          at: Date.now(),
          type: 'mention.found',
          subjectId: String(lease.fencing),
          drill: false,
          data: null,
        }),
      );
      await wait(5);
    } catch (error) {
      // The other one is being stopped in the middle of a write.
      if (!(error instanceof StoreError) || error.code !== 'busy') throw error;
    }
  }
} catch (error) {
  if (!(error instanceof StoreError) || error.code !== 'lease-lost') throw error;
  process.stdout.write(`lost ${lease.fencing}\n`);
  await store.close();
}

async function waitForLease(): Promise<Lease> {
  for (;;) {
    try {
      return await acquireLease(store.db, {
        owner: `${process.pid}`,
        host: hostname(),
        pid: process.pid,
        processStartedAt: Date.now() - process.uptime() * 1000,
        now: Date.now(),
        ttlMs,
      });
    } catch (error) {
      if (!(error instanceof StoreError) || !['already-running', 'busy'].includes(error.code)) throw error;
      await wait(20);
    }
  }
}
