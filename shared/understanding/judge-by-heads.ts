import { type AnalysisFlags, KINDS, SENTIMENTS, TOPICS } from '../model/analysis.ts';
import { COMBINED, combine, describeText, INPUTS, type Platt } from './combiner.ts';
import { type CorrectionDelta, scoreCorrection } from './corrections.ts';
import { toShares } from './heads.ts';
import type { Judgement } from './judgement.ts';
import type { Reading } from './read-text.ts';
import { createHeadScorer, EN_OWN, type HeadScores, ZH_OWN } from './score-heads.ts';
import type { Weights } from './weights-file.ts';

export interface HeadsInput {
  readonly reading: Reading;
  readonly flags: AnalysisFlags;
  readonly rating: number | null;
}

/** Judges readings with one set of weights. */
export type HeadsJudge = (input: HeadsInput) => Judgement;

/** One star more or less than three moves the log odds of the polarity by this. */
const STAR = 1.2;

/** Builds the judge: the heads score, and the combiner weighs scores against cues where labelled posts taught it to. */
export function createHeadsJudge({ heads, combiner }: Weights, delta: CorrectionDelta | null = null): HeadsJudge {
  const scoreHeads = createHeadScorer(heads);
  const { calibration } = combiner;
  const inputs = new Float64Array(INPUTS);
  const sentiment = new Float64Array(SENTIMENTS.length);
  const topics = new Float64Array(COMBINED.topic);
  const one = new Float64Array(1);

  function readSentiment({ own }: HeadScores, language: 'zh' | 'en'): void {
    if (language === 'zh') {
      const positive = readShare(own[ZH_OWN.polarity] as number, calibration['zh-polarity']);
      const neutral = readShare(own[ZH_OWN.neutral] as number, calibration['zh-neutral']);
      sentiment[0] = (1 - neutral) * (1 - positive);
      sentiment[1] = neutral;
      sentiment[2] = (1 - neutral) * positive;
      return;
    }
    const { slope } = calibration['en-sentiment'];
    for (let c = 0; c < 3; c++) sentiment[c] = slope * (own[c] as number);
    toShares(sentiment, 3);
  }

  return ({ reading, flags, rating }) => {
    const { features, language } = reading;
    const scores = scoreHeads(features, language);
    describeText(reading, scores, flags.amountYuan, inputs);
    const layers = combiner.layers[language];
    const stars = rating === null ? 0 : (rating - 3) * STAR;
    readSentiment(scores, language);
    addStars(sentiment, stars);
    const [neg = 0, neu = 0, pos = 0] = sentiment;
    const label = neu >= pos && neu >= neg ? 'neu' : pos >= neg ? 'pos' : 'neg';
    const share = moveOdds(
      language === 'zh'
        ? (combine(layers.complaint, inputs, one)[0] as number)
        : readShare(scores.own[EN_OWN.complaint] as number, calibration['en-complaint']),
      (delta === null ? 0 : scoreCorrection(delta, features)) - stars,
    );
    const complaint = share >= 0.5;
    return {
      sentiment: label,
      score: pos - neg,
      sentimentConfidence: sentiment[SENTIMENTS.indexOf(label)] as number,
      complaint,
      complaintConfidence: complaint ? share : 1 - share,
      kind: KINDS[findBest(scores.kind)] ?? 'other',
      topic: TOPICS[findBest(combine(layers.topic, inputs, topics))] ?? 'other',
      emotional: (combine(layers.emotional, inputs, one)[0] as number) >= 0.5,
      spam: (combine(layers.spam, inputs, one)[0] as number) >= 0.5,
    };
  };
}

function readShare(score: number, { slope, offset }: Platt): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}

function addStars(sentiment: Float64Array, stars: number): void {
  if (stars === 0) return;
  sentiment[0] = Math.log(sentiment[0] as number) - stars;
  sentiment[1] = Math.log(sentiment[1] as number) - Math.abs(stars) / 2;
  sentiment[2] = Math.log(sentiment[2] as number) + stars;
  toShares(sentiment, 3);
}

function moveOdds(share: number, by: number): number {
  return by === 0 ? share : 1 / (1 + ((1 - share) / share) * Math.exp(-by));
}

function findBest(scores: Float64Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
  return best;
}
