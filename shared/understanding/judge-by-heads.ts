import { type AnalysisFlags, KINDS, SENTIMENTS, TOPICS } from '../model/analysis.ts';
import { readBaseSentiment } from './base-sentiment.ts';
import { createLayerScorer, describeText, INPUTS } from './combiner.ts';
import { addChoices, type Corrections, scoreCorrection } from './corrections.ts';
import { EN_OWN } from './head-scores.ts';
import { DESK_DOMAIN } from './head-specs.ts';
import { logistic, toShares } from './heads.ts';
import type { Judgement } from './judgement.ts';
import type { Reading } from './read-text.ts';
import { createHeadScorer } from './score-heads.ts';
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
export function createHeadsJudge({ heads, combiner, kernel }: Weights, corrections: Corrections = {}): HeadsJudge {
  const scoreHeads = createHeadScorer(heads);
  const { calibration, layers, desk: deskLayers } = combiner;
  const scoreLayers = kernel?.layers ?? {
    zh: createLayerScorer(layers.zh, deskLayers.zh),
    en: createLayerScorer(layers.en, deskLayers.en),
  };
  const inputs = kernel?.inputs ?? new Float64Array(INPUTS);
  const sentiment = new Float64Array(SENTIMENTS.length);
  const kind = new Float64Array(KINDS.length);
  const topic = new Float64Array(TOPICS.length);

  return ({ reading, flags, rating }) => {
    const { features, language } = reading;
    const scores = scoreHeads(features, language);
    describeText(reading, scores, flags.amountYuan, inputs);
    const desk = scores.domains[DESK_DOMAIN[language]] as number;
    const combined = scoreLayers[language](inputs, desk);
    const stars = rating === null ? 0 : (rating - 3) * STAR;
    readBaseSentiment(scores.own, scores.domains, language, calibration, sentiment);
    addScores(sentiment, combined.sentiment);
    if (corrections.sentiment !== undefined) addChoices(corrections.sentiment, features, sentiment);
    addStars(sentiment, stars);
    toShares(sentiment, sentiment.length);
    const [neg = 0, neu = 0, pos = 0] = sentiment;
    const label = neu >= pos && neu >= neg ? 'neu' : pos >= neg ? 'pos' : 'neg';
    kind.set(scores.kind);
    addScores(kind, combined.kind);
    if (corrections.kind !== undefined) addChoices(corrections.kind, features, kind);
    topic.set(scores.topic);
    addScores(topic, combined.topic);
    if (corrections.topic !== undefined) addChoices(corrections.topic, features, topic);
    const alone =
      (combined.complaint[0] as number) + (language === 'en' ? (scores.own[EN_OWN.complaint] as number) : 0);
    const share = logistic(
      (alone + readGrievance(kind)) / 2 +
        (corrections.complaint === undefined ? 0 : scoreCorrection(corrections.complaint, features)) -
        stars,
    );
    const complaint = share >= 0.5;
    return {
      sentiment: label,
      score: pos - neg,
      sentimentConfidence: sentiment[SENTIMENTS.indexOf(label)] as number,
      complaint,
      complaintConfidence: complaint ? share : 1 - share,
      kind: KINDS[findBest(kind)] ?? 'other',
      topic: TOPICS[findBest(topic)] ?? 'other',
      emotional: (combined.emotional[0] as number) >= 0,
      spam: (combined.spam[0] as number) >= 0,
      deskShare: desk,
    };
  };
}

/**
 * Log odds that the kind is a complaint or a fault. The kinds are learned apart from the complaint, and the two are seldom wrong together:
 * their mean did better than the complaint alone on ACL2019, on gold posts and on our own.
 */
function readGrievance(kind: Float64Array): number {
  kindShares.set(kind);
  toShares(kindShares, kindShares.length);
  const share = (kindShares[COMPLAINT_KIND] as number) + (kindShares[FAULT_KIND] as number);
  const bounded = Math.min(1 - LEAST_DOUBT, Math.max(LEAST_DOUBT, share));
  return Math.log(bounded / (1 - bounded));
}

const COMPLAINT_KIND = KINDS.indexOf('complaint');
const FAULT_KIND = KINDS.indexOf('fault');
/** No kind is surer than this: the other voice is to be heard. */
const LEAST_DOUBT = 0.001;
const kindShares = new Float64Array(KINDS.length);

/** Moves log shares by what a rating says. */
function addStars(sentiment: Float64Array, stars: number): void {
  if (stars === 0) return;
  sentiment[0] = (sentiment[0] as number) - stars;
  sentiment[1] = (sentiment[1] as number) - Math.abs(stars) / 2;
  sentiment[2] = (sentiment[2] as number) + stars;
}

/** Adds what the layers say to what the heads say. */
function addScores(scores: Float64Array, more: Float64Array): void {
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) + (more[c] as number);
}

function findBest(scores: Float64Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
  return best;
}
