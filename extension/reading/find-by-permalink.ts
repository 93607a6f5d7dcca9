import { readAddress } from './clean-permalink.ts';
import { compilePattern } from './read-field.ts';
import type { SiteAdapter } from './site-adapter.ts';

const MAX_LINKS = 2000;

/** A part of the page that seems to be one post, known by its own link only. */
export interface GenericPost {
  readonly element: Element;
  readonly id: string;
}

/**
 * Finds posts on a page whose markup the adapter no longer knows: every link that looks like a post's permalink, climbed
 * from to the largest ancestor that holds exactly one distinct permalink.
 */
export function findByPermalink(root: ParentNode, links: SiteAdapter['links'], page: URL): GenericPost[] {
  const pattern = compilePattern(links.post);
  const ids = new Map<Element, string>();
  for (const link of Array.from(root.querySelectorAll('a[href]')).slice(0, MAX_LINKS)) {
    const id = readId(link, pattern, page);
    if (id !== null) ids.set(link, id);
  }
  const holding = countHeldIds(ids, root);
  const found = new Map<Element, string>();
  for (const [link, id] of ids) {
    const element = climb(link, holding);
    if (element) found.set(element, id);
  }
  return Array.from(found, ([element, id]) => ({ element, id }));
}

function readId(link: Element, pattern: RegExp, page: URL): string | null {
  const address = readAddress(link.getAttribute('href') ?? '', page);
  const match = address ? pattern.exec(address.href) : null;
  return match ? (match[1] ?? match[0]) : null;
}

/** For each ancestor, the one id below it, or `null` when it holds several. */
function countHeldIds(ids: ReadonlyMap<Element, string>, root: ParentNode): Map<Element, string | null> {
  const holding = new Map<Element, string | null>();
  for (const [link, id] of ids) {
    for (let node: Element | null = link; node && node !== root; node = node.parentElement) {
      const held = holding.get(node);
      if (held === undefined) holding.set(node, id);
      else if (held !== id) holding.set(node, null);
    }
  }
  return holding;
}

function climb(link: Element, holding: ReadonlyMap<Element, string | null>): Element | null {
  let largest: Element | null = null;
  for (let node: Element | null = link; node; node = node.parentElement) {
    if (node.tagName === 'BODY' || node.tagName === 'HTML' || holding.get(node) === null) break;
    largest = node;
  }
  return largest && largest !== link ? largest : (link.parentElement ?? null);
}
