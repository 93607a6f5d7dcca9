import { Worker } from 'node:worker_threads';
import { DocumentError } from './document-error.ts';
import type { ParseHints } from './parse-feed.ts';
import type { ParseReply, ParseRequest } from './parse-worker.ts';
import type { ParsedDocument } from './parsed-document.ts';

/** Bounds of one document (B2 of the threat model). */
const TIME_LIMIT_MS = 3_000;
const MEMORY_LIMIT_MB = 128;
/** The thread keeps some 40 MB: it goes when nothing came for a while, and comes back in a tenth of a second. */
const IDLE_MS = 5_000;

interface Job extends ParseRequest {
  readonly resolve: (document: ParsedDocument) => void;
  readonly reject: (error: Error) => void;
}

/** Reads documents one after another in a thread of its own; a document that costs too much costs only itself. */
export class ParseWorker {
  readonly #queue: Job[] = [];
  readonly #timeLimitMs: number;
  #worker: Worker | null = null;
  #isReady = false;
  #current: Job | null = null;
  #timer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(options: { readonly timeLimitMs?: number } = {}) {
    this.#timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
  }

  /**
   * Reads one document; the bytes are copied (`Buffer.slice` would not).
   * @throws DocumentError, also `too-costly` when time or memory ran out
   */
  parse(bytes: Uint8Array, hints: ParseHints = {}): Promise<ParsedDocument> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ bytes: new Uint8Array(bytes), hints, resolve, reject });
      this.#next();
    });
  }

  /** Ends the thread. Documents still waiting are refused. */
  async close(): Promise<void> {
    const worker = this.#forget();
    const waiting = [...(this.#current ? [this.#current] : []), ...this.#queue.splice(0)];
    this.#current = null;
    for (const job of waiting) job.reject(new Error('the parse worker was closed'));
    await worker?.terminate();
  }

  #next(): void {
    if (this.#current !== null) return;
    const job = this.#queue.shift();
    clearTimeout(this.#idleTimer);
    if (job === undefined) {
      this.#worker?.unref();
      this.#idleTimer = setTimeout(() => this.#end(this.#forget()), IDLE_MS).unref();
      return;
    }
    this.#current = job;
    this.#worker ??= this.#start();
    this.#worker.ref();
    if (this.#isReady) this.#send();
  }

  #send(): void {
    const job = this.#current;
    if (job === null || this.#worker === null) return;
    this.#timer = setTimeout(() => this.#giveUp(`no result within ${this.#timeLimitMs} ms`), this.#timeLimitMs);
    this.#worker.postMessage({ bytes: job.bytes, hints: job.hints }, [job.bytes.buffer as ArrayBuffer]);
  }

  #start(): Worker {
    const worker = new Worker(new URL('../../thread.mjs', import.meta.url), {
      workerData: { file: new URL('./parse-worker.ts', import.meta.url).href },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
      env: {},
    });
    worker.on('message', (message: ParseReply | 'ready') => {
      if (worker !== this.#worker) return;
      if (message !== 'ready') this.#settle(message);
      else {
        this.#isReady = true;
        this.#send();
      }
    });
    worker.on('error', (error) => {
      if (worker !== this.#worker) return;
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#giveUp(isMemory ? `more than ${MEMORY_LIMIT_MB} MB needed` : error.message);
    });
    return worker;
  }

  #settle(reply: ParseReply): void {
    clearTimeout(this.#timer);
    const job = this.#current;
    this.#current = null;
    if ('document' in reply) job?.resolve(reply.document);
    else if ('refused' in reply) job?.reject(new DocumentError(reply.refused.code, reply.refused.message));
    else job?.reject(new Error(reply.fault));
    this.#next();
  }

  /** The thread is beyond saving: the document is refused and the next one gets a new thread. */
  #giveUp(reason: string): void {
    const worker = this.#forget();
    const job = this.#current;
    this.#current = null;
    job?.reject(new DocumentError('too-costly', reason));
    this.#end(worker);
    this.#next();
  }

  /** The thread may be in an endless loop; nobody waits for its end. */
  #end(worker: Worker | null): void {
    worker?.terminate().catch((error: unknown) => console.error('parse worker did not end:', error));
  }

  #forget(): Worker | null {
    clearTimeout(this.#timer);
    clearTimeout(this.#idleTimer);
    const worker = this.#worker;
    this.#worker = null;
    this.#isReady = false;
    return worker;
  }
}

const shared = new ParseWorker();

/**
 * `parseDocument` in a worker thread with 128 MB and 3 s, for documents from outside.
 * @throws DocumentError
 */
export function parseDocumentInWorker(bytes: Uint8Array, hints: ParseHints = {}): Promise<ParsedDocument> {
  return shared.parse(bytes, hints);
}

/** Ends the shared thread, at the end of the program or of a test. */
export function closeParseWorker(): Promise<void> {
  return shared.close();
}
