import type { ApiClient } from '../../shared/api-client.ts';
import type { EarshotDatabase } from './database.ts';
import { isRefusedForGood } from './is-refused-for-good.ts';

/** Notes that a mention stood before this person's eyes at `at` (monitor's time). Only the first time counts. */
export async function noteTold(database: EarshotDatabase, mentionId: string, at: number): Promise<boolean> {
  const transaction = database.transaction('told', 'readwrite');
  const known = await transaction.store.get(mentionId);
  if (!known) await transaction.store.put({ mentionId, at, sent: 0 });
  await transaction.done;
  return known === undefined;
}

/**
 * Reports what was shown: once, though the background and every open window may ask for it at the same moment. Killed
 * between report and note, it reports again; the monitor keeps the first instant.
 */
export async function reportTold(database: EarshotDatabase, client: ApiClient): Promise<void> {
  await navigator.locks.request('earshot-told', () => report(database, client));
}

async function report(database: EarshotDatabase, client: ApiClient): Promise<void> {
  for (const row of await database.getAllFromIndex('told', 'by-sent', 0)) {
    try {
      await client.tellMention({ params: { id: row.mentionId }, body: { at: row.at } });
    } catch (error) {
      // A mention that is gone, or that this person may not touch, will not be told later either.
      if (!isRefusedForGood(error)) throw error;
    }
    await database.put('told', { ...row, sent: 1 });
  }
}
