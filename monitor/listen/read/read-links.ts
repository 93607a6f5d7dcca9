import { findChild, findChildren, rawText, type XmlElement } from './xml-tree.ts';

/** A link of a feed or an entry, already absolute where that is possible. */
export interface FeedLink {
  readonly rel: string;
  readonly type: string;
  readonly href: string;
  /** RSS's own element, without a namespace. */
  readonly isRss: boolean;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Schemes that no link of a post may lead to. */
const UNSAFE = /^(?:javascript|data|vbscript|file):/i;

/**
 * Makes a relative link absolute. An absolute one stays as it is written, and so does a relative one without a base:
 * the spelling of a link is part of what the source says.
 */
export function resolveLink(href: string, base: string | null): string {
  const clean = href.replace(/[\t\n\r]+/g, '').trim();
  if (clean === '' || base === null || SCHEME.test(clean)) return clean;
  return URL.parse(clean, base)?.href ?? clean;
}

/**
 * Base inside an element: its own `xml:base`, itself relative to the one outside; an empty one changes nothing, and
 * neither does one under which no address can be.
 */
export function baseWithin(element: XmlElement, outer: string | null): string | null {
  if (element.base === null || element.base.trim() === '') return outer;
  const base = resolveLink(element.base, outer);
  return SCHEME.test(base) && !URL.canParse('x', base) ? outer : base;
}

/** Where a link of Google Alerts really leads: the alert hides the page behind an address of its own. */
export function unwrapLink(link: string | null): string | null {
  if (link === null || !/^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?/i.test(link)) return link;
  const parameters = URL.parse(link)?.searchParams;
  const target = parameters?.get('url') ?? parameters?.get('q') ?? '';
  return /^https?:/i.test(target) ? target : link;
}

const IANA_REL = 'http://www.iana.org/assignments/relation/';

/** Links of an element in Atom's way (`href`) or RSS's (text), in document order. */
export function readLinks(parent: XmlElement, base: string | null): FeedLink[] {
  const links: FeedLink[] = [];
  for (const element of findChildren(parent, 'link', 'atom:link')) {
    const { href, rel, type } = element.attributes;
    const own = baseWithin(element, base);
    // An empty `href` is the base itself (RFC 3986 4.4); an empty text is no link.
    const target = href === undefined ? rawText(element) : href.trim() === '' ? (own ?? '') : href;
    if (target.trim() === '') continue;
    const relation = (rel ?? 'alternate').trim().replace(IANA_REL, '').toLowerCase();
    links.push({
      rel: relation,
      type: (type ?? '').toLowerCase(),
      href: resolveLink(target, own),
      isRss: element.name === 'link',
    });
  }
  return links;
}

/**
 * The page a person would open: RSS's own link (of several the last, as other readers take it), else an alternate
 * in HTML before any other alternate.
 */
export function findAlternate(links: readonly FeedLink[]): string | null {
  const alternates = links.filter((link) => link.rel === 'alternate' && !UNSAFE.test(link.href));
  const plain = alternates.findLast((link) => link.isRss);
  if (plain !== undefined) return plain.href;
  const page = alternates.find((link) => link.type === '' || link.type.includes('html'));
  return (page ?? alternates[0])?.href ?? null;
}

/** CDF's way to name the page: an attribute of the item or channel, or an `A` within it. */
export function findOwnAddress(element: XmlElement, base: string | null): string | null {
  const href = element.attributes.href ?? findChild(element, 'a')?.attributes.href;
  return href ? resolveLink(href, base) : null;
}

/** First link of a relation. */
export function findRelation(links: readonly FeedLink[], rel: string): string | null {
  return links.find((link) => link.rel === rel)?.href ?? null;
}
