import { type AnalysisFlags, type Kind, type SentimentLabel, TOPICS, type Topic } from '../model/analysis.ts';
import type { Judgement } from './judgement.ts';
import type { Reading } from './read-text.ts';
import type { Signals } from './signals.ts';
import { TERM_BITS } from './term-types.ts';

export interface WordsInput {
  readonly reading: Reading;
  readonly flags: AnalysisFlags;
  readonly rating: number | null;
}

const NEUTRAL_BAND = 1;
/** Of two topics with the same weight of words, the one that comes first here is meant: it is the rarer and the more telling one. */
const TOPIC_PREFERENCE: readonly Topic[] = [
  'safety',
  'invoice',
  'account',
  'returns',
  'delivery',
  'attitude',
  'system',
  'rules',
  'presales',
  'price',
  'quality',
  'other',
];

/** Judges by word lists alone: what is left when no weights are loaded. Its confidence is low on purpose. */
export function judgeByWords({ reading, flags, rating }: WordsInput): Judgement {
  const { signals, score, topicCounts } = reading;
  const weight = score.score + score.last * 0.5 + (rating === null ? 0 : (rating - 3) * 3);
  const sentiment: SentimentLabel = weight > NEUTRAL_BAND ? 'pos' : weight < -NEUTRAL_BAND ? 'neg' : 'neu';
  const p = Math.tanh(weight / 6);
  const named = (signals.bits & (TERM_BITS.complaint | TERM_BITS.fault | TERM_BITS.topic)) !== 0;
  const complaint =
    !flags.spam &&
    (sentiment === 'neg' ? named || flags.emotional || flags.safety : flags.legal || flags.repeated || flags.safety);
  const topic = topicByWords(topicCounts, flags.safety);
  return {
    sentiment,
    score: p,
    sentimentConfidence: 0.5 + Math.abs(p) * 0.3,
    complaint,
    complaintConfidence: 0.5 + Math.abs(p) * 0.3,
    kind: kindByWords(signals, flags, sentiment, complaint),
    topic,
    emotional: flags.emotional && sentiment !== 'pos',
    spam: flags.spam && !complaint,
    deskShare: 0,
  };
}

function kindByWords(signals: Signals, flags: AnalysisFlags, sentiment: SentimentLabel, complaint: boolean): Kind {
  const has = (bit: number): boolean => (signals.bits & bit) !== 0;
  if (flags.spam && !complaint) return 'other';
  if (has(TERM_BITS.suggestion) && !flags.emotional && sentiment !== 'neg') return 'suggestion';
  if (complaint) return has(TERM_BITS.fault) ? 'fault' : 'complaint';
  if (flags.question && sentiment !== 'pos') return 'inquiry';
  if (sentiment === 'pos') return 'praise';
  return has(TERM_BITS.fault) ? 'fault' : 'other';
}

/** The topic that the words speak for most. */
function topicByWords(counts: Float64Array, safety: boolean): Topic {
  if (safety) return 'safety';
  let best: Topic = 'other';
  let most = 0;
  for (const topic of TOPIC_PREFERENCE) {
    const count = counts[TOPICS.indexOf(topic)] as number;
    if (count > most) {
      most = count;
      best = topic;
    }
  }
  return best;
}
