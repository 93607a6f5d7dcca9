import type { Db } from '../store/store.ts';
import { addRecorded, type EntryBatch, NOTHING_RECORDED, type RecordedEntries } from './entry-batch.ts';
import type { Pipeline } from './pipeline.ts';
import { type Finish, recordInTurn } from './record-in-turn.ts';
import { skipKnown } from './skip-known.ts';

/** Entries in one transaction; the database stops the event loop while it writes, so that nothing else waits long. */
const PIECE = 128;

/**
 * Stores every entry once and makes mentions of those that name a brand: mention, clocks, alert rows and event in the transaction of
 * their entry, so that after a crash either all of it is there or the next look finds the entry again.
 * `finish` runs in the last transaction.
 */
export async function recordEntries(
  pipeline: Pipeline,
  batch: EntryBatch,
  finish: (trx: Db, recorded: RecordedEntries) => Promise<void> = async () => undefined,
): Promise<RecordedEntries> {
  let recorded = NOTHING_RECORDED;
  const unknown = await skipKnown(pipeline.db, batch.source.id, batch.entries);
  for (let start = 0; start === 0 || start < unknown.length; start += PIECE) {
    const before = recorded;
    const isLast = start + PIECE >= unknown.length;
    const end: Finish | null = isLast ? (trx, piece) => finish(trx, addRecorded(before, piece)) : null;
    const entries = unknown.slice(start, start + PIECE);
    recorded = addRecorded(before, await recordInTurn(pipeline, { ...batch, entries }, end));
  }
  for (const mention of recorded.found) pipeline.observer?.mentionFound?.(mention);
  pipeline.observer?.entriesStored?.(recorded.newEntries, batch.source.drill);
  return recorded;
}
