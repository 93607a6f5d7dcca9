import { hostname } from 'node:os';
import process from 'node:process';
import type { Log } from '../log.ts';
import { acquireLease, heartbeatLease, LEASE_TTL_MS, releaseLease } from '../store/lease.ts';
import { newId } from '../store/sql/new-id.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Store } from '../store/store.ts';

/** The lease of a running monitor on its SQLite file. */
export interface KeptLease {
  release(): Promise<void>;
}

/**
 * Makes this process the one monitor of an SQLite file and stays it. PostgreSQL needs none: there every effect is claimed
 * row by row. `onLost` is called once when another monitor took over; nothing may be written after that.
 * @throws StoreError `already-running`.
 */
export async function keepLease(store: Store, log: Log, onLost: () => void): Promise<KeptLease> {
  if (store.engine === 'postgres') return { release: async () => undefined };
  const lease = await acquireLease(store.db, {
    owner: newId(Date.now()),
    host: hostname(),
    pid: process.pid,
    processStartedAt: Date.now() - process.uptime() * 1000,
    now: Date.now(),
    ttlMs: LEASE_TTL_MS,
  });
  const timer = setInterval(() => {
    heartbeatLease(store.db, lease, Date.now()).catch((error: unknown) => {
      log.error('lease.beat-failed', { error: String(error) });
      if (!(error instanceof StoreError) || error.code !== 'lease-lost') return;
      clearInterval(timer);
      onLost();
    });
  }, LEASE_TTL_MS / 3);
  return {
    async release() {
      clearInterval(timer);
      await releaseLease(store.db, lease);
    },
  };
}
