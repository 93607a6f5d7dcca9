import type { Analyzer } from './analyze.ts';
import { isMention } from './is-mention.ts';
import type { Post } from './post.ts';
import { findRisingTerms } from './rising-terms.ts';

/** A past post and whether it should have been heard. */
export interface LabelledPost {
  readonly post: Post;
  readonly mention: boolean;
}

/** How the keywords do on labelled posts. */
export interface TermsReport {
  readonly found: number;
  readonly missed: readonly { readonly text: string; readonly why: 'no-brand' | 'no-complaint' }[];
  /** Found though they should not have been, with the terms that found them. */
  readonly wrong: readonly { readonly text: string; readonly terms: readonly string[] }[];
  /** 0 … 1; null when nothing was found, or there was nothing to find. */
  readonly precision: number | null;
  readonly recall: number | null;
  /** Words that stand in missed posts and hardly in others: candidates for the list. */
  readonly missing: readonly string[];
  /** Words that stand in wrongly found posts and hardly in right ones: candidates for exclusions. */
  readonly misleading: readonly string[];
}

/** Runs the keywords over labelled posts. */
export function testTerms(analyzer: Analyzer, posts: readonly LabelledPost[]): TermsReport {
  const right: string[] = [];
  const quiet: string[] = [];
  const missed: { text: string; why: 'no-brand' | 'no-complaint' }[] = [];
  const wrong: { text: string; terms: string[] }[] = [];
  for (const { post, mention } of posts) {
    const analysis = analyzer.analyze(post);
    const heard = isMention(analysis);
    const isNamed = analysis.matches.some(({ type }) => type === 'brand');
    if (heard && mention) right.push(post.text);
    else if (heard) wrong.push({ text: post.text, terms: analysis.matches.map(({ term }) => term) });
    else if (mention) missed.push({ text: post.text, why: isNamed ? 'no-complaint' : 'no-brand' });
    else quiet.push(post.text);
  }
  const terms = (texts: readonly string[], others: readonly string[]): string[] =>
    texts.length === 0 ? [] : findRisingTerms(texts, others, 10).map(({ term }) => term);
  return {
    found: right.length,
    missed,
    wrong,
    precision: right.length + wrong.length === 0 ? null : right.length / (right.length + wrong.length),
    recall: right.length + missed.length === 0 ? null : right.length / (right.length + missed.length),
    missing: terms(
      missed.map(({ text }) => text),
      quiet,
    ),
    misleading: terms(
      wrong.map(({ text }) => text),
      right,
    ),
  };
}
