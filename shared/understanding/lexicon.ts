import afinn from 'sentiment/languages/en/labels.json' with { type: 'json' };
import { foldText } from '../text/fold.ts';
import hand from './lexicon-hand.json' with { type: 'json' };
import learned from './lexicon-learned.json' with { type: 'json' };

/** How far a weight goes in either direction, as in AFINN. */
export const LEXICON_MAX = 5;

/** Words and weights, −5 … 5. */
export type Words = Readonly<Record<string, number>>;

/** Words whose weight a person set; candidates for a learned one. */
export const HAND_WORDS: Words = hand.words;

/** Emoji that mean something else here than npm `sentiment` thinks (🙂 is seldom friendly), with their weights. */
export const EMOJI_WEIGHTS: Words = hand.emoji;

/**
 * Folded word → weight. English words come from AFINN-165 (shipped by npm `sentiment`, MIT); then what a hand set (`lexicon-hand.json`);
 * what the training data showed (`lexicon-learned.json`, written by `npm run train`) wins over both.
 */
export function combineLexicon(learnedWords: Words): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const words of [afinn as Words, HAND_WORDS, learnedWords]) {
    for (const [word, weight] of Object.entries(words)) {
      // npm `sentiment` puts its emoji into the list of words when it is loaded first; ours have weights of their own.
      if (words === afinn && !/^[a-z]/.test(word)) continue;
      if (weight === 0) weights.delete(foldText(word));
      else weights.set(foldText(word), weight);
    }
  }
  return weights;
}

/** The lexicon that ships. */
export const LEXICON_WEIGHTS: ReadonlyMap<string, number> = combineLexicon(learned.words as Words);
