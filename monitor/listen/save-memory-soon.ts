import type { SourceMemory } from '../../shared/model/source.ts';
import { saveMemory } from '../store/heard/sources.ts';
import { engineOf } from '../store/sql/engine.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';

interface Waiting {
  readonly sourceId: string;
  readonly change: Partial<SourceMemory>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How long a change may wait for others; most polls bring nothing new, and a commit of its own for each would be most of their cost. */
const WAIT_MS = 100;
const BATCH = 50;
const waiting = new WeakMap<Db, Waiting[]>();

/** Writes what a poll without news changed, many of them in one transaction. Resolves when it is committed. */
export function saveMemorySoon(db: Db, sourceId: string, change: Partial<SourceMemory>): Promise<void> {
  // PostgreSQL commits beside others; many rows in one transaction would only stand in the way of a monitor that starts.
  if (engineOf(db) === 'postgres') return saveMemory(db, sourceId, change);
  return new Promise((resolve, reject) => {
    const list = waiting.get(db) ?? [];
    waiting.set(db, list);
    list.push({ sourceId, change, resolve, reject });
    if (list.length === 1) setTimeout(() => void flush(db), WAIT_MS);
    if (list.length === BATCH) void flush(db);
  });
}

async function flush(db: Db): Promise<void> {
  const list = waiting.get(db) ?? [];
  if (list.length === 0) return;
  waiting.set(db, []);
  try {
    const save = async (trx: Db) => {
      for (const { sourceId, change } of list) await saveMemory(trx, sourceId, change);
    };
    // A power cut costs these sources one more look.
    await inTransaction(db, save, { isSyncedLater: true });
    for (const { resolve } of list) resolve();
  } catch (error) {
    for (const { reject } of list) reject(error);
  }
}
