import { addDangerCues } from './danger-cues.ts';
import { scoreOne } from './heads.ts';
import type { Reading } from './read-text.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights-file.ts';

/**
 * Score from which a text is held to tell a danger, chosen on the posts of `test/eval/challenge/safety/dev.tsv`: a danger missed costs more
 * than a look in vain.
 */
const DANGEROUS = -0.9;

/** Says whether a text tells a danger that no list and no pattern names. */
export type DangerJudge = (reading: Reading) => boolean;

/** Builds the judge of dangers from the head of safety. */
export function createDangerJudge({ heads }: Weights, vocabulary: Vocabulary): DangerJudge {
  const head = heads.get('safety');
  if (head === undefined) throw new Error('The weights hold no head safety. Train again.');
  return (reading) => scoreOne(head, addDangerCues(reading, vocabulary)) >= DANGEROUS;
}
