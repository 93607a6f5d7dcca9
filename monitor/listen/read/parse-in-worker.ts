import { Worker } from 'node:worker_threads';
import { DocumentError } from './document-error.ts';
import type { ParseHints } from './parse-feed.ts';
import type { ParseReply, ParseRequest } from './parse-worker.ts';
import type { ParsedDocument } from './parsed-document.ts';

/** Bounds of one document (B2 of the threat model). */
const TIME_LIMIT_MS = 3_000;
const MEMORY_LIMIT_MB = 128;
/**
 * So many documents are with the thread at a time: it goes on while the main thread stores what it has read, and what it has read meanwhile
 * is stored together.
 */
const MOST_AHEAD = 16;
/** Of large documents fewer: a copy of each is in both threads. */
const MOST_BYTES_AHEAD = 1024 * 1024;
/** The thread keeps some 40 MB: it goes when nothing came for a while, and comes back in a tenth of a second. */
const IDLE_MS = 5_000;

interface Job extends ParseRequest {
  readonly resolve: (document: ParsedDocument) => void;
  readonly reject: (error: Error) => void;
}

/** Reads documents one after another in a thread of its own; a document that costs too much costs only itself. */
export class ParseWorker {
  readonly #queue: Job[] = [];
  /** What the thread was given, in the order in which it answers. */
  readonly #given: Job[] = [];
  #bytesGiven = 0;
  readonly #timeLimitMs: number;
  readonly #reader: string;
  #worker: Worker | null = null;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  /** `reader`: address of the module that reads in the thread. */
  constructor(options: { readonly timeLimitMs?: number; readonly reader?: string } = {}) {
    this.#timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
    this.#reader = options.reader ?? new URL('./parse-worker.ts', import.meta.url).href;
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
    for (const job of [...this.#takeBack(), ...this.#queue.splice(0)])
      job.reject(new Error('the parse worker was closed'));
    await worker?.terminate();
  }

  #next(): void {
    clearTimeout(this.#idleTimer);
    if (this.#queue.length === 0 && this.#given.length === 0) {
      this.#worker?.unref();
      this.#idleTimer = setTimeout(() => this.#end(this.#forget()), IDLE_MS).unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#worker.ref();
    while (this.#isReady && this.#hasRoom()) this.#give(this.#worker, this.#queue.shift());
  }

  #hasRoom(): boolean {
    const [next] = this.#queue;
    if (next === undefined) return false;
    if (this.#given.length === 0) return true;
    return this.#given.length < MOST_AHEAD && this.#bytesGiven + next.bytes.length <= MOST_BYTES_AHEAD;
  }

  #give(worker: Worker, job: Job | undefined): void {
    if (job === undefined) return;
    this.#given.push(job);
    this.#bytesGiven += job.bytes.length;
    if (this.#given.length === 1) this.#time();
    worker.postMessage({ bytes: job.bytes, hints: job.hints });
  }

  /** The time of the document that the thread reads now. */
  #time(): void {
    clearTimeout(this.#timer);
    const [job] = this.#given;
    if (job === undefined) return;
    this.#timer = setTimeout(() => {
      // The answer may have come while this thread was busy; it is heard first.
      setImmediate(() => {
        if (this.#given[0] === job) this.#giveUp(`no result within ${this.#timeLimitMs} ms`);
      });
    }, this.#timeLimitMs);
  }

  /** Everything that the thread has not answered. */
  #takeBack(): Job[] {
    this.#bytesGiven = 0;
    return this.#given.splice(0);
  }

  #start(): Worker {
    const worker = new Worker(new URL('../../thread.mjs', import.meta.url), {
      workerData: { file: this.#reader },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
      env: {},
    });
    worker.on('message', (message: ParseReply | 'ready') => {
      if (worker !== this.#worker) return;
      if (message !== 'ready') this.#settle(message);
      else {
        this.#isReady = true;
        this.#next();
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
    const job = this.#given.shift();
    this.#bytesGiven -= job?.bytes.length ?? 0;
    this.#time();
    if ('document' in reply) job?.resolve(reply.document);
    else if ('refused' in reply) job?.reject(new DocumentError(reply.refused.code, reply.refused.message));
    else job?.reject(new Error(reply.fault));
    this.#next();
  }

  /**
   * The thread is beyond saving: the document that it read is refused, and those behind it get a new thread. One that did not even begin is
   * charged to the document that waited longest, lest threads be started for ever.
   */
  #giveUp(reason: string): void {
    const worker = this.#forget();
    const [culprit = this.#queue.shift(), ...behind] = this.#takeBack();
    this.#queue.unshift(...behind);
    culprit?.reject(new DocumentError('too-costly', reason));
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
