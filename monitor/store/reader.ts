import { Worker } from 'node:worker_threads';
import { type Reader, type ReadName, reads } from './reads.ts';
import { StoreError, type StoreErrorCode } from './sql/store-error.ts';
import type { Store } from './store.ts';

/** What goes to the thread. */
export interface ReadRequest {
  readonly call: number;
  readonly name: ReadName;
  readonly args: readonly unknown[];
}

/** What comes back: a result, or an error in plain words. */
export interface ReadReply {
  readonly call: number;
  readonly result?: unknown;
  readonly error?: { name: string; message: string; code?: StoreErrorCode; details?: Record<string, unknown> };
}

/**
 * Opens the way to read lists and reports without holding up polling and alerts: node:sqlite stops the thread it
 * works on, so it gets threads with a read-only connection each, started with their first question. Reports that count for
 * seconds keep to some of them: one is always left for the queue, the ticket and the counts at the foot of every panel. In PostgreSQL
 * the server does the work and the pool is used.
 */
export function openReader(store: Store): Reader {
  const ask = store.path === null ? askDatabase(store) : askThreads(store.path);
  const functions = Object.fromEntries(
    Object.keys(reads).map((name) => [name, (...args: unknown[]) => ask.read(name as ReadName, args)]),
  );
  return { ...functions, close: ask.close } as unknown as Reader;
}

interface Asking {
  read(name: ReadName, args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

function askDatabase(store: Store): Asking {
  return {
    read: async (name, args) => (reads[name] as (...all: unknown[]) => unknown)(store.db, ...args),
    close: async () => undefined,
  };
}

/** What counts over all that was heard in a stretch of time. */
const REPORTS: ReadonlySet<ReadName> = new Set<ReadName>([
  'readFigures',
  'readFigureParts',
  'readPeopleFigures',
  'readRising',
  'listPostsOfTerm',
  'listMentionsBehind',
  'listTicketsBehind',
  'listSlowestAnswers',
]);

/** The board asks for a stretch and the one before it together. */
const REPORT_THREADS = 2;

/** A report goes to the thread that has least to count; what is quick never stands behind one. */
function askThreads(path: string): Asking {
  const quick = askThread(path);
  const reporting = Array.from({ length: REPORT_THREADS }, () => askThread(path));
  return {
    read: (name, args) => {
      const idle = [quick, ...reporting].find(({ waiting }) => waiting === 0);
      return (REPORTS.has(name) ? leastOf(reporting) : (idle ?? quick)).read(name, args);
    },
    close: async () => {
      await Promise.all([quick, ...reporting].map((thread) => thread.close()));
    },
  };
}

function leastOf(threads: readonly AskedThread[]): AskedThread {
  return threads.reduce((least, next) => (next.waiting < least.waiting ? next : least));
}

type AskedThread = ReturnType<typeof askThread>;

function askThread(path: string): Asking & { readonly waiting: number } {
  let worker: Worker | null = null;
  let calls = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();

  const start = (): Worker => {
    const started = new Worker(new URL('../thread.mjs', import.meta.url), {
      workerData: { file: new URL('./read-worker.ts', import.meta.url).href, path },
    });
    // Questions keep the process alive, the idle thread does not.
    started.unref();
    const fail = (error: unknown) => {
      if (worker !== started) return;
      worker = null;
      for (const call of waiting.values()) call.reject(error);
      waiting.clear();
    };
    started.on('message', (reply: ReadReply) => {
      const call = waiting.get(reply.call);
      waiting.delete(reply.call);
      if (waiting.size === 0) started.unref();
      if (reply.error) call?.reject(toError(reply.error));
      else call?.resolve(reply.result);
    });
    started.on('error', fail);
    started.on('exit', () => fail(new StoreError('unreachable', 'The thread that reads the database ended.')));
    return started;
  };

  return {
    get waiting() {
      return waiting.size;
    },
    read: (name, args) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        calls += 1;
        waiting.set(calls, { resolve, reject });
        worker.ref();
        worker.postMessage({ call: calls, name, args } satisfies ReadRequest);
      }),
    close: async () => {
      const ending = worker;
      worker = null;
      for (const call of waiting.values()) call.reject(new StoreError('unreachable', 'The reader was closed.'));
      waiting.clear();
      await ending?.terminate();
    },
  };
}

function toError(error: NonNullable<ReadReply['error']>): Error {
  if (error.code) return new StoreError(error.code, error.message, { details: error.details ?? {} });
  const made = new Error(error.message);
  made.name = error.name;
  return made;
}
