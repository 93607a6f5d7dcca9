import { type DangerCues, listDangerCues } from './danger-cues.ts';
import type { Features } from './features.ts';
import type { Head } from './heads.ts';
import type { Reading } from './read-text.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights-file.ts';

/**
 * Score from which a text is held to tell a danger, chosen on the posts of `test/eval/challenge/safety/dev.tsv`: a danger missed costs more
 * than a look in vain.
 */
const DANGEROUS = -1;

/** Says whether a text tells a danger that no list and no pattern names. */
export type DangerJudge = (reading: Reading) => boolean;

/** Builds the judge of dangers from the head of safety. */
export function createDangerJudge({ heads }: Weights, vocabulary: Vocabulary): DangerJudge {
  const head = heads.get('safety');
  if (head === undefined) throw new Error('The weights hold no head safety. Train again.');
  return (reading) => scoreDanger(head, listDangerCues(reading, vocabulary), reading.features) >= DANGEROUS;
}

/** What `scoreOne` makes of `addDangerCues`, without copying the features behind the cues. For the judge and its test. */
export function scoreDanger(
  { levels, bits, scale, bias }: Head,
  cues: DangerCues,
  { hashes, short, sums }: Features,
): number {
  const shift = 32 - bits;
  let sum = 0;
  for (let k = 0; k < cues.count; k++) sum += levels[(cues.hashes[k] as number) >>> shift] as number;
  if (sums !== null) sum += sums.safety[0] as number;
  else for (let k = 0; k < short; k++) sum += levels[(hashes[k] as number) >>> shift] as number;
  return sum * (scale / Math.sqrt(cues.count + short)) + (bias[0] as number);
}
