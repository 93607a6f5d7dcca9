// A thread that judges batches of lines, see spread-lines.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import { loadWeights } from '../load-weights.ts';
import { answerLines } from './answer-lines.ts';
import type { AnswerSettings, BatchMessage } from './spread-lines.ts';

const { brands, terms, wordsOnly } = workerData as AnswerSettings;
const analyzer = createAnalyzer({ brands, terms, ...(wordsOnly ? {} : { weights: await loadWeights() }) });
const decoder = new TextDecoder();

parentPort?.on('message', ({ bytes, firstLine }: BatchMessage) => {
  parentPort?.postMessage(answerLines(decoder.decode(bytes), firstLine, analyzer));
});
