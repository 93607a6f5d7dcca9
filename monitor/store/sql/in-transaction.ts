import { setTimeout as wait } from 'node:timers/promises';
import { checkFence } from '../lease.ts';
import type { Db } from '../store.ts';
import { StoreError } from './store-error.ts';
import { runInTransactionScope } from './transaction-scope.ts';

/** How often a transaction is tried when another writer is in the way. */
const TRIES = 6;
const FIRST_WAIT_MS = 15;

/** What an open transaction does once it is committed, the database it belongs to, and whether its commit waits for the disk. */
const commits = new WeakMap<Db, { db: Db; work: Map<string, (db: Db) => void>; isSyncedLater: boolean }>();

/** A transaction of which it was thought that a power cut might take it back turned out to be more. */
class MustBeSynced extends Error {}

/**
 * Runs `work` in one transaction and tries the whole of it again when the database was busy, a deadlock was broken
 * or a serialisation failed; so `work` must have no effect outside the database. Called inside a transaction it joins it.
 * @param options.isSyncedLater what a power cut may take back whole, because it is asked for again: SQLite need not wait for the disk
 * and syncs it with the next commit. Where it turns out to hold an event, it is done anew and synced (`demandSync`).
 * @throws what `work` throws (everything is rolled back); StoreError `busy` when all tries failed; `lease-lost`.
 */
export async function inTransaction<T>(
  db: Db,
  work: (trx: Db) => Promise<T>,
  options: { readonly isSyncedLater?: boolean } = {},
): Promise<T> {
  if (db.isTransaction) return work(db);
  let isSyncedLater = options.isSyncedLater === true;
  for (let attempt = 1; ; attempt += 1) {
    const afterwards = new Map<string, (db: Db) => void>();
    try {
      const result = await runInTransactionScope(isSyncedLater, () =>
        db.transaction().execute(async (trx) => {
          commits.set(trx, { db, work: afterwards, isSyncedLater });
          await checkFence(db, trx);
          return work(trx);
        }),
      );
      for (const step of afterwards.values()) step(db);
      return result;
    } catch (error) {
      if (error instanceof MustBeSynced) {
        isSyncedLater = false;
        continue;
      }
      if (!(error instanceof StoreError) || error.code !== 'busy' || attempt >= TRIES) throw error;
      await wait(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}

/** Has something done after the commit, once for each name; never when the transaction is rolled back. */
export function afterCommit(trx: Db, name: string, step: (db: Db) => void): void {
  commits.get(trx)?.work.set(name, step);
}

/** Called by what nobody may hear of before it is on the disk: events, and the alerts that go with them. */
export function demandSync(trx: Db): void {
  if (commits.get(trx)?.isSyncedLater) throw new MustBeSynced('This transaction must be synced.');
}
