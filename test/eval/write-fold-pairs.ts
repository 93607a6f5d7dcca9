/**
 * Writes `shared/text/fold-pairs.json`: characters of traditional script and their simplified form, one to one.
 * Source: the character dictionaries of OpenCC (Apache-2.0) through `opencc-js`. Run: `node test/eval/write-fold-pairs.ts`.
 */
import { writeFileSync } from 'node:fs';
import { collectFoldPairs } from './fold-pairs.ts';

writeFileSync(
  new URL('../../shared/text/fold-pairs.json', import.meta.url),
  `${JSON.stringify(collectFoldPairs(), null, 2)}\n`,
);
