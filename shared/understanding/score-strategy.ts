import { foldText } from '../text/fold.ts';
import { LISTED_TERMS } from './term-types.ts';

/**
 * Stands for words of no interest between two tokens: two Han characters, or one Latin word. Of the private use area, because npm
 * `sentiment` counts many a printable sign (¦ « † ─) as an emoji with a weight.
 */
export const FILLER = '\ue000';
/** Stands for the end of a clause. */
export const CLAUSE = '\ue001';

/** How far a negator reaches, in tokens. */
const NEGATION_REACH = { zh: 3, en: 4 } as const;
/** A negated good word is nearly as bad as a bad one; a negated bad word is only a little good (不差, not bad). */
const NEGATED_GOOD = -0.8;
const NEGATED_BAD = -0.4;
/** 不太好, not very good: a degree under a negation softens it. */
const NEGATED_DEGREE = 0.6;
const DEGREE_UP = 1.4;
const DEGREE_DOWN = 0.6;
/** What stands before "but" counts less, what stands after it counts more. */
const BEFORE_CONTRAST = 0.6;
const AFTER_CONTRAST = 1.3;
const CONTRAST_REACH = 16;

/** What a word does to the weights around it. */
export const SCORE_ROLES = ['negator', 'up', 'down', 'contrast'] as const;
type Role = (typeof SCORE_ROLES)[number];

const ROLES: ReadonlyMap<string, Role> = new Map(
  (
    [
      ['down', LISTED_TERMS.degreeDown],
      ['up', LISTED_TERMS.degreeUp],
      ['contrast', LISTED_TERMS.contrast],
      ['negator', LISTED_TERMS.negator],
    ] as const
  ).flatMap(([role, terms = []]) => terms.map((term): [string, Role] => [tokenOf(foldText(term)), role])),
);

/** The role of a token; undefined: it has none. */
export function roleOf(token: string): Role | undefined {
  return ROLES.get(token);
}

/** A folded term as one token of npm `sentiment`, whose tokeniser splits at spaces and drops most punctuation. */
export function tokenOf(term: string): string {
  return term.replaceAll(' ', '-');
}

/** Scoring strategy of npm `sentiment`: negation scope, double negation, degree and contrast. */
export function createScoreStrategy(language: 'zh' | 'en'): {
  apply(tokens: string[], cursor: number, score: number): number;
} {
  const reach = NEGATION_REACH[language];
  return {
    apply(tokens, cursor, score) {
      let negations = 0;
      let degree = 1;
      let degreeUnderNegation = false;
      for (let at = cursor - 1, steps = 0; at >= 0 && steps < reach; at--, steps++) {
        const token = tokens[at] as string;
        if (token === CLAUSE) break;
        const role = ROLES.get(token);
        if (role === 'negator') {
          negations++;
          if (degree !== 1) degreeUnderNegation = true;
        } else if (role === 'up' && steps < 2) degree = DEGREE_UP;
        else if (role === 'down' && steps < 2) degree = DEGREE_DOWN;
        else if (role === 'contrast') break;
      }
      let result = score;
      if (negations % 2 === 1) {
        result *= score > 0 ? NEGATED_GOOD : NEGATED_BAD;
        result *= degreeUnderNegation ? NEGATED_DEGREE : degree;
      } else result *= degree;
      return result * weighContrast(tokens, cursor);
    },
  };
}

/** Places of the contrast words in the tokens that are being scored: the strategy is called once a word with the same array. */
let scored: readonly string[] | null = null;
let contrasts: number[] = [];

function weighContrast(tokens: readonly string[], cursor: number): number {
  if (tokens !== scored) {
    scored = tokens;
    contrasts = [];
    for (let at = 0; at < tokens.length; at++) if (ROLES.get(tokens[at] as string) === 'contrast') contrasts.push(at);
  }
  let earlier = false;
  for (const at of contrasts) {
    if (at > cursor && at < cursor + CONTRAST_REACH) return BEFORE_CONTRAST;
    if (at < cursor && at >= cursor - CONTRAST_REACH) earlier = true;
  }
  return earlier ? AFTER_CONTRAST : 1;
}
