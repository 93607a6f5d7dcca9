import { PgBoss } from 'pg-boss';
import { createPoliteQueue } from './polite-queue.ts';
import type { DuePoll, PollEngine, PollWork } from './poll-engine.ts';

export interface DistributedEngineOptions {
  /** The PostgreSQL database of the store; jobs live in a schema of their own beside it. */
  readonly url: string;
  /** Polls at the same time in this process. */
  readonly concurrency: number;
  /** Polls of one host at the same time in this process. */
  readonly perHost: number;
}

const QUEUE = 'poll';
const SCHEMA = 'earshot_jobs';
/** Jobs that one fetch takes; several fetches work side by side. */
const BATCH = 16;
/** A monitor that died is noticed after so long, the least that pg-boss takes; its sources go to the others. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
/** No poll takes longer; far above the time-outs of fetching and parsing. */
const EXPIRE_SECONDS = 120;
/** Jobs that were done are of no use to anybody. */
const KEPT_DONE_SECONDS = 60;
/** How often sources that are due but have no job are looked for. */
const SWEEP_MS = 10_000;
const SWEEP_LIMIT = 5_000;

interface PollJob {
  readonly id: string;
  readonly host: string;
}

/**
 * Polls shared by any number of monitors over pg-boss: a source has one waiting job (policy `short`, its id as singleton key), started when
 * it is due; whoever polls it makes the next one. What is due but has no job, because somebody died or it is new, the sweeper brings back.
 */
export function createDistributedEngine(options: DistributedEngineOptions): PollEngine {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: SCHEMA,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    application_name: 'earshot polls',
  });
  const queue = createPoliteQueue(options);
  const stopping = new AbortController();
  let work: PollWork | null = null;
  let sweeper: NodeJS.Timeout | undefined;

  const schedule = async (polls: readonly (DuePoll & { readonly at: number | null })[]) => {
    if (polls.length === 0) return;
    await boss.insert(
      QUEUE,
      polls.map(({ id, host, at }) => ({
        data: { id, host } satisfies PollJob,
        singletonKey: id,
        ...(at === null ? {} : { startAfter: new Date(at) }),
      })),
    );
  };

  const run = async (current: PollWork, { id, host }: PollJob) => {
    const nextAt = await queue.add(host, () => current.poll(id, stopping.signal));
    if (nextAt !== null) await schedule([{ id, host, at: nextAt }]);
  };

  const sweep = async () => {
    if (!work) return;
    try {
      await schedule((await work.listDue(SWEEP_LIMIT)).map((poll) => ({ ...poll, at: null })));
    } catch (error) {
      work.onFault(error);
    }
  };

  return {
    async start(newWork) {
      work = newWork;
      boss.on('error', (error: unknown) => newWork.onFault(error));
      await boss.start();
      await boss.createQueue(QUEUE, {
        policy: 'short',
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: EXPIRE_SECONDS,
        deleteAfterSeconds: KEPT_DONE_SECONDS,
        retryLimit: 3,
        retryDelay: 0,
      });
      await boss.work<PollJob, undefined>(
        QUEUE,
        {
          batchSize: BATCH,
          localConcurrency: Math.max(1, Math.round(options.concurrency / BATCH)),
          pollingIntervalSeconds: 0.5,
          burstWhenBatchFull: true,
        },
        async (jobs) => {
          await Promise.all(
            // A fault of the machine in one poll must not repeat the others of its batch: the sweeper finds the source again.
            jobs.map(({ data }) => run(newWork, data).catch((error: unknown) => newWork.onFault(error))),
          );
          return undefined;
        },
      );
      sweeper = setInterval(() => void sweep(), SWEEP_MS);
      await sweep();
    },
    wake: () => void sweep(),
    async stop(graceMs) {
      clearInterval(sweeper);
      work = null;
      const ended = setTimeout(() => stopping.abort(), graceMs);
      await boss.stop({ graceful: true, timeout: graceMs + 5_000, close: true });
      clearTimeout(ended);
    },
  };
}
