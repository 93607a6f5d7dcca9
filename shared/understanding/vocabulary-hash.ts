import foldPairs from '../text/fold-pairs.json' with { type: 'json' };
import { DANGER_CHARACTERS, DANGER_WORDS } from './danger-words.ts';
import { LEXICON_WEIGHTS } from './lexicon.ts';
import { LISTED_TERMS } from './term-types.ts';
import topics from './terms/topics.json' with { type: 'json' };

/**
 * Hash (FNV-1a, hex) of the term lists, the lexicon and the pairs that texts are folded by. Weights carry the one they were trained with; a test tells
 * when one of them has changed since.
 */
export function hashVocabulary(lexicon: ReadonlyMap<string, number> = LEXICON_WEIGHTS): string {
  let hash = 0x811c9dc5;
  const add = (text: string): void => {
    for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  };
  add(JSON.stringify(foldPairs));
  add(JSON.stringify(LISTED_TERMS));
  add(JSON.stringify(topics.terms));
  add(JSON.stringify([DANGER_CHARACTERS, DANGER_WORDS]));
  add(JSON.stringify([...lexicon].sort(([a], [b]) => (a < b ? -1 : 1))));
  return (hash >>> 0).toString(16).padStart(8, '0');
}
