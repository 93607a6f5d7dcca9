import { type AnalysisFlags, KINDS, SENTIMENTS, TOPICS } from '../model/analysis.ts';
import { correctionId, type HeadId } from './head-specs.ts';
import { calibrate, type Head, logistic, scoreByDomain, scoreHead, shareClasses, toShares } from './heads.ts';
import type { Judgement } from './judgement.ts';
import type { Reading } from './read-text.ts';
import { TERM_BITS } from './term-types.ts';
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

/** Looks the heads up once. Throws when one is missing. */
export function createHeadsJudge(weights: Weights): HeadsJudge {
  const head = (id: HeadId): Head => {
    const found = weights.heads.get(id);
    if (found === undefined) throw new Error(`The weights hold no head ${id}. Train again.`);
    return found;
  };
  const corrections = (id: HeadId, domain: Head): Head[] =>
    Array.from({ length: domain.classes }, (_, d) => weights.heads.get(correctionId(id, d))).filter(
      (found): found is Head => found !== undefined,
    );
  const zhDomain = head('zh-domain');
  const zhPolarity = head('zh-polarity');
  const zhPolarityBy = corrections('zh-polarity', zhDomain);
  const zhNeutral = head('zh-neutral');
  const zhNeutralBy = corrections('zh-neutral', zhDomain);
  const enDomain = head('en-domain');
  const enSentiment = head('en-sentiment');
  const enSentimentBy = corrections('en-sentiment', enDomain);
  const complaintHeads = { zh: head('zh-complaint'), en: head('en-complaint') };
  const angerHead = head('zh-anger');
  const spamHead = head('spam');
  const kindHead = head('kind');
  const topicHead = head('topic');
  const scores = new Float64Array(16);
  const domains = new Float64Array(16);
  const sentiment = new Float64Array(3);

  function judgeChinese({ features }: Reading, stars: number): void {
    shareClasses(zhDomain, features, domains);
    const raw = scoreByDomain(zhPolarity, zhPolarityBy, domains, features, scores)[0] as number;
    const positive = logistic((zhPolarity.slope[0] as number) * raw + (zhPolarity.offset[0] as number) + stars);
    const indifferent = scoreByDomain(zhNeutral, zhNeutralBy, domains, features, scores)[0] as number;
    const neutral = calibrate(zhNeutral, indifferent - Math.abs(stars) / 2);
    sentiment[0] = (1 - neutral) * (1 - positive);
    sentiment[1] = neutral;
    sentiment[2] = (1 - neutral) * positive;
  }

  function judgeEnglish({ features }: Reading, stars: number): void {
    shareClasses(enDomain, features, domains);
    scoreByDomain(enSentiment, enSentimentBy, domains, features, scores);
    for (let c = 0; c < 3; c++) sentiment[c] = (enSentiment.slope[c] as number) * (scores[c] as number);
    sentiment[0] = (sentiment[0] as number) - stars;
    sentiment[2] = (sentiment[2] as number) + stars;
    toShares(sentiment, 3);
  }

  return ({ reading, flags, rating }) => {
    const { features, language, signals } = reading;
    const stars = rating === null ? 0 : (rating - 3) * STAR;
    if (language === 'zh') judgeChinese(reading, stars);
    else judgeEnglish(reading, stars);
    const [neg = 0, neu = 0, pos = 0] = sentiment;
    const label = neu >= pos && neu >= neg ? 'neu' : pos >= neg ? 'pos' : 'neg';
    const complaintHead = complaintHeads[language];
    const share = calibrate(complaintHead, (scoreHead(complaintHead, features, scores)[0] as number) - stars);
    const complaint = share >= 0.5;
    const angry =
      language === 'zh'
        ? calibrate(angerHead, scoreHead(angerHead, features, scores)[0] as number) >= 0.5
        : (signals.bits & TERM_BITS.emotional) !== 0;
    return {
      sentiment: label,
      score: pos - neg,
      sentimentConfidence: sentiment[SENTIMENTS.indexOf(label)] as number,
      complaint,
      complaintConfidence: complaint ? share : 1 - share,
      kind: KINDS[findBest(scoreHead(kindHead, features, scores), KINDS.length)] ?? 'other',
      topic: TOPICS[findBest(scoreHead(topicHead, features, scores), TOPICS.length)] ?? 'other',
      emotional: (angry || (flags.emotional && label === 'neg')) && label !== 'pos',
      spam: calibrate(spamHead, scoreHead(spamHead, features, scores)[0] as number) >= 0.5,
    };
  };
}

function findBest(scores: Float64Array, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
  return best;
}
