import type { Entry } from '../../shared/model/entry.ts';
import type { Source } from '../../shared/model/source.ts';
import type { Analyzer } from '../../shared/understanding/analyze.ts';
import { isReviewOfBrand } from './judge-posts.ts';
import { readWords } from './read-post.ts';

interface Look {
  readonly analyzer: Analyzer;
  readonly named: boolean;
}

/** Asked before an entry waits to be written and again when it is: its words are searched once. */
const looks = new WeakMap<Entry, Look>();

/** Whether an entry can become a mention. Most entries name nobody, and need not be judged. */
export function mayBeMention(analyzer: Analyzer, source: Source, entry: Entry): boolean {
  if (isReviewOfBrand(source, entry)) return true;
  const known = looks.get(entry);
  if (known?.analyzer === analyzer) return known.named;
  const named = analyzer.mayName(readWords(entry));
  looks.set(entry, { analyzer, named });
  return named;
}
