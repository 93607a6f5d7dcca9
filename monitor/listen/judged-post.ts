import type { Analysis } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { Source } from '../../shared/model/source.ts';
import type { EntryBatch } from './entry-batch.ts';
import type { PostWords } from './read-post.ts';

/** A post that names a brand, judged. */
export interface JudgedPost {
  /** With what it came. */
  readonly batch: EntryBatch;
  readonly source: Source;
  readonly entryId: string;
  readonly entry: Entry;
  readonly words: PostWords;
  readonly postKey: string;
  readonly analysis: Analysis;
  readonly publishedAt: number;
  readonly publishedTrusted: boolean;
  /** From before we listened: no clock, no alert (section 1 of the service rules). */
  readonly imported: boolean;
  /** The brand's answer came with it: it is on record as answered, and rings nobody. */
  readonly isAnswered: boolean;
  readonly now: number;
}

/** A post and a brand that it is a mention of. */
export interface BrandedPost {
  readonly post: JudgedPost;
  readonly brand: Brand;
}
