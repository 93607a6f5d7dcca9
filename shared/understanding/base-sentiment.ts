import type { Combiner, Platt } from './combiner.ts';
import { toShares } from './heads.ts';
import { ZH_OWN } from './score-heads.ts';

/**
 * Logarithms of the calibrated shares of neg, neu and pos as the heads see them, in `out`. Chinese: polarity among texts that
 * are not neutral. `own` are raw scores (`HeadScores.own`).
 */
export function readBaseSentiment(
  own: Float64Array,
  language: 'zh' | 'en',
  calibration: Combiner['calibration'],
  out: Float64Array,
): Float64Array {
  if (language === 'zh') {
    const positive = toShare(own[ZH_OWN.polarity] as number, calibration['zh-polarity']);
    const neutral = toShare(own[ZH_OWN.neutral] as number, calibration['zh-neutral']);
    out[0] = (1 - neutral) * (1 - positive);
    out[1] = neutral;
    out[2] = (1 - neutral) * positive;
  } else {
    const { slope } = calibration['en-sentiment'];
    for (let c = 0; c < 3; c++) out[c] = slope * (own[c] as number);
    toShares(out, 3);
  }
  for (let c = 0; c < 3; c++) out[c] = Math.log(Math.max(LEAST_SHARE, out[c] as number));
  return out;
}

/** A share below this is taken for this: the logarithm of 0 would let no cue speak. */
const LEAST_SHARE = 1e-6;

/** Probability that a calibrated head gives for a raw score. */
export function toShare(score: number, { slope, offset }: Platt): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}
