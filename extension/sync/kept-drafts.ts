import type { EarshotDatabase, KeptDraft } from './database.ts';
import { writeWithRoom } from './make-room.ts';

/** Words that nobody came back to for so long are forgotten: they may be about a person. */
const KEEP_MS = 7 * 86_400_000;

/** Keeps what was typed in a place, as it stands there now; `null` forgets it. @throws the browser's error when there is no room. */
export async function keepDraft(
  database: EarshotDatabase,
  place: string,
  value: KeptDraft['value'] | null,
  now: number,
): Promise<void> {
  if (value === null) await database.delete('drafts', place);
  else await writeWithRoom(database, 'cache', () => database.put('drafts', { place, value, at: now }));
}

/** What was typed and not sent, by its place. What is too old is deleted on the way. */
export async function readDrafts(
  database: EarshotDatabase,
  now: number,
): Promise<ReadonlyMap<string, KeptDraft['value']>> {
  const transaction = database.transaction('drafts', 'readwrite');
  const rows = await transaction.store.getAll();
  const isOver = ({ at }: KeptDraft) => at < now - KEEP_MS;
  await Promise.all(rows.filter(isOver).map(({ place }) => transaction.store.delete(place)));
  await transaction.done;
  return new Map(rows.filter((row) => !isOver(row)).map(({ place, value }) => [place, value]));
}
