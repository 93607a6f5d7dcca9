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
export const NEGATION_REACH = { zh: 3, en: 4 } as const;
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
const SCORE_ROLES = ['negator', 'up', 'down', 'contrast'] as const;
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

/** Codes of the roles: a place in `SCORE_ROLES` plus one, none, or the end of a clause. */
export const ROLE_NONE = 0;
const ROLE_NEGATOR = SCORE_ROLES.indexOf('negator') + 1;
const ROLE_UP = SCORE_ROLES.indexOf('up') + 1;
const ROLE_DOWN = SCORE_ROLES.indexOf('down') + 1;
const ROLE_CONTRAST = SCORE_ROLES.indexOf('contrast') + 1;
export const ROLE_CLAUSE = SCORE_ROLES.length + 1;

/** The roles that change weights, as bits of their codes. */
export const WEIGHING_ROLES = (1 << ROLE_NEGATOR) | (1 << ROLE_UP) | (1 << ROLE_DOWN) | (1 << ROLE_CONTRAST);

/** The code of a token's role. */
export function roleCodeOf(token: string): number {
  if (token === CLAUSE) return ROLE_CLAUSE;
  const role = ROLES.get(token);
  return role === undefined ? ROLE_NONE : SCORE_ROLES.indexOf(role) + 1;
}

/** Scoring strategy of npm `sentiment`: negation scope, double negation, degree and contrast. */
export function createScoreStrategy(reach: number): {
  apply(tokens: string[], cursor: number, score: number): number;
} {
  return {
    apply: (tokens, cursor, score) =>
      weighWord(Uint8Array.from(tokens, roleCodeOf), tokens.length, cursor, score, reach),
  };
}

/** What a word weighs among the roles of the tokens around it. */
export function weighWord(roles: Uint8Array, count: number, cursor: number, score: number, reach: number): number {
  let negations = 0;
  let degree = 1;
  let degreeUnderNegation = false;
  for (let at = cursor - 1, steps = 0; at >= 0 && steps < reach; at--, steps++) {
    const role = roles[at] as number;
    if (role === ROLE_CLAUSE || role === ROLE_CONTRAST) break;
    if (role === ROLE_NEGATOR) {
      negations++;
      if (degree !== 1) degreeUnderNegation = true;
    } else if (role === ROLE_UP && steps < 2) degree = DEGREE_UP;
    else if (role === ROLE_DOWN && steps < 2) degree = DEGREE_DOWN;
  }
  let result = score;
  if (negations % 2 === 1) {
    result *= score > 0 ? NEGATED_GOOD : NEGATED_BAD;
    result *= degreeUnderNegation ? NEGATED_DEGREE : degree;
  } else result *= degree;
  return result * weighContrast(roles, count, cursor);
}

function weighContrast(roles: Uint8Array, count: number, cursor: number): number {
  const end = Math.min(count, cursor + CONTRAST_REACH);
  for (let at = cursor + 1; at < end; at++) if (roles[at] === ROLE_CONTRAST) return BEFORE_CONTRAST;
  for (let at = Math.max(0, cursor - CONTRAST_REACH); at < cursor; at++) {
    if (roles[at] === ROLE_CONTRAST) return AFTER_CONTRAST;
  }
  return 1;
}
