import type { FoldedText } from '../text/fold.ts';
import type { LayerScorer } from './decisions.ts';
import type { Features } from './features.ts';
import type { LexiconScore } from './lexicon-score.ts';
import type { Signals } from './signals.ts';

/**
 * Reads features, sums all heads over them, and scores the layers above by other means than this program's own, which stay its measure: the same hashes, sums and scores.
 * One text at a time; what it gives is valid until the next text.
 */
export interface Kernel {
  /** The buffer that the next text is to be folded into. */
  takeBuffer(): FoldedText;
  /** Features with their sums; null: a text that it cannot read, because it is too long. */
  read(
    folded: FoldedText,
    signals: Signals,
    score: LexiconScore,
    topicCounts: Float64Array,
    language: 'zh' | 'en',
  ): Features | null;
  /** What `describeText` is to write into. */
  readonly inputs: Float64Array;
  /** Scorers of what stands in `inputs`. */
  readonly layers: Readonly<Record<'zh' | 'en', LayerScorer>>;
}
