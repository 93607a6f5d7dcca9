import { findByPermalink } from './find-by-permalink.ts';
import type { FieldName, SiteAdapter } from './site-adapter.ts';

/**
 * `healthy` · `wall`: not logged in, captcha, a shell without content: nothing is said · `empty`: the site itself says that there
 * is nothing · `idle`: no sign that posts should be here · `broken`: posts should be here and cannot be read.
 */
export type HealthState = 'healthy' | 'wall' | 'empty' | 'idle' | 'broken';

/** Counts of the posts seen so far on this page; no text, no address, no name. */
export interface HealthCounts {
  readonly posts: number;
  /** How many of them yielded the field. */
  readonly filled: { readonly [name in FieldName]?: number };
  /** How many had the field from a candidate behind the first. */
  readonly laterCandidate: { readonly [name in FieldName]?: number };
}

/** The judgement, with what still works. */
export interface Health {
  readonly state: HealthState;
  /** Fields under their expected share, and `posts` when none is found. */
  readonly broken: readonly (FieldName | 'posts')[];
  /** Fields that mostly come from a later candidate now: a sign of change, not yet a fault. */
  readonly drifting: readonly FieldName[];
  readonly permalinksSeen: number;
}

const MIN_POSTS_TO_JUDGE = 5;

/** Judges an adapter on a page. Pure; call it when the page has settled, not while it loads. */
export function checkHealth(document: Document, adapter: SiteAdapter, counts: HealthCounts, url: URL): Health {
  const permalinksSeen = counts.posts > 0 ? 0 : findByPermalink(document, adapter.links, url).length;
  const base = { broken: [], drifting: findDrift(counts), permalinksSeen };
  if (counts.posts > 0) {
    const broken = findUnfilled(adapter, counts);
    return { ...base, state: broken.length > 0 ? 'broken' : 'healthy', broken };
  }
  if (holds(document, adapter.wall)) return { ...base, state: 'wall' };
  if (holds(document, adapter.empty)) return { ...base, state: 'empty' };
  if (permalinksSeen > 2 || holds(document, adapter.expect.probe))
    return { ...base, state: 'broken', broken: ['posts'] };
  return { ...base, state: 'idle' };
}

function findUnfilled(adapter: SiteAdapter, counts: HealthCounts): FieldName[] {
  if (counts.posts < MIN_POSTS_TO_JUDGE) return [];
  const expected = Object.entries(adapter.expect.fill) as [FieldName, number][];
  return expected.flatMap(([name, share]) => ((counts.filled[name] ?? 0) / counts.posts < share ? [name] : []));
}

function findDrift(counts: HealthCounts): FieldName[] {
  if (counts.posts < MIN_POSTS_TO_JUDGE) return [];
  const later = Object.entries(counts.laterCandidate) as [FieldName, number][];
  return later.flatMap(([name, times]) => (times / counts.posts > 0.5 ? [name] : []));
}

function holds(document: Document, selectors: readonly string[]): boolean {
  return selectors.some((selector) => document.querySelector(selector) !== null);
}
