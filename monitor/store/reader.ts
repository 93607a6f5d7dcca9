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
 * works on, so it gets a thread and a read-only connection of its own, started with the first question; a second one
 * answers what is asked while the first counts a report. In PostgreSQL the server does the work and the pool is used.
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

const MOST_THREADS = 2;

/** Each question goes to the thread that has least to answer. */
function askThreads(path: string): Asking {
  const threads = Array.from({ length: MOST_THREADS }, () => askThread(path));
  return {
    read: (name, args) =>
      threads.reduce((least, next) => (next.waiting < least.waiting ? next : least)).read(name, args),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

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
