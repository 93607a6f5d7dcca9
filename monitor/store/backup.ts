import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { StoreError } from './sql/store-error.ts';
import type { Store } from './store.ts';

/** A finished backup. */
export interface Backup {
  readonly path: string;
  readonly sizeBytes: number;
  readonly tookMs: number;
}

/**
 * Writes a whole copy of an SQLite store to a new file while the monitor works on: one moment of the data, compact,
 * checked, and under its name only when it is complete. It is opened like any store. A thread does the work.
 * @throws StoreError `conflict` when the file exists; `full`; for PostgreSQL `unreachable` with what to use instead.
 */
export async function backUpStore(store: Store, path: string): Promise<Backup> {
  if (store.path === null)
    throw new StoreError('unreachable', 'A PostgreSQL store is backed up with pg_dump or the means of your server.');
  if (existsSync(path)) throw new StoreError('conflict', `The file ${path} exists; a backup never replaces one.`);
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  const startedAt = performance.now();
  try {
    await copyInThread(store.path, partial);
    chmodSync(partial, 0o600);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return { path, sizeBytes: statSync(path).size, tookMs: Math.round(performance.now() - startedAt) };
}

function copyInThread(from: string, to: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: { from, to } });
  worker.once('message', (answer: { error?: { code: StoreError['code']; message: string } }) => {
    if (answer.error) reject(new StoreError(answer.error.code, answer.error.message));
    else resolve();
  });
  worker.once('error', reject);
  worker.once('exit', () => reject(new StoreError('unreachable', 'The thread that writes the backup ended.')));
  return promise;
}
