import process from 'node:process';
import { compileOnce } from './sql/compile-once.ts';
import { StoreError } from './sql/store-error.ts';
import type { Db } from './store.ts';
import type { LeaseTable } from './tables/house.ts';

/** Who wants to be the one monitor of an SQLite file. */
export interface LeaseRequest {
  /** Unique to this run: `newId()`. */
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  readonly processStartedAt: number;
  readonly now: number;
  readonly ttlMs: number;
  /** Whether a process of this host lives; replaced in tests. */
  readonly isAlive?: (pid: number) => boolean;
}

/** A lease that was taken. `fencing` grows with every new owner. */
export interface Lease {
  readonly owner: string;
  readonly fencing: number;
  readonly since: number;
}

/** A lease lives this long without a heartbeat; beat at a third of it. */
export const LEASE_TTL_MS = 15_000;

const NAME = 'monitor';
/** Start times of one process differ by the rounding of two clocks. */
const SAME_START_MS = 2000;
const fences = new WeakMap<object, Lease>();

/**
 * Makes this process the one monitor of the file. A holder that died on this host is succeeded at once, one that went
 * silent after its time. Afterwards every `inTransaction` on this `db` refuses to write once the lease has passed on.
 * @throws StoreError `already-running` with host, pid and since.
 */
export async function acquireLease(db: Db, request: LeaseRequest): Promise<Lease> {
  const lease = await db.transaction().execute(async (trx) => {
    const held = await trx.selectFrom('lease').selectAll().where('name', '=', NAME).executeTakeFirst();
    if (held && isHeld(held, request)) throw refusal(held);
    const fencing = (held?.fencing ?? 0) + 1;
    const row: LeaseTable = {
      name: NAME,
      owner: request.owner,
      fencing,
      host: request.host,
      pid: request.pid,
      processStartedAt: request.processStartedAt,
      since: request.now,
      expiresAt: request.now + request.ttlMs,
    };
    await trx
      .insertInto('lease')
      .values(row)
      .onConflict((oc) => oc.column('name').doUpdateSet({ ...row }))
      .execute();
    return { owner: request.owner, fencing, since: request.now };
  });
  fences.set(db, lease);
  return lease;
}

/** Puts the end of the lease off. @throws StoreError `lease-lost` when another monitor took over: stop at once. */
export async function heartbeatLease(db: Db, lease: Lease, now: number, ttlMs: number = LEASE_TTL_MS): Promise<void> {
  const beaten = await db
    .updateTable('lease')
    .set({ expiresAt: now + ttlMs })
    .where('name', '=', NAME)
    .where('fencing', '=', lease.fencing)
    .where('owner', '=', lease.owner)
    .executeTakeFirst();
  if (beaten.numUpdatedRows === 0n) throw lost();
}

/** Gives the lease back, so that the next start need not wait. Harmless when it is lost already. */
export async function releaseLease(db: Db, lease: Lease): Promise<void> {
  fences.delete(db);
  // The row stays: the next owner's fencing number must be higher than every one before.
  await db
    .updateTable('lease')
    .set({ expiresAt: 0, pid: 0 })
    .where('name', '=', NAME)
    .where('fencing', '=', lease.fencing)
    .execute();
}

/** Throws `already-running` when a live monitor holds the file; used before anything about the file is changed. */
export async function refuseWhileLeased(db: Db, request: Omit<LeaseRequest, 'owner' | 'ttlMs'>): Promise<void> {
  const held = await db.selectFrom('lease').selectAll().where('name', '=', NAME).executeTakeFirst();
  if (held && isHeld(held, request)) throw refusal(held);
}

/** Called first in every writing transaction of the holder. */
export async function checkFence(db: Db, trx: Db): Promise<void> {
  const fence = fences.get(db);
  if (!fence) return;
  const [held] = await readHolder(trx, [NAME]);
  if (held?.fencing !== fence.fencing || held.owner !== fence.owner) throw lost();
}

const readHolder = compileOnce((db) => db.selectFrom('lease').select(['fencing', 'owner']).where('name', '=', ''));

function isHeld(held: LeaseTable, by: Omit<LeaseRequest, 'owner' | 'ttlMs'>): boolean {
  if (held.expiresAt <= by.now) return false;
  if (held.host !== by.host) return true;
  if (held.pid === by.pid) return Math.abs(held.processStartedAt - by.processStartedAt) <= SAME_START_MS;
  return (by.isAlive ?? isProcessAlive)(held.pid);
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function refusal(held: LeaseTable): StoreError {
  const since = new Date(held.since).toISOString();
  return new StoreError(
    'already-running',
    `Another monitor works on this database: process ${held.pid} on ${held.host}, since ${since}. ` +
      'Stop it first, or give this one a data folder of its own (EARSHOT_HOME). Several monitors need PostgreSQL.',
    { details: { host: held.host, pid: held.pid, since: held.since } },
  );
}

function lost(): StoreError {
  return new StoreError('lease-lost', 'Another monitor took this database over while this one was not answering.');
}
