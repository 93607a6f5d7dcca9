import type { Analysis, Match } from '../model/analysis.ts';
import type { Brand } from '../model/brand.ts';
import { createFoldedText, type FoldedText, originalOffset, unitsToString } from '../text/fold.ts';
import { squeezeText } from '../text/squeeze.ts';
import { applyRules } from './apply-rules.ts';
import { type CorrectionDelta, type Corrections, scoreCorrection } from './corrections.ts';
import type { CurrencyRates } from './currencies.ts';
import type { Features } from './features.ts';
import { findAmounts, mayNameAmount } from './find-amounts.ts';
import { findBrands } from './find-brands.ts';
import { findEvasions } from './find-evasions.ts';
import { toMatch } from './find-hazards.ts';
import { createPatternFinder } from './find-patterns.ts';
import { readFlags } from './flags.ts';
import { createHeadsJudge } from './judge-by-heads.ts';
import { judgeByWords } from './judge-by-words.ts';
import { createDangerJudge } from './judge-danger.ts';
import { listMatches } from './list-matches.ts';
import triagePolicy from './policies/triage.json' with { type: 'json' };
import type { Post } from './post.ts';
import { createTextReader, foldForReading } from './read-text.ts';
import { softenConfidence } from './soften-confidence.ts';
import { triage } from './triage.ts';
import { TRIAGE_THRESHOLDS, type TriageThresholds } from './triage-thresholds.ts';
import { buildVocabulary } from './vocabulary.ts';
import type { Weights } from './weights-file.ts';

export interface AnalyzerOptions {
  readonly brands: readonly Brand[];
  /** Complaint terms that the administrator added. */
  readonly terms?: readonly string[];
  /** Yuan for one US dollar, for sums named in dollars; wins over `currencyRates`. */
  readonly dollarRate?: number;
  /** Yuan for one unit of other currencies, where they differ from the policy's. */
  readonly currencyRates?: CurrencyRates;
  /** Numbers of the triage rules, where they differ from the policy's. */
  readonly thresholds?: Partial<TriageThresholds>;
  /** The trained heads (`readWeights`). Without them word lists decide, much less accurately. */
  readonly weights?: Weights;
  /** What people of this workspace corrected (`learnCorrections`, `learnChoices`). */
  readonly corrections?: Corrections;
  /** By brand id: which posts that name it do not mean it, learned from "not ours" clicks (`learnCorrections`, true: ours). */
  readonly ours?: ReadonlyMap<string, CorrectionDelta>;
  /** Another lexicon than the shipped one: for evaluation only. */
  readonly lexicon?: ReadonlyMap<string, number>;
}

/** Log odds below which a post is held not to mean the brand that it names: silence needs more than a doubt. */
export const NOT_OURS = -0.7;

/** Judges posts; pure: the same post gives the same analysis. */
export interface Analyzer {
  analyze(post: Post): Analysis;
  /**
   * Whether a watched brand can be named in a post, at a small part of the cost of `analyze`: false is certain, after true `analyze` decides. Most
   * of what sources show names none.
   */
  mayName(post: Pick<Post, 'text' | 'title'>): boolean;
}

/** What people taught: all that analyzers of one configuration differ in. */
export type Taught = Pick<AnalyzerOptions, 'corrections' | 'ours'>;

/** Builds an analyzer for one configuration. Costs some tens of milliseconds; make it once and use it for every post. */
export function createAnalyzer(options: AnalyzerOptions): Analyzer {
  return prepareAnalyzers(options)(options);
}

/**
 * Builds what analyzers of one configuration share, vocabulary and reader; one that was taught something else costs nearly nothing then.
 * They read with the same buffers, which no analysis keeps.
 */
export function prepareAnalyzers(options: Omit<AnalyzerOptions, keyof Taught>): (taught: Taught) => Analyzer {
  const vocabulary = buildVocabulary(options.brands, options.terms ?? [], options.lexicon);
  const read = createTextReader(vocabulary, options.lexicon, options.weights?.kernel);
  const rates: CurrencyRates = {
    ...triagePolicy.currencyRates.value,
    ...options.currencyRates,
    ...(options.dollarRate === undefined ? {} : { USD: options.dollarRate }),
  };
  const thresholds = { ...TRIAGE_THRESHOLDS, ...options.thresholds };
  const findPatterns = createPatternFinder(options.brands);
  const looked = createFoldedText();
  const hasAlias = (folded: FoldedText): boolean => {
    const { count, terms } = vocabulary.matcher.scan(folded);
    for (let k = 0; k < count; k++) if (vocabulary.aliasOf.has(terms[k] as number)) return true;
    return false;
  };
  const mayName = (text: string): boolean => {
    if (options.brands.length === 0) return false;
    if (hasAlias(foldForReading(text, looked))) return true;
    const squeezed = squeezeText(looked);
    if (squeezed !== null && hasAlias(squeezed)) return true;
    return findPatterns !== null && findPatterns(text).length > 0;
  };
  return ({ corrections, ours }) => {
    const judgeByHeads = options.weights === undefined ? null : createHeadsJudge(options.weights, corrections);
    const judgeDanger = options.weights === undefined ? null : createDangerJudge(options.weights, vocabulary);
    const means = (brandId: string | undefined, features: Features): boolean => {
      const delta = brandId === undefined ? undefined : ours?.get(brandId);
      return delta === undefined || scoreCorrection(delta, features) > NOT_OURS;
    };
    return {
      mayName: (post) => mayName(joinTitle(post)),
      analyze(post) {
        const text = joinTitle(post);
        const titleLength = post.title ? post.title.length + 1 : 0;
        const reading = read(text);
        const { folded, hits, score } = reading;
        const amounts = mayNameAmount(folded) ? findAmounts(unitsToString(folded.units, 0, folded.length), rates) : [];
        const found = readFlags({ reading, vocabulary, amounts, post, judgeDanger });
        const input = { reading, flags: found.flags, rating: post.rating ?? null };
        const { judgement: ruled, reasons } = applyRules(
          judgeByHeads === null ? judgeByWords(input) : judgeByHeads(input),
          found,
          reading,
          { rating: input.rating, lowRating: thresholds.lowRating },
        );
        const listed: Match[] = [];
        for (const match of findBrands(hits, vocabulary, options.brands)) {
          if (means(match.brandId, reading.features)) listed.push(match);
        }
        listMatches(hits, vocabulary, found.safetyHits, listed);
        if (found.hazard !== null) listed.push(toMatch(found.hazard));
        const plain =
          folded.offsets === null
            ? listed
            : listed.map((match) => moveMatch(match, (at) => originalOffset(folded, at)));
        const disguised = findEvasions(folded, reading.signals.kinds, vocabulary, options.brands, plain);
        const all = plain;
        if (findPatterns !== null) {
          for (const match of findPatterns(text)) if (means(match.brandId, reading.features)) all.push(match);
        }
        if (disguised.length > 0) all.push(...disguised);
        // Offsets count from the post's text; what stands in the title is negative, so that nobody marks the wrong words.
        const matches = titleLength === 0 ? all : all.map((match) => moveMatch(match, (at) => at - titleLength));
        const judgement = softenConfidence(ruled);
        return triage({ judgement, ruled: reasons, flags: found, score, post, matches, thresholds });
      },
    };
  };
}

/** The match with its places counted otherwise. */
function moveMatch(match: Match, place: (at: number) => number): Match {
  return { ...match, start: place(match.start), end: place(match.end) };
}

/** What is read of a post: its title on a line of its own. */
function joinTitle({ title, text }: Pick<Post, 'text' | 'title'>): string {
  return title ? `${title}\n${text}` : text;
}
