import type { EarshotDatabase, OutboxRow } from './database.ts';

/** How far room is made: `old` is what nobody waits for; `cache` is also everything that the monitor can send again. */
export type Reach = 'old' | 'cache';

/**
 * True for what a browser throws when its disk, or our share of it, is full. In Firefox the next transaction after that may only delete:
 * whoever writes in it is refused in other words, and may write again in the one after.
 */
export function isQuotaError(error: unknown): boolean {
  if (!(error instanceof DOMException)) return false;
  return error.name === 'QuotaExceededError' || (error.name === 'InvalidStateError' && /mutation/.test(error.message));
}

/**
 * Writes, and when the browser has no room makes some and writes again: what is old goes first, then, if `reach` allows, the cache. What
 * was made here and is not handed over is never dropped. Throws the browser's QuotaExceededError when that was not enough.
 */
export async function writeWithRoom<T>(database: EarshotDatabase, reach: Reach, write: () => Promise<T>): Promise<T> {
  for (const makeRoom of reach === 'old' ? [dropOld] : [dropOld, dropCache]) {
    try {
      return await write();
    } catch (error) {
      if (!isQuotaError(error)) throw error;
      await makeRoom(database);
    }
  }
  try {
    return await write();
  } catch (error) {
    // Takes the transaction that may only delete upon itself: whoever writes next must not stumble over it.
    if (isQuotaError(error)) await database.transaction('cursors', 'readwrite').done;
    throw error;
  }
}

async function dropOld(database: EarshotDatabase): Promise<void> {
  const transaction = database.transaction(['mentions', 'outbox', 'told', 'seen'], 'readwrite');
  const [mentions, outbox] = [transaction.objectStore('mentions'), transaction.objectStore('outbox')];
  const [told, seen] = [transaction.objectStore('told'), transaction.objectStore('seen')];
  for (const { id, mention } of await mentions.getAll())
    if (mention.state === 'answered' || mention.state === 'dismissed') await mentions.delete(id);
  for (const row of await outbox.getAll()) if (isSettled(row)) await outbox.delete(row.clientKey);
  for (const key of await told.index('by-sent').getAllKeys(1)) await told.delete(key);
  for (const { postKey, state } of await seen.getAll()) if (state !== 'waiting') await seen.delete(postKey);
  await transaction.done;
}

/** Without its cursor the next look at the monitor reads the lists anew. */
async function dropCache(database: EarshotDatabase): Promise<void> {
  const transaction = database.transaction(['mentions', 'tickets', 'cursors'], 'readwrite');
  await transaction.objectStore('mentions').clear();
  await transaction.objectStore('tickets').clear();
  await transaction.objectStore('cursors').delete('events');
  await transaction.done;
}

/** Handed over or taken back: the monitor has what there is to keep. */
export function isSettled(row: OutboxRow): boolean {
  return row.state === 'undone' || (row.state === 'sent' && !row.undoAsked);
}
