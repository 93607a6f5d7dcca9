import type { Reason } from '../model/analysis.ts';
import type { FoundFlags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import type { Reading } from './read-text.ts';
import { TERM_BITS, type TermType } from './term-types.ts';
import type { TriageThresholds } from './triage-thresholds.ts';

/** A judgement after the rules, and what they changed. */
export interface Ruled {
  readonly judgement: Judgement;
  readonly reasons: readonly Reason[];
}

interface Case {
  readonly judgement: Judgement;
  readonly found: FoundFlags;
  readonly reading: Reading;
  /** Stars are as few as those of a bad review. */
  readonly isRatedLow: boolean;
  /** A short post: a cue says what it is about. In a long one it may stand in passing. */
  readonly isShort: boolean;
  has(type: TermType): boolean;
}

/** One rule: what it changes, or null. Later rules see what earlier ones changed. */
interface Rule {
  readonly reason: Reason;
  apply(post: Case): Partial<Judgement> | null;
}

/** Confidence given to what a rule decides: a person may still want to look. */
const RULED = 0.75;
/** Confidence where stars and words differ: low enough that a person looks. */
const DISPUTED = 0.6;
/** A sentiment that the heads see so plainly is left alone. */
const PLAIN = 0.8;
/** Many complaints are asked politely: a question overrules only a head that is not sure at all. */
const UNSURE = 0.7;
/** A head that is surer than this is not overruled by a cue. */
const SURE = 0.93;

/** Han characters, or a third of the Latin letters, up to which a post is short. */
const SHORT = 30;

const RULES: readonly Rule[] = [
  {
    reason: { rule: 'analyze.spam', zh: '不是顾客在说话，不算投诉', en: 'Not a customer speaking: no complaint' },
    apply: ({ judgement }) =>
      judgement.spam
        ? {
            ...(judgement.sentimentConfidence < PLAIN ? { sentiment: 'neu', sentimentConfidence: RULED } : {}),
            complaint: false,
            complaintConfidence: RULED,
            kind: 'other',
            emotional: false,
          }
        : null,
  },
  {
    reason: { rule: 'analyze.resolved', zh: '说到已经解决', en: 'Says that the matter is solved' },
    apply: ({ judgement, reading, found, isShort, has }) => {
      if (!isShort || !has('resolved') || has('irony') || found.flags.emotional || found.flags.safety) return null;
      if (reading.score.last < -1.5 || (judgement.complaint && judgement.complaintConfidence > SURE)) return null;
      const glad = reading.score.positive.length > 0 && reading.score.score > 1;
      const changed = { complaint: false, complaintConfidence: RULED, kind: glad ? 'praise' : 'other' } as const;
      if (glad) return { ...changed, sentiment: 'pos', sentimentConfidence: RULED };
      return { ...changed, sentiment: 'neu', sentimentConfidence: RULED };
    },
  },
  {
    reason: { rule: 'CLS-1', zh: '只是询问', en: 'Only asks' },
    apply: ({ judgement, reading, found, isShort, has }) => {
      if (!isShort) return null;
      const asks = has('question') || reading.signals.questions > 0;
      if (judgement.sentimentConfidence >= PLAIN) return null;
      if (!asks || judgement.sentiment === 'pos' || reading.score.negative.length > 0 || found.flags.emotional)
        return null;
      if (has('complaint') || has('fault') || has('repeated') || found.flags.safety) return null;
      if (judgement.complaint && judgement.complaintConfidence > UNSURE) return null;
      return {
        sentiment: 'neu',
        score: 0,
        sentimentConfidence: RULED,
        complaint: false,
        complaintConfidence: RULED,
        kind: 'inquiry',
      };
    },
  },
  {
    reason: { rule: 'CLS-1', zh: '是建议，没有不满', en: 'A suggestion without discontent' },
    apply: ({ judgement, reading, found, isShort, has }) => {
      if (!isShort || !has('suggestion') || judgement.sentiment !== 'neg' || found.flags.emotional) return null;
      if (reading.score.negative.length > 0 || has('complaint') || has('fault')) return null;
      return {
        sentiment: 'neu',
        score: 0,
        sentimentConfidence: RULED,
        complaint: false,
        complaintConfidence: RULED,
        kind: 'suggestion',
      };
    },
  },
  {
    reason: {
      rule: 'analyze.figurative',
      zh: '是夸张的说法，不是安全问题',
      en: 'A figure of speech, not a safety matter',
    },
    apply: ({ judgement, reading, found, isShort, has }) => {
      if (!isShort || !has('safetyFigurative') || found.flags.safety || judgement.sentiment !== 'neg') return null;
      if (reading.score.negative.length > reading.score.positive.length || has('complaint') || has('fault'))
        return null;
      const glad = reading.score.positive.length > 0;
      return {
        sentiment: glad ? 'pos' : 'neu',
        sentimentConfidence: RULED,
        complaint: false,
        complaintConfidence: RULED,
        kind: glad ? 'praise' : 'other',
      };
    },
  },
  {
    reason: { rule: 'ESC-3', zh: '有安全风险就当投诉处理', en: 'A safety risk is handled as a complaint' },
    apply: ({ judgement, found }) => {
      if (!found.flags.safety || judgement.spam || judgement.complaint || judgement.sentiment === 'pos') return null;
      return { complaint: true, complaintConfidence: RULED };
    },
  },
  {
    reason: { rule: 'CLS-5', zh: '以法律、媒体或监管相逼', en: 'Threatens with law, media or a regulator' },
    apply: ({ judgement, found, has }) => {
      if (!(found.flags.legal || found.flags.media) || judgement.spam || judgement.sentiment === 'pos') return null;
      if (has('resolved') || has('news') || (judgement.complaint && judgement.sentiment === 'neg')) return null;
      return { sentiment: 'neg', sentimentConfidence: RULED, complaint: true, complaintConfidence: RULED };
    },
  },
  {
    reason: { rule: 'SLA-REVIEW', zh: '星级与文字不一致，以星级为准', en: 'Stars and words differ: the stars count' },
    apply: ({ judgement, isRatedLow }) => {
      const { kind, complaint, sentiment, spam } = judgement;
      if (!isRatedLow || spam || (sentiment === 'neg' && kind !== 'praise')) return null;
      return {
        ...(sentiment === 'neg' ? {} : { sentiment: 'neg', score: 0, sentimentConfidence: DISPUTED }),
        ...(kind === 'praise' ? { kind: complaint ? 'complaint' : 'other' } : {}),
      };
    },
  },
  {
    reason: { rule: 'CLS-1', zh: '种类随投诉与否而定', en: 'The kind follows from being a complaint or none' },
    apply: ({ judgement, reading, has }) => {
      const { kind, complaint, sentiment, complaintConfidence, spam } = judgement;
      // The head of kinds is right more often than not; only a sure complaint, or a sure absence of one, overrules it.
      if (spam || complaintConfidence < SURE) return null;
      if (complaint && (kind === 'praise' || kind === 'other' || kind === 'inquiry')) {
        return { kind: has('fault') ? 'fault' : 'complaint' };
      }
      if (complaint || (kind !== 'complaint' && kind !== 'fault')) return null;
      if (has('question') || reading.signals.questions > 0) return { kind: 'inquiry' };
      if (has('suggestion')) return { kind: 'suggestion' };
      return { kind: sentiment === 'pos' ? 'praise' : 'other' };
    },
  },
];

/** Applies the rules in order. They speak only where a cue is plain; each leaves its reason. */
export function applyRules(
  judgement: Judgement,
  found: FoundFlags,
  reading: Reading,
  rated: { readonly rating: number | null } & Pick<TriageThresholds, 'lowRating'>,
): Ruled {
  const { signals } = reading;
  const has = (type: TermType): boolean => (signals.bits & TERM_BITS[type]) !== 0;
  const isShort = signals.han + signals.letters / 3 <= SHORT;
  const reasons: Reason[] = [];
  const isRatedLow = rated.rating !== null && rated.rating <= rated.lowRating;
  const post = { judgement, found, reading, isRatedLow, isShort, has };
  for (const { reason, apply } of RULES) {
    const change = apply(post);
    if (change === null) continue;
    const next = { ...post.judgement, ...change };
    // The last rule only tidies up; it is no reason that a person needs to read.
    if (next.sentiment !== post.judgement.sentiment || next.complaint !== post.judgement.complaint)
      reasons.push(reason);
    post.judgement = next;
  }
  return { judgement: post.judgement, reasons };
}
