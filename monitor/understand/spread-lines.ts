import { Worker } from 'node:worker_threads';
import type { Brand } from '../../shared/model/brand.ts';

/** What every thread builds its analyzer from. */
export interface AnswerSettings {
  readonly brands: readonly Brand[];
  readonly terms: readonly string[];
  readonly wordsOnly: boolean;
}

/** Whole lines for a thread. */
export interface BatchMessage {
  readonly bytes: Uint8Array;
  readonly firstLine: number;
}

/** Answers to a batch as they are written out: bytes change hands between threads, a text would be copied twice and encoded by the one that writes. */
export interface BatchAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly readCount: number;
}

/** Threads that judge batches side by side. */
export interface AnswerThreads {
  /** How many batches may wait for an answer before the caller had better take one. */
  readonly room: number;
  /** Hands a batch to the next thread; rejects when the thread dies. */
  answer(batch: BatchMessage): Promise<BatchAnswer>;
  close(): Promise<void>;
}

/** Batches that each thread has before it: one in work, one ready. */
const AHEAD = 2;

/** Starts `count` threads. Each has an analyzer of its own, some 20 MB. Batches go round in turn, so that answers can be taken in order. */
export function startAnswerThreads(count: number, settings: AnswerSettings): AnswerThreads {
  const threads = Array.from({ length: count }, () => startThread(settings));
  let turn = 0;
  return {
    room: count * AHEAD,
    answer: (batch) => (threads[turn++ % count] as Thread).answer(batch),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

interface Thread {
  readonly worker: Worker;
  answer(batch: BatchMessage): Promise<BatchAnswer>;
}

function startThread(settings: AnswerSettings): Thread {
  const worker = new Worker(new URL('./answer-worker.ts', import.meta.url), { workerData: settings });
  const waiting: { resolve(message: BatchAnswer): void; reject(error: unknown): void }[] = [];
  let fault: unknown = null;
  const fail = (error: unknown): void => {
    fault = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('message', (message: BatchAnswer) => waiting.shift()?.resolve(message));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A thread of the analysis ended with code ${code}.`)));
  return {
    worker,
    answer(batch) {
      if (fault !== null) return Promise.reject(fault);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
      });
    },
  };
}
