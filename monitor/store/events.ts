import type { EarshotEvent } from '../../shared/model/event.ts';
import { announceEvents } from './event-watch.ts';
import { takeNumbers } from './sql/counters.ts';
import { demandSync } from './sql/in-transaction.ts';
import { insertRows } from './sql/insert-rows.ts';
import { decodeJson, encodeJson } from './sql/json-column.ts';
import type { Db } from './store.ts';

/**
 * Writes a line of the event log, in the transaction of what happened. Numbers have no gap: whoever has read up to a
 * number has missed nothing before it, whatever commits later. As it holds back other writers, call it last.
 */
export async function appendEvent(trx: Db, event: Omit<EarshotEvent, 'seq'>): Promise<EarshotEvent> {
  return { seq: await appendEvents(trx, [event]), ...event };
}

/** The same for several, in their order. Gives back the number of the first. */
export async function appendEvents(trx: Db, events: readonly Omit<EarshotEvent, 'seq'>[]): Promise<number> {
  if (events.length === 0) return 0;
  demandSync(trx);
  const first = await takeNumbers(trx, 'event', events.length);
  const rows = events.map((event, i) => ({
    seq: first + i,
    at: event.at,
    type: event.type,
    subjectId: event.subjectId,
    drill: event.drill ? 1 : 0,
    data: encodeJson(event.data),
  }));
  await insertRows(trx, 'events', rows);
  await announceEvents(trx);
  return first;
}

/** Events after a number, in order. */
export async function readEventsAfter(db: Db, after: number, limit: number): Promise<EarshotEvent[]> {
  const rows = await db.selectFrom('events').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute();
  return rows.map((row) => ({ ...row, drill: row.drill === 1, data: decodeJson<unknown>(row.data) }));
}

/** The first number still kept and the last one given; both 0 while there is none. A reader older than `first - 1` must start anew. */
export async function eventRange(db: Db): Promise<{ first: number; last: number }> {
  const first = await db.selectFrom('events').select('seq').orderBy('seq').limit(1).executeTakeFirst();
  const last = await db.selectFrom('counters').select('value').where('name', '=', 'event').executeTakeFirst();
  return { first: first?.seq ?? 0, last: last?.value ?? 0 };
}

/** So many of the newest are kept however old they are: a reader that was away reads on from them. */
const KEPT_EVENTS = 10_000;

/** Forgets events older than an instant, but keeps the newest `keep`. Returns how many went. */
export async function trimEvents(db: Db, before: number, keep = KEPT_EVENTS): Promise<number> {
  const { last } = await eventRange(db);
  const result = await db
    .deleteFrom('events')
    .where('at', '<', before)
    .where('seq', '<=', last - keep)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How many events `trimEvents` would forget. */
export async function countOldEvents(db: Db, before: number): Promise<number> {
  const { last } = await eventRange(db);
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('at', '<', before)
    .where('seq', '<=', last - KEPT_EVENTS)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}
