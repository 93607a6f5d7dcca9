import { availableParallelism } from 'node:os';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import type { CommandStreams } from '../command.ts';
import { loadWeights } from '../load-weights.ts';
import { answerLines } from './answer-lines.ts';
import { type AnswerSettings, type AnswerThreads, type BatchAnswer, startAnswerThreads } from './spread-lines.ts';

/** Input up to this size is judged where it is read: starting threads would take longer. */
const ALONE_BYTES = 512 * 1024;
/** Whole lines of about this size make a batch for a thread. */
const BATCH_BYTES = 128 * 1024;
/** More threads than this wait for the one that reads and writes. */
const MOST_THREADS = 8;

/**
 * Judges a stream of JSON Lines and writes the answers in order. What has been read is answered before more is waited for; a long stream
 * is shared out among the cores (`threads`: how many; 0 or 1 keeps it on this one). Resolves to the number of lines that could be judged.
 */
export async function answerStream(
  streams: CommandStreams,
  settings: AnswerSettings,
  threads = Math.min(MOST_THREADS, availableParallelism()),
): Promise<number> {
  const analyzer = createAnalyzer({
    brands: settings.brands,
    terms: settings.terms,
    ...(settings.wordsOnly ? {} : { weights: await loadWeights() }),
  });
  let readCount = 0;
  let size = 0;
  let line = 1;
  let pool: AnswerThreads | null = null;
  const pending: Promise<BatchAnswer>[] = [];

  async function writeNext(): Promise<void> {
    const answer = await (pending.shift() as Promise<BatchAnswer>);
    readCount += answer.readCount;
    if (answer.bytes.length === 0) return;
    if (streams.writeBytes === undefined) await streams.write(new TextDecoder().decode(answer.bytes));
    else await streams.writeBytes(answer.bytes);
  }
  async function take(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const firstLine = line;
    line += countLines(bytes);
    size += bytes.length;
    if (pool === null && threads > 1 && size > ALONE_BYTES) pool = startAnswerThreads(threads, settings);
    if (pool === null) {
      const answer = answerLines(new TextDecoder().decode(bytes), firstLine, analyzer);
      readCount += answer.readCount;
      if (answer.text !== '') await streams.write(answer.text);
      return;
    }
    const answer = pool.answer({ bytes, firstLine });
    // A thread that dies while an earlier answer is awaited must not count as an unhandled rejection: it is met in its turn.
    answer.catch(() => {});
    pending.push(answer);
    while (pending.length >= pool.room) await writeNext();
  }

  try {
    for await (const batch of cutBatches(streams.stdin, () => (pool === null ? 0 : BATCH_BYTES))) await take(batch);
    while (pending.length > 0) await writeNext();
    return readCount;
  } finally {
    await (pool as AnswerThreads | null)?.close();
  }
}

/** Whole lines, at least `least()` bytes a batch, each in a buffer of its own. */
async function* cutBatches(
  stream: AsyncIterable<Uint8Array | string>,
  least: () => number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
    const end = bytes.lastIndexOf(NEW_LINE) + 1;
    if (end === 0 || size + end < least()) {
      kept.push(bytes);
      size += bytes.length;
      continue;
    }
    yield join([...kept, bytes.subarray(0, end)], size + end);
    kept = end < bytes.length ? [bytes.subarray(end)] : [];
    size = bytes.length - end;
  }
  if (size > 0) yield join(kept, size);
}

const NEW_LINE = 0x0a;

function join(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) count++;
  return count;
}
