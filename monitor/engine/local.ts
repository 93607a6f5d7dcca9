import PQueue from 'p-queue';
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

/** All polls in this process: one queue over all, one for each host, filled again from what is due. */
export function createLocalEngine(options: LocalEngineOptions): PollEngine {
  const everything = new PQueue({ concurrency: options.concurrency });
  const hosts = new Map<string, PQueue>();
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
      sleepUntil(taken.size < options.concurrency ? await nextAt(current) : null);
    } catch (error) {
      current.onFault(error);
      sleepUntil(options.now() + FAULT_SLEEP_MS);
    }
  };

  /** Running sources are due all along; only the time of the others is worth waking for. */
  const nextAt = async (current: PollWork): Promise<number | null> => (taken.size > 0 ? null : current.nextDueAt());

  const sleepUntil = (at: number | null) => {
    if (isStopped) return;
    const waitMs = at === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(0, at - options.now()));
    clearTimeout(timer);
    timer = setTimeout(wake, taken.size > 0 ? Math.min(waitMs, 1_000) : waitMs);
  };

  const take = (current: PollWork, { id, host }: DuePoll) => {
    taken.add(id);
    const queue = hosts.get(host) ?? new PQueue({ concurrency: options.perHost });
    hosts.set(host, queue);
    const run = () => (isStopped ? Promise.resolve() : current.poll(id, stopping.signal));
    // The host's turn comes first, so that a slow host holds no place of the others.
    void queue
      .add(() => everything.add(run))
      .catch((error: unknown) => current.onFault(error))
      .finally(() => {
        taken.delete(id);
        if (queue.size === 0 && queue.pending === 0) hosts.delete(host);
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
      for (const queue of hosts.values()) queue.clear();
      const idle = everything.onIdle();
      const ended = setTimeout(() => stopping.abort(), graceMs);
      await idle;
      clearTimeout(ended);
      await filling;
    },
  };
}
