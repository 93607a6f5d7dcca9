import { createPoliteQueue } from './polite-queue.ts';
import type { DuePoll, PollEngine, PollWork } from './poll-engine.ts';

export interface LocalEngineOptions {
  /** Polls at the same time. */
  readonly concurrency: number;
  /** Polls of one host at the same time. */
  readonly perHost: number;
  readonly now: () => number;
}

/** Fetching is waiting for the network most of the time; more than this only costs memory. */
export const LOCAL_CONCURRENCY = 64;
export const LOCAL_PER_HOST = 2;
/** Due sources that wait in memory beside the running ones. */
const WAITING = 256;
/** Looks at the database at least this often, should a wake have been lost. */
const LONGEST_SLEEP_MS = 15_000;
const FAULT_SLEEP_MS = 1_000;

/** All polls in this process, filled again and again from what is due. */
export function createLocalEngine(options: LocalEngineOptions): PollEngine {
  const queue = createPoliteQueue(options);
  const taken = new Set<string>();
  const stopping = new AbortController();
  let work: PollWork | null = null;
  let timer: NodeJS.Timeout | undefined;
  let filling: Promise<void> | null = null;
  let again = false;
  let isStopped = false;

  const wake = () => {
    if (isStopped || !work) return;
    if (filling !== null) {
      again = true;
      return;
    }
    clearTimeout(timer);
    filling = fill(work).finally(() => {
      filling = null;
      if (!again) return;
      again = false;
      wake();
    });
  };

  const fill = async (current: PollWork): Promise<void> => {
    try {
      const room = options.concurrency + WAITING - taken.size;
      // Sources that run are still due in the database: ask for so many more.
      const due = room > 0 ? await current.listDue(taken.size + room) : [];
      for (const poll of due) if (!taken.has(poll.id)) take(current, poll);
      sleepUntil(taken.size > 0 ? null : await current.nextDueAt());
    } catch (error) {
      current.onFault(error);
      sleepUntil(options.now() + FAULT_SLEEP_MS);
    }
  };

  const sleepUntil = (at: number | null) => {
    if (isStopped) return;
    const waitMs = at === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(0, at - options.now()));
    clearTimeout(timer);
    // While something runs, others become due that the query could not tell from it.
    timer = setTimeout(wake, taken.size > 0 ? Math.min(waitMs, 1_000) : waitMs);
  };

  const take = (current: PollWork, { id, host }: DuePoll) => {
    taken.add(id);
    queue
      .add(host, async () => {
        if (!isStopped) await current.poll(id, stopping.signal);
      })
      .catch((error: unknown) => {
        // What a stop takes out of the queue has not begun: it stays due, and nothing is wrong.
        if (!(isStopped && error instanceof DOMException && error.name === 'AbortError')) current.onFault(error);
      })
      .finally(() => {
        taken.delete(id);
        if (taken.size < options.concurrency) wake();
      });
  };

  return {
    async start(newWork) {
      work = newWork;
      wake();
    },
    wake,
    async stop(graceMs) {
      isStopped = true;
      clearTimeout(timer);
      queue.clear();
      const ended = setTimeout(() => stopping.abort(), graceMs);
      await queue.onIdle();
      clearTimeout(ended);
      await filling;
    },
  };
}
