import type { Combiner, Platt } from './combiner.ts';
import { ZH_OWN } from './head-scores.ts';
import { toShares } from './heads.ts';

/**
 * Logarithms of the calibrated shares of neg, neu and pos as the heads see them, in `out`. Chinese: polarity among texts that
 * are not neutral. `own` are raw scores and `domains` shares (`HeadScores`).
 */
export function readBaseSentiment(
  own: Float64Array,
  domains: Float64Array,
  language: 'zh' | 'en',
  calibration: Combiner['calibration'],
  out: Float64Array,
): Float64Array {
  if (language === 'zh') {
    const positive = toShare(own[ZH_OWN.polarity] as number, domains, calibration['zh-polarity']);
    const neutral = toShare(own[ZH_OWN.neutral] as number, domains, calibration['zh-neutral']);
    out[0] = (1 - neutral) * (1 - positive);
    out[1] = neutral;
    out[2] = (1 - neutral) * positive;
  } else {
    const slope = mixSlopes(domains, calibration['en-sentiment']);
    for (let c = 0; c < 3; c++) out[c] = slope * (own[c] as number);
    toShares(out, 3);
  }
  for (let c = 0; c < 3; c++) out[c] = Math.log(Math.max(LEAST_SHARE, out[c] as number));
  return out;
}

/** A share below this is taken for this: the logarithm of 0 would let no cue speak. */
const LEAST_SHARE = 1e-6;

/** Probability that a calibrated head gives for a raw score. */
function toShare(score: number, domains: Float64Array, calibration: readonly Platt[]): number {
  return 1 / (1 + Math.exp(-(mixSlopes(domains, calibration) * score + mixOffsets(domains, calibration))));
}

/** What holds for a text that belongs to several domains in parts. */
function mixSlopes(domains: Float64Array, calibration: readonly Platt[]): number {
  let sum = 0;
  for (let d = 0; d < calibration.length; d++) sum += (domains[d] as number) * (calibration[d] as Platt).slope;
  return sum;
}

function mixOffsets(domains: Float64Array, calibration: readonly Platt[]): number {
  let sum = 0;
  for (let d = 0; d < calibration.length; d++) sum += (domains[d] as number) * (calibration[d] as Platt).offset;
  return sum;
}
