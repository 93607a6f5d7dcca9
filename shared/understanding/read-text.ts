import { TOPICS } from '../model/analysis.ts';
import { createFoldedText, type FoldedText, foldInto } from '../text/fold.ts';
import { languageOf } from '../text/language.ts';
import type { Hits } from '../text/matcher.ts';
import { countTopics } from './count-topics.ts';
import { createFeatures, extractFeatures, type Features } from './features.ts';
import type { Kernel } from './kernel.ts';
import { createWordScorer, type LexiconScore } from './lexicon-score.ts';
import { createSignals, FEWEST_SHOUTED, measureShouting, readSignals, type Signals } from './signals.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that is read off a text before anything is judged. Buffers: valid until the next text. */
export interface Reading {
  readonly folded: FoldedText;
  readonly hits: Hits;
  readonly signals: Signals;
  readonly score: LexiconScore;
  readonly topicCounts: Float64Array;
  readonly language: 'zh' | 'en';
  readonly features: Features;
}

const LINK = /https?:\/\/[^\s\u3000-\u9fff\uff00-\uffef]+/g;

/** As many spaces: a link says nothing, and offsets stay. */
const blank = (link: string): string => ' '.repeat(link.length);

/** Folds a text as it is read, links blanked. */
export function foldForReading(text: string, target: FoldedText): FoldedText {
  return foldInto(text.includes('http') ? text.replace(LINK, blank) : text, target);
}

/**
 * Makes the reader that analysis, training and evaluation share, so that weights meet the features they were trained on. With a kernel most texts
 * come with the sums of its heads.
 */
export function createTextReader(
  vocabulary: Vocabulary,
  lexicon?: ReadonlyMap<string, number>,
  kernel?: Kernel,
): (text: string) => Reading {
  const scoreWords = createWordScorer(vocabulary, lexicon);
  const own = createFoldedText();
  const signals = createSignals();
  const features = createFeatures();
  const topicCounts = new Float64Array(TOPICS.length);
  return (text) => {
    const folded = foldForReading(text, kernel === undefined ? own : kernel.takeBuffer());
    const hits = vocabulary.matcher.scan(folded);
    readSignals(folded, hits, vocabulary, signals);
    // The letters of a link are blanked when they are counted; without one, few letters are too few to be shouted.
    signals.shouted = signals.letters < FEWEST_SHOUTED && !text.includes('http') ? 0 : measureShouting(text);
    const language = languageOf(signals.han, signals.letters) === 'en' ? 'en' : 'zh';
    const score = scoreWords(folded, hits, language);
    countTopics(hits, vocabulary, topicCounts);
    const summed = kernel === undefined ? null : kernel.read(folded, signals, score, topicCounts, language);
    return {
      folded,
      hits,
      signals,
      score,
      topicCounts,
      language,
      features: summed ?? extractFeatures(folded, signals, score, topicCounts, features),
    };
  };
}
