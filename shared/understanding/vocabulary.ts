import type { Topic } from '../model/analysis.ts';
import { TOPICS } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';
import { foldText } from '../text/fold.ts';
import { createMatcher, type Matcher } from '../text/matcher.ts';
import { DANGER_WORDS } from './danger-words.ts';
import { LEXICON_WEIGHTS } from './lexicon.ts';
import { tokenOf } from './score-strategy.ts';
import { LISTED_TERMS, TERM_BITS, type TermType } from './term-types.ts';
import topics from './terms/topics.json' with { type: 'json' };

/** All terms that one pass looks for, and what each stands for. */
export interface Vocabulary {
  readonly matcher: Matcher;
  /** Folded spelling of each term. */
  readonly terms: readonly string[];
  /** Each term as the list spells it: what people are shown. */
  readonly spellings: readonly string[];
  /** Each term as a token of npm `sentiment`. */
  readonly tokens: readonly string[];
  /** `TERM_BITS` of each term. */
  readonly bits: Int32Array;
  /** Topics that a term speaks for: bit `k` is `TOPICS[k]`. */
  readonly topicBits: Int32Array;
  /** Classes of danger that a term belongs to: bit `k` is the `k`th of `DANGER_WORDS`. */
  readonly dangerBits: Int32Array;
  /** Brands (index into the options' list) whose alias a term is. */
  readonly aliasOf: ReadonlyMap<number, readonly number[]>;
  readonly exclusionOf: ReadonlyMap<number, readonly number[]>;
  readonly contextOf: ReadonlyMap<number, readonly number[]>;
  readonly requiredOf: ReadonlyMap<number, readonly number[]>;
  readonly forbiddenOf: ReadonlyMap<number, readonly number[]>;
}

/**
 * Builds the vocabulary of one configuration; `complaintTerms` are the administrator's additions. Another `lexicon` than the shipped one is
 * for training and evaluation.
 */
export function buildVocabulary(
  brands: readonly Brand[],
  complaintTerms: readonly string[],
  lexicon: ReadonlyMap<string, number> = LEXICON_WEIGHTS,
): Vocabulary {
  const index = new Map<string, number>();
  const terms: string[] = [];
  const spellings: string[] = [];
  const bits: number[] = [];
  const topicBits: number[] = [];
  const dangerBits: number[] = [];
  const aliasOf = new Map<number, number[]>();
  const exclusionOf = new Map<number, number[]>();
  const contextOf = new Map<number, number[]>();
  const requiredOf = new Map<number, number[]>();
  const forbiddenOf = new Map<number, number[]>();

  function add(term: string, bit: number): number {
    const folded = foldText(term.trim());
    if (folded === '') return -1;
    let at = index.get(folded);
    if (at === undefined) {
      at = terms.length;
      index.set(folded, at);
      terms.push(folded);
      spellings.push(term.trim());
      bits.push(0);
      topicBits.push(0);
      dangerBits.push(0);
    }
    bits[at] = (bits[at] as number) | bit;
    return at;
  }
  function addForBrand(words: readonly string[], type: TermType, brandsOf: Map<number, number[]>, brand: number): void {
    for (const word of words) {
      const at = add(word, TERM_BITS[type]);
      if (at < 0) continue;
      const owners = brandsOf.get(at) ?? [];
      if (!owners.includes(brand)) owners.push(brand);
      brandsOf.set(at, owners);
    }
  }

  for (const [type, words] of Object.entries(LISTED_TERMS) as [TermType, readonly string[]][]) {
    for (const word of words) add(word, TERM_BITS[type]);
  }
  for (const term of complaintTerms) add(term, TERM_BITS.complaint);
  for (const [topic, words] of Object.entries(topics.terms) as [Topic, readonly string[]][]) {
    for (const word of words) {
      const at = add(word, TERM_BITS.topic);
      if (at >= 0) topicBits[at] = (topicBits[at] as number) | (1 << TOPICS.indexOf(topic));
    }
  }
  for (const word of lexicon.keys()) add(word, TERM_BITS.lexicon);
  DANGER_WORDS.forEach((words, danger) => {
    for (const word of words) {
      const at = add(word, TERM_BITS.danger);
      dangerBits[at] = (dangerBits[at] as number) | (1 << danger);
    }
  });
  brands.forEach((brand, at) => {
    addForBrand([brand.name, ...brand.aliases], 'brand', aliasOf, at);
    addForBrand(brand.exclusions, 'brandExclusion', exclusionOf, at);
    addForBrand(brand.context, 'brandContext', contextOf, at);
    addForBrand(brand.demands?.required ?? [], 'brandContext', requiredOf, at);
    addForBrand(brand.demands?.forbidden ?? [], 'brandContext', forbiddenOf, at);
  });
  return {
    matcher: createMatcher(terms),
    terms,
    spellings,
    tokens: terms.map(tokenOf),
    bits: Int32Array.from(bits),
    topicBits: Int32Array.from(topicBits),
    dangerBits: Int32Array.from(dangerBits),
    aliasOf,
    exclusionOf,
    contextOf,
    requiredOf,
    forbiddenOf,
  };
}
