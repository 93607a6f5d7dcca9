import type { Entry } from '../../shared/model/entry.ts';
import { digestEntry } from '../store/heard/entry-digest.ts';
import type { Db } from '../store/store.ts';

/** Names in one question; SQLite and PostgreSQL both take far more. */
const NAMES = 200;

/**
 * Leaves out what this source has shown before, word for word, under the same id and link: most of every document. One question for all
 * of them instead of several for each; what remains is looked at closely when it is stored.
 */
export async function skipKnown(db: Db, sourceId: string, entries: readonly Entry[]): Promise<Entry[]> {
  const known = new Map<string, { link: string | null; contentHash: string }>();
  const ids = entries.map(({ id }) => id).filter((id) => id !== null);
  for (let start = 0; start < ids.length; start += NAMES) {
    const rows = await db
      .selectFrom('entries')
      .select(['guid', 'link', 'contentHash'])
      .where('sourceId', '=', sourceId)
      .where('guid', 'in', ids.slice(start, start + NAMES))
      .execute();
    for (const row of rows) known.set(row.guid ?? '', row);
  }
  return entries.filter((entry) => {
    const row = entry.id === null ? undefined : known.get(entry.id);
    return !row || row.link !== entry.link || row.contentHash !== digestEntry(entry, sourceId).contentHash;
  });
}
