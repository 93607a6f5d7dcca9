import { readFile } from 'node:fs/promises';
import { readWeights, type Weights } from '../shared/understanding/weights-file.ts';
import { createKernel } from './understand/kernel/create-kernel.ts';

let loaded: Promise<Weights> | null = null;

/** The trained heads that ship, read once a process. Throws when the file is missing, cut short or made for other features. */
export function loadWeights(): Promise<Weights> {
  loaded ??= readFile(new URL('../shared/understanding/weights.bin', import.meta.url))
    .then(readWeights)
    .then((weights) => {
      const kernel = createKernel(weights);
      return kernel === null ? weights : { ...weights, kernel };
    });
  return loaded;
}
