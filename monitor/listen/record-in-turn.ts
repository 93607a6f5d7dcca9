import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entry } from '../../shared/model/entry.ts';
import { engineOf } from '../store/sql/engine.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError, type StoreErrorCode } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { addRecorded, type EntryBatch, NOTHING_RECORDED, type RecordedEntries } from './entry-batch.ts';
import { mayBeMention } from './may-be-mention.ts';
import type { Pipeline } from './pipeline.ts';
import { recordBatches } from './record-batches.ts';

/** What is written in the transaction of a batch, after its entries. */
export type Finish = (trx: Db, recorded: RecordedEntries) => Promise<void>;

/** Batches that wait are written together up to the work of so many possible mentions; see `PIECE`. */
const MOST_TOGETHER = 128;
/** What an entry that names nobody costs beside one that may be a mention: no judgement, and one row. */
const QUIET_WEIGHT = 0.25;

/** A batch that waits to be written, and who waits for it. */
interface Waiting {
  readonly batch: EntryBatch;
  /** Entries that may become mentions. */
  readonly loud: number;
  readonly finish: Finish | null;
  readonly written: PromiseWithResolvers<RecordedEntries>;
}

/** SQLite has one writer. In PostgreSQL one transaction is prepared while another is committed, up to where both count. */
const WRITERS = { sqlite: 1, postgres: 2 } as const;

/** What waits, and how many transactions are written now. */
interface Queue {
  readonly waiting: Waiting[];
  writers: number;
}

const queues = new WeakMap<Pipeline, Queue>();

/**
 * Writes a batch and its `finish` in one transaction, together with what waits beside it: while one transaction is written the next
 * batches come, and many small ones cost hardly more than one. Each has its own result or error, and none is lost by the fault of another.
 * @throws what fails for the batch as a whole; entries that fail by themselves are `refused`.
 */
export function recordInTurn(pipeline: Pipeline, batch: EntryBatch, finish: Finish | null): Promise<RecordedEntries> {
  const loud = batch.entries.filter((entry) => isLoud(pipeline, batch, entry)).length;
  const one: Waiting = { batch, loud, finish, written: Promise.withResolvers() };
  const queue = queues.get(pipeline) ?? { waiting: [], writers: 0 };
  queues.set(pipeline, queue);
  queue.waiting.push(one);
  if (queue.writers < WRITERS[engineOf(pipeline.db)]) void writeAll(pipeline, queue);
  return one.written.promise;
}

function isLoud({ analyzer }: Pipeline, { source }: EntryBatch, entry: Entry): boolean {
  try {
    return mayBeMention(analyzer, source, entry);
  } catch {
    // It fails again where it is written, and is refused there.
    return true;
  }
}

async function writeAll(pipeline: Pipeline, queue: Queue): Promise<void> {
  const { waiting } = queue;
  queue.writers += 1;
  for (;;) {
    // What came by the network has its turn between two transactions, and may join.
    await nextTurn();
    if (waiting.length === 0) break;
    await writeTogether(pipeline, waiting.splice(0, countTogether(waiting)));
  }
  queue.writers -= 1;
}

/** How many of those that wait go into one transaction: practice is never told together with the work. */
function countTogether(queue: readonly Waiting[]): number {
  let weight = 0;
  const drill = queue[0]?.batch.source.drill;
  const end = queue.findIndex(({ batch, loud }, i) => {
    weight += loud + (batch.entries.length - loud) * QUIET_WEIGHT;
    return i > 0 && (weight > MOST_TOGETHER || batch.source.drill !== drill);
  });
  return end < 0 ? queue.length : end;
}

/** Never throws: who waits hears of it. */
async function writeTogether(pipeline: Pipeline, group: readonly Waiting[]): Promise<void> {
  try {
    const recorded = await write(pipeline, group);
    pipeline.checkpoint?.('entries:committed');
    for (const [i, { written }] of group.entries()) written.resolve(recorded[i] ?? NOTHING_RECORDED);
  } catch (error) {
    if (!mayBeOfAnEntry(error)) for (const { written } of group) written.reject(error);
    else if (group.length > 1) for (const one of group) await writeTogether(pipeline, [one]);
    else for (const one of group) await writeEach(pipeline, one, error);
  }
}

/** Each entry of a batch that failed in a transaction of its own, so that one that cannot be recorded keeps no other away. */
async function writeEach(pipeline: Pipeline, one: Waiting, error: unknown): Promise<void> {
  const { batch, finish, written } = one;
  if (batch.entries.length === 0) return written.reject(error);
  try {
    let recorded = NOTHING_RECORDED;
    for (const entry of batch.entries) recorded = addRecorded(recorded, await writeOne(pipeline, batch, entry));
    const end = finish && ((trx: Db) => finish(trx, recorded));
    // If it was `finish` that failed, it fails again and says so.
    if (end !== null) await write(pipeline, [{ ...one, batch: { ...batch, entries: [] }, finish: end }]);
    pipeline.checkpoint?.('entries:committed');
    written.resolve(recorded);
  } catch (failed) {
    written.reject(failed);
  }
}

async function writeOne(pipeline: Pipeline, batch: EntryBatch, entry: Entry): Promise<RecordedEntries> {
  try {
    const alone = { batch: { ...batch, entries: [entry] }, loud: 1, finish: null };
    const [recorded = NOTHING_RECORDED] = await write(pipeline, [alone]);
    return recorded;
  } catch (error) {
    if (!mayBeOfAnEntry(error)) throw error;
    const place = entry.link ?? entry.id;
    pipeline.log.error('entry.refused', { sourceId: batch.source.id, entry: place, error: String(error) });
    return { ...NOTHING_RECORDED, refused: [{ entry, error }] };
  }
}

type Written = Pick<Waiting, 'batch' | 'finish' | 'loud'>;

function write(pipeline: Pipeline, group: readonly Written[]): Promise<RecordedEntries[]> {
  const work = async (trx: Db) => {
    const recorded = await recordBatches(
      pipeline,
      trx,
      group.map(({ batch }) => batch),
    );
    for (const [i, { finish }] of group.entries()) await finish?.(trx, recorded[i] ?? NOTHING_RECORDED);
    pipeline.checkpoint?.('entries:before-commit');
    return recorded;
  };
  // Waiting for the disk is a third of what a document without news for us would cost.
  const isSyncedLater = group.every(({ batch, loud }) => loud === 0 && batch.isAskedAgain);
  return inTransaction(pipeline.db, work, { isSyncedLater });
}

/** What the database may say of one row only; the rest of its troubles (full, busy, away) concern every entry. */
const ROW_TROUBLES: ReadonlySet<StoreErrorCode> = new Set(['constraint', 'conflict', 'not-found']);

function mayBeOfAnEntry(error: unknown): boolean {
  return !(error instanceof StoreError) || ROW_TROUBLES.has(error.code);
}
