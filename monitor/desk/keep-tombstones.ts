import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendAudit } from '../store/audit/audit.ts';
import { applyTombstones } from '../store/forget/erasure.ts';
import { purgeTraces } from '../store/forget/purge-traces.ts';
import { listTombstones, type Tombstone } from '../store/forget/tombstones.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Store } from '../store/store.ts';

/** Beside the database, not in it: it is what a restored backup does not have. Ids and hashes only. */
const FILE = 'erased.jsonl';

/** Writes down what was erased, whole and at once. */
export async function saveTombstones(store: Store, home: string): Promise<void> {
  const stones = await listTombstones(store.db);
  const path = join(home, FILE);
  await writeFile(`${path}.new`, stones.map((stone) => `${JSON.stringify(stone)}\n`).join(''), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/**
 * Makes the database forget what it should have forgotten: after a backup was restored it does not know what was erased
 * since (SEC-2). Before anything else works with it. @returns how many things it did not know to be erased.
 * @throws Error that names the file and line when it cannot be read: to go on would show erased data again.
 */
export async function reapplyTombstones(store: Store, home: string, now: number): Promise<number> {
  const stones = await readTombstones(join(home, FILE));
  const forgotten = await applyTombstones(store.db, stones, now);
  if (forgotten > 0) {
    await inTransaction(store.db, (trx) =>
      appendAudit(trx, {
        ...{ chain: 'system', at: now, actorId: null, action: 'erasure.reapplied', subjectId: null },
        details: { forgotten },
      }),
    );
    await purgeTraces(store);
  }
  await saveTombstones(store, home);
  return forgotten;
}

async function readTombstones(path: string): Promise<Tombstone[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [readTombstone(line, `${path}:${at + 1}`)]));
}

const KINDS: readonly Tombstone['kind'][] = ['customer', 'ticket', 'mention', 'post'];

function readTombstone(line: string, place: string): Tombstone {
  const { kind, id, erasedAt } = readJson(line) as Partial<Tombstone>;
  if (kind === undefined || !KINDS.includes(kind) || typeof id !== 'string' || typeof erasedAt !== 'number')
    throw new Error(
      `${place}: 不是删除记录；请从备份取回该文件 · this is no record of an erasure; take the file from a backup.`,
    );
  return { kind, id, erasedAt };
}

function readJson(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
