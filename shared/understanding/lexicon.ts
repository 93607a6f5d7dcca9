import afinn from 'sentiment/languages/en/labels.json' with { type: 'json' };
import { foldText } from '../text/fold.ts';
import learned from './lexicon.json' with { type: 'json' };

/** How far a weight goes in either direction, as in AFINN. */
export const LEXICON_MAX = 5;

/**
 * Folded word → weight, −5 … 5. English words come from AFINN-165 (shipped by npm `sentiment`, MIT); ours, learned from the training data
 * or set by hand, win over it. `lexicon.json` tells the source of each weight.
 */
export const LEXICON_WEIGHTS: ReadonlyMap<string, number> = buildWeights();

function buildWeights(): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [word, weight] of Object.entries(afinn as Record<string, number>)) weights.set(foldText(word), weight);
  for (const { words } of learned.sources) {
    for (const [word, weight] of Object.entries(words as Record<string, number>)) {
      if (weight === 0) weights.delete(foldText(word));
      else weights.set(foldText(word), weight);
    }
  }
  return weights;
}
