import { cleanAddress, isOwnHost, readAddress } from './clean-permalink.ts';
import { readPlainText } from './plain-text.ts';
import type { PageContext } from './post-reading.ts';
import { READERS } from './readers/registry.ts';
import type { Candidate, Path, PostKind, SiteAdapter } from './site-adapter.ts';
import { findFirst } from './walk-path.ts';

/** What a candidate yielded, and which one it was: a first candidate that falls behind a later one shows a changed site. */
export interface FieldValue {
  readonly value: string;
  readonly index: number;
  readonly candidate: Candidate;
}

/** What was found in one post at each place: several fields stand on one element, and each way to it costs. */
export type FoundPlaces = Map<Path, Element | null>;

const MAX_ATTRIBUTE_LENGTH = 20_000;
const patterns = new Map<string, RegExp>();

/** The first candidate that yields a value which `accept` lets pass; null when none does. */
export function readField<T>(
  post: Element,
  adapter: SiteAdapter,
  kind: PostKind,
  candidates: readonly Candidate[] | undefined,
  page: PageContext,
  accept: (raw: string, candidate: Candidate) => T | null,
  places: FoundPlaces,
): { readonly value: T; readonly index: number } | null {
  if (!candidates) return null;
  for (const [index, candidate] of candidates.entries()) {
    const raw = readCandidate(post, adapter, kind, candidate, page, places);
    if (raw === null) continue;
    const value = accept(raw, candidate);
    if (value !== null) return { value, index };
  }
  return null;
}

function readCandidate(
  post: Element,
  adapter: SiteAdapter,
  kind: PostKind,
  candidate: Candidate,
  page: PageContext,
  places: FoundPlaces,
): string | null {
  const raw = readRaw(post, kind, candidate, page, places);
  if (raw === null) return null;
  const matched = candidate.match === undefined ? raw : matchFirst(raw, candidate.match);
  if (matched === null) return null;
  if (candidate.prefix !== undefined) return `${candidate.prefix}${matched}`;
  return candidate.template === undefined ? matched : fillTemplate(candidate.template, matched, adapter, page);
}

function readRaw(
  post: Element,
  kind: PostKind,
  candidate: Candidate,
  page: PageContext,
  places: FoundPlaces,
): string | null {
  if (candidate.reader) return READERS[candidate.reader.name](post, candidate.reader.key);
  if (candidate.fromUrl) return page.url.href;
  const element = candidate.at === undefined ? post : findPlace(post, kind, candidate.at, places);
  if (!element) return null;
  const get = candidate.get ?? 'text';
  if (get === 'text') return readPlainText(element, undefined, kind.skip);
  return element.getAttribute(get)?.slice(0, MAX_ATTRIBUTE_LENGTH) ?? null;
}

function findPlace(post: Element, kind: PostKind, at: Path, places: FoundPlaces): Element | null {
  const known = places.get(at);
  if (known !== undefined) return known;
  const element = findFirst(post, at, ownerCheck(post, kind));
  places.set(at, element);
  return element;
}

/** Keeps out what stands in a quotation or in another post inside this one; undefined when the kind knows neither. */
function ownerCheck(post: Element, kind: PostKind): ((element: Element) => boolean) | undefined {
  const foreign = selectForeign(kind);
  return foreign === null ? undefined : (element) => isOwn(element, post, foreign);
}

/** Asks from the element upwards: nearly always one step of the browser's own, where asking the whole post would be hundreds. */
function isOwn(element: Element, post: Element, foreign: string): boolean {
  for (let at: Element | null = element; at && at !== post; at = hostOf(at)) {
    const nearest = at.closest(foreign);
    if (nearest && nearest !== post && !nearest.contains(post)) return false;
    if (post.contains(at)) return true;
  }
  return true;
}

/** The element whose shadow root this one stands in. */
function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

const foreignOf = new WeakMap<PostKind, string>();

function selectForeign(kind: PostKind): string | null {
  const known = foreignOf.get(kind);
  if (known !== undefined) return known || null;
  const parts = [kind.nested ? lastHop(kind) : undefined, kind.skip].filter((selector) => selector !== undefined);
  foreignOf.set(kind, parts.join(', '));
  return parts.join(', ') || null;
}

/** The selector that the post's own element matches. */
export function lastHop(kind: PostKind): string {
  return typeof kind.path === 'string' ? kind.path : (kind.path.at(-1) ?? '');
}

/** A regular expression by its source, compiled once. */
export function compilePattern(source: string): RegExp {
  const known = patterns.get(source);
  if (known) return known;
  const pattern = new RegExp(source, 'u');
  patterns.set(source, pattern);
  return pattern;
}

function matchFirst(text: string, source: string): string | null {
  const found = compilePattern(source).exec(text);
  return found ? (found[1] ?? found[0]) : null;
}

/**
 * Makes an address on the site's own hosts; null when the template would lead elsewhere. `{here}` is the page itself, and only
 * where the page is a post: on a list the address would name nothing.
 */
function fillTemplate(template: string, value: string, adapter: SiteAdapter, page: PageContext): string | null {
  const safe = encodeURIComponent(value.trim()).replaceAll('%3A', ':').replaceAll('%40', '@');
  const filled = fillHere(template, adapter, page.url)?.replaceAll('{}', safe);
  const address = filled === undefined ? null : readAddress(filled, page.url);
  return address && isOwnHost(address.hostname, adapter, page.url) ? address.href : null;
}

function fillHere(template: string, adapter: SiteAdapter, url: URL): string | undefined {
  if (!template.startsWith('{here}')) return template;
  if (!compilePattern(adapter.links.post).test(url.href)) return undefined;
  const here = cleanAddress(url, { keepParams: adapter.keepParams ?? [] });
  const rest = template.slice('{here}'.length);
  return `${here}${here.includes('?') ? rest.replace('?', '&') : rest}`;
}
