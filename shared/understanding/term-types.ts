import complaint from './terms/complaint.json' with { type: 'json' };
import cues from './terms/cues.json' with { type: 'json' };
import emotional from './terms/emotional.json' with { type: 'json' };
import fault from './terms/fault.json' with { type: 'json' };
import legal from './terms/legal.json' with { type: 'json' };
import media from './terms/media.json' with { type: 'json' };
import news from './terms/news.json' with { type: 'json' };
import praise from './terms/praise.json' with { type: 'json' };
import question from './terms/question.json' with { type: 'json' };
import repeated from './terms/repeated.json' with { type: 'json' };
import resolved from './terms/resolved.json' with { type: 'json' };
import safety from './terms/safety.json' with { type: 'json' };
import safetyFigurative from './terms/safety-figurative.json' with { type: 'json' };
import spam from './terms/spam.json' with { type: 'json' };
import suggestion from './terms/suggestion.json' with { type: 'json' };

/**
 * What a term can stand for, as bits: one term may stand for several things (垃圾 is a complaint word, strong emotion and in the lexicon).
 */
export const TERM_BITS = {
  brand: 1 << 0,
  brandExclusion: 1 << 1,
  brandContext: 1 << 2,
  complaint: 1 << 3,
  safety: 1 << 4,
  safetyFigurative: 1 << 5,
  legal: 1 << 6,
  media: 1 << 7,
  repeated: 1 << 8,
  emotional: 1 << 9,
  spam: 1 << 10,
  news: 1 << 11,
  resolved: 1 << 12,
  question: 1 << 13,
  suggestion: 1 << 14,
  praise: 1 << 15,
  fault: 1 << 16,
  negator: 1 << 17,
  doubleNegation: 1 << 18,
  degreeUp: 1 << 19,
  degreeDown: 1 << 20,
  contrast: 1 << 21,
  concession: 1 << 22,
  irony: 1 << 23,
  lexicon: 1 << 24,
  topic: 1 << 25,
  danger: 1 << 26,
} as const;
export type TermType = keyof typeof TERM_BITS;

/** The types that signals are counted for and that the heads see, in the order of their features. Append only: weights depend on it. */
export const CUE_TYPES: readonly TermType[] = [
  'complaint',
  'safety',
  'legal',
  'media',
  'repeated',
  'emotional',
  'spam',
  'news',
  'resolved',
  'question',
  'suggestion',
  'praise',
  'fault',
  'negator',
  'doubleNegation',
  'contrast',
  'concession',
  'irony',
];

/** The terms that ship with the product, by what they stand for. */
export const LISTED_TERMS: Readonly<Partial<Record<TermType, readonly string[]>>> = {
  complaint: complaint.terms,
  safety: safety.terms,
  safetyFigurative: safetyFigurative.terms,
  legal: legal.terms,
  media: media.terms,
  repeated: repeated.terms,
  emotional: emotional.terms,
  spam: spam.terms,
  news: news.terms,
  resolved: resolved.terms,
  question: question.terms,
  suggestion: suggestion.terms,
  praise: praise.terms,
  fault: fault.terms,
  negator: cues.terms.negators,
  doubleNegation: cues.terms.doubleNegations,
  degreeUp: cues.terms.degreesUp,
  degreeDown: cues.terms.degreesDown,
  contrast: cues.terms.contrasts,
  concession: cues.terms.concessions,
  irony: cues.terms.ironies,
};
