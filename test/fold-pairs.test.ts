import { expect, it } from 'vitest';
import pairs from '../shared/text/fold-pairs.json' with { type: 'json' };
import { collectFoldPairs } from './eval/fold-pairs.ts';

it('the fold table has the pairs that the dictionaries give; `node test/eval/write-fold-pairs.ts` writes them', () => {
  expect(pairs).toEqual(collectFoldPairs());
});
