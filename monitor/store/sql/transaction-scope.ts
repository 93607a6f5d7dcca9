import { AsyncLocalStorage } from 'node:async_hooks';

/** The transaction that the present call chain is inside of. */
interface TransactionScope {
  readonly isSyncedLater: boolean;
  open: boolean;
  acquired: boolean;
}

const scopes = new AsyncLocalStorage<TransactionScope>();
const SAYING = 'A query on the store was made inside a transaction; pass the transaction to it instead.';

/**
 * Runs `work` so that asking for a second connection inside of it is recognised.
 * @throws Error when it is itself called inside a transaction.
 */
export async function runInTransactionScope<T>(isSyncedLater: boolean, work: () => Promise<T>): Promise<T> {
  if (scopes.getStore()?.open) throw new Error(SAYING);
  const scope: TransactionScope = { isSyncedLater, open: true, acquired: false };
  return scopes.run(scope, async () => {
    try {
      return await work();
    } finally {
      scope.open = false;
    }
  });
}

/**
 * Called whenever a connection is taken. Inside a transaction only the transaction itself may take one: a query on
 * the outer `db` would wait for the transaction that waits for it (SQLite), or not see it (PostgreSQL).
 * @throws Error at the faulty call instead of hanging for ever.
 */
export function refuseInsideTransaction(): void {
  const scope = scopes.getStore();
  if (!scope?.open) return;
  if (scope.acquired) throw new Error(SAYING);
  scope.acquired = true;
}

/** Whether the present transaction is one that the next synced commit takes along to the disk. */
export function isSyncedLater(): boolean {
  const scope = scopes.getStore();
  return scope?.open === true && scope.isSyncedLater;
}
