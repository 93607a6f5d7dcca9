import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { openNodeSqlite } from './sql/open-node-sqlite.ts';
import { StoreError, toStoreError } from './sql/store-error.ts';

/** The thread behind `backUpStore`. VACUUM INTO reads one moment of the data however much is written meanwhile. */
const { from, to } = workerData as { from: string; to: string };

try {
  const source = openNodeSqlite({ path: from, readOnly: true });
  source.exec('pragma query_only = off');
  source.prepare('vacuum into ?').run(to);
  source.close();
  checkCopy(to);
  const file = openSync(to, 'r');
  fsyncSync(file);
  closeSync(file);
  parentPort?.postMessage({});
} catch (error) {
  const judged = toStoreError(error);
  const code = judged instanceof StoreError ? judged.code : 'unreachable';
  const message = judged instanceof Error ? judged.message : String(judged);
  parentPort?.postMessage({ error: { code, message } });
}

function checkCopy(path: string): void {
  const copy = new DatabaseSync(path, { readOnly: true });
  const [first] = Object.values(copy.prepare('pragma quick_check(1)').get() ?? {});
  copy.close();
  if (first !== 'ok') throw new StoreError('corrupt', `The backup does not hold what it should: ${String(first)}`);
}
