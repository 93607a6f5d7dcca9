import { compilePattern, lastHop } from './read-field.ts';
import type { PostKind, SiteAdapter } from './site-adapter.ts';
import { findAll, findRootsOnPath, isElement, type Root } from './walk-path.ts';

/** An element that is a post, and of which kind. */
export interface FoundPost {
  readonly element: Element;
  readonly kind: PostKind;
}

/** The kinds that may stand on a page with this address. */
export function kindsOnPage(adapter: SiteAdapter, url: URL): readonly PostKind[] {
  return adapter.kinds.filter(({ pages }) => pages === undefined || compilePattern(pages).test(url.pathname));
}

/** Every post under a root, in document order within a kind. An element is one post: the first kind that fits. */
export function findPosts(root: Root, adapter: SiteAdapter, url: URL): FoundPost[] {
  return findOfKinds(root, kindsOnPage(adapter, url));
}

/** The same for given kinds. */
export function findOfKinds(root: Root, kinds: readonly PostKind[]): FoundPost[] {
  const seen = new Set<Element>();
  const found: FoundPost[] = [];
  for (const kind of kinds) {
    for (const element of findAll(root, kind.path)) {
      if (seen.has(element) || !isPost(element, kind)) continue;
      seen.add(element);
      found.push({ element, kind });
    }
  }
  return found;
}

/** Posts that a freshly added part of the page holds, or is, or stands in. Only for kinds whose path is one hop. The first kind that fits, as above. */
export function findPostsIn(added: Element, kinds: readonly PostKind[]): FoundPost[] {
  const found = new Map<Element, FoundPost>();
  for (const kind of kinds) {
    if (typeof kind.path !== 'string' && kind.path.length > 1) continue;
    const selector = lastHop(kind);
    const around = added.closest(selector);
    for (const element of [...(around ? [around] : []), ...added.querySelectorAll(selector)])
      if (!found.has(element) && isPost(element, kind)) found.set(element, { element, kind });
  }
  return [...found.values()];
}

/** Open shadow roots that must be observed to see new posts. */
export function findPostRoots(root: Root, kinds: readonly PostKind[]): ShadowRoot[] {
  return kinds.flatMap(({ path }) => findRootsOnPath(root, path));
}

function isPost(element: Element, kind: PostKind): boolean {
  if (kind.unless !== undefined && has(element, kind.unless)) return false;
  return kind.needs === undefined || has(element, kind.needs);
}

function has(element: Element, selector: string): boolean {
  if (element.matches(selector) || element.querySelector(selector) !== null) return true;
  return isElement(element) && element.shadowRoot?.querySelector(selector) != null;
}
