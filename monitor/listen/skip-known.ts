import type { Entry } from '../../shared/model/entry.ts';
import { findByGuids } from '../store/heard/entries.ts';
import { digestEntry } from '../store/heard/entry-digest.ts';
import type { Db } from '../store/store.ts';

/**
 * Leaves out what this source has shown before, word for word, under the same id and link: most of every document. One question for all
 * of them instead of several for each; what remains is looked at closely when it is stored.
 */
export async function skipKnown(db: Db, sourceId: string, entries: readonly Entry[]): Promise<Entry[]> {
  const guids = entries.flatMap(({ id: guid }) => (guid === null ? [] : { sourceId, guid }));
  const known = new Map((await findByGuids(db, guids)).map((row) => [row.guid, row]));
  return entries.filter((entry) => {
    const row = known.get(entry.id);
    return !row || row.link !== entry.link || row.contentHash !== digestEntry(entry, sourceId).contentHash;
  });
}
