import { setTimeout as pause } from 'node:timers/promises';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { Log } from '../log.ts';
import { watchEvents } from '../store/event-watch.ts';
import { eventRange, readEventsAfter } from '../store/events.ts';
import type { Db, Store } from '../store/store.ts';

/** New events of the log, each handed out once and in order, whichever monitor wrote them. */
export interface EventTail {
  /** The number up to which everything was handed out. */
  readonly seq: number;
  /** Calls back with every later batch, synchronously with `seq` moving on. Returns how to stop. */
  subscribe(listener: (events: readonly EarshotEvent[]) => void): () => void;
  close(): Promise<void>;
}

const BATCH = 500;
/** The watch is a hint that can be missed; this often the log is looked at anyway. */
const LOOK_EVERY_MS = 500;
/** What comes within this time after a batch is handed out together: nobody sees the difference, and a busy log costs a fraction. */
const GAP_MS = 20;

/** Follows the event log from its present end. */
export async function openEventTail(store: Store, readDb: Db, log: Log): Promise<EventTail> {
  const listeners = new Set<(events: readonly EarshotEvent[]) => void>();
  let seq = (await eventRange(readDb)).last;
  let wanted = false;
  let reading: Promise<void> | null = null;
  let closed = false;
  let failed = false;

  const readOn = async (): Promise<void> => {
    while (wanted && !closed) {
      wanted = false;
      const events = await readEventsAfter(readDb, seq, BATCH);
      const last = events.at(-1);
      if (last === undefined) continue;
      wanted = true;
      seq = last.seq;
      for (const listener of listeners) listener(events);
      if (events.length < BATCH) await pause(GAP_MS);
    }
    failed = false;
  };
  const look = (): void => {
    wanted = true;
    reading ??= readOn()
      .catch((error: unknown) => {
        // Said once: the timer tries again, and each try would fail alike.
        if (!failed && !closed) log.error('event-tail-failed', { error: String(error) });
        failed = true;
      })
      .finally(() => {
        reading = null;
        if (wanted && !failed && !closed) look();
      });
  };
  const stopWatching = await watchEvents(store, look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    get seq() {
      return seq;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await stopWatching();
      await reading;
    },
  };
}
