// A thread that judges batches of lines, see spread-lines.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import { loadWeights } from '../load-weights.ts';
import { answerLines } from './answer-lines.ts';
import type { AnswerSettings, BatchAnswer, BatchMessage } from './spread-lines.ts';

const { brands, terms, wordsOnly } = workerData as AnswerSettings;
const analyzer = createAnalyzer({ brands, terms, ...(wordsOnly ? {} : { weights: await loadWeights() }) });
const decoder = new TextDecoder();
const encoder = new TextEncoder();

parentPort?.on('message', ({ bytes, firstLine }: BatchMessage) => {
  const { text, readCount } = answerLines(decoder.decode(bytes), firstLine, analyzer);
  const answer: BatchAnswer = { bytes: encoder.encode(text), readCount };
  parentPort?.postMessage(answer, [answer.bytes.buffer]);
});
