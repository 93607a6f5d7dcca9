import type { Clock } from '../../shared/model/clock.ts';
import { listClocksDue, listClocksToWarn, markClockFired, markClockWarned } from '../store/clocks.ts';
import type { Db } from '../store/database.ts';
import { appendEvent } from '../store/events.ts';
import { inTransaction } from '../store/in-transaction.ts';

/** Clocks in one tick; what remains comes with the next. */
const BATCH = 50;

/**
 * Tells of clocks whose warning or deadline has come: each once, whatever crashes in between, because the mark and the event are one
 * transaction. Returns how many it told of.
 */
export async function tickClocks(db: Db, now: number): Promise<number> {
  let told = 0;
  for (const clock of await listClocksToWarn(db, now, BATCH)) {
    if (await tell(db, clock, 'clock.warned', now)) told += 1;
  }
  for (const clock of await listClocksDue(db, now, BATCH)) {
    if (await tell(db, clock, 'clock.due', now)) told += 1;
  }
  return told;
}

async function tell(db: Db, clock: Clock, type: 'clock.warned' | 'clock.due', now: number): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const mark = type === 'clock.due' ? markClockFired : markClockWarned;
    if (!(await mark(trx, clock.id, now))) return false;
    const drill = await isDrill(trx, clock.id);
    await appendEvent(trx, { at: now, type, subjectId: clock.subjectId, drill, data: clock });
    return true;
  });
}

async function isDrill(trx: Db, clockId: string): Promise<boolean> {
  const row = await trx.selectFrom('clocks').select('drill').where('id', '=', clockId).executeTakeFirst();
  return row?.drill === 1;
}
