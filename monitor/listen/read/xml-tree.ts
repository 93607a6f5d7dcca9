import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import namespaces from './feed-namespaces.json' with { type: 'json' };
import { mendMarkup } from './mend-markup.ts';

/** An element as the readers see it: whatever prefix the document chose, the name is the one of our own table. */
export interface XmlElement {
  /** Lower case, with the prefix of `feed-namespaces.json`: `atom:entry`, `dc:creator`, `item`. */
  readonly name: string;
  /** Names in lower case as written; values with entities decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Base for relative links below, as far as `xml:base` says; null: that of the parent. */
  readonly base: string | null;
  /** `xml:lang`; null: that of the parent. */
  readonly lang: string | null;
  /** Made by `findChild` when it is first needed. */
  index: ReadonlyMap<string, XmlElement> | null;
}

/** The tree of a document and whether its end was missing. */
export interface XmlTree {
  readonly roots: readonly XmlElement[];
  readonly truncated: boolean;
}

/** Feeds write the addresses of namespaces with and without the last character, with `http` and with `https`. */
const plainNamespace = (uri: string): string =>
  uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]$/, '');
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries(namespaces).map(([uri, prefix]) => [plainNamespace(uri), prefix]),
);
/** Terms of Dublin Core that stand in its older namespace too and mean the same there. */
const SHARED_TERMS: ReadonlySet<string> = new Set([
  ...['title', 'creator', 'description', 'identifier', 'language', 'date'],
]);
/** Deeper elements are hung on this level: no document needs more and recursion stays bounded. */
const MAX_DEPTH = 100;

interface Scope {
  /** Prefix in the document → our prefix; '' is the default namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, string>;
}

function openScope(parent: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let prefixes: Map<string, string> | null = null;
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue;
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null;
    if (prefix === null) continue;
    prefixes ??= new Map(parent.prefixes);
    prefixes.set(prefix, PREFIXES.get(plainNamespace(attributes[key] ?? '')) ?? prefix);
  }
  return prefixes === null ? parent : { prefixes, names: new Map() };
}

function nameOf(scope: Scope, raw: string): string {
  const known = scope.names.get(raw);
  if (known !== undefined) return known;
  const lower = raw.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon === -1 ? '' : lower.slice(0, colon);
  const local = lower.slice(colon + 1);
  let own = scope.prefixes.get(prefix) ?? prefix;
  if (own === 'atom03') own = 'atom';
  else if (own === 'dcterms' && SHARED_TERMS.has(local)) own = 'dc';
  const name = own === '' ? local : `${own}:${local}`;
  scope.names.set(raw, name);
  return name;
}

/** Attributes under the prefixes of our own table, where the document chose others (`r:about`). */
function renameAttributes(scope: Scope, attributes: Record<string, string>): void {
  for (const key in attributes) {
    const colon = key.indexOf(':');
    if (colon <= 0) continue;
    const prefix = key.slice(0, colon);
    const own = scope.prefixes.get(prefix) ?? prefix;
    if (own === prefix || own === '') continue;
    attributes[own + key.slice(colon)] = attributes[key] ?? '';
  }
}

/** What the root's own prefix stands for when the document's namespace is unknown, missing or another one's. */
const ROOT_PREFIXES: Readonly<Record<string, string>> = { feed: 'atom', entry: 'atom', rss: '', rdf: 'rdf' };

/** The name of the root outweighs its namespace: a `feed` without one is Atom, an `rss` has its names in none. */
function scopeOfRoot(raw: string, scope: Scope): Scope {
  const colon = raw.indexOf(':');
  const prefix = colon === -1 ? '' : raw.slice(0, colon).toLowerCase();
  const local = raw.slice(colon + 1).toLowerCase();
  const wanted = ROOT_PREFIXES[local];
  const known = scope.prefixes.get(prefix) ?? '';
  if (wanted === undefined || known === wanted || (wanted === 'atom' && known === 'atom03')) return scope;
  return { prefixes: new Map([...scope.prefixes, [prefix, wanted]]), names: new Map() };
}

/**
 * Builds the tree of a document that may be anything: broken, cut short, with named HTML entities. Nothing is expanded
 * beyond the entities of HTML and XML; without a semicolon (`?a=1&copy=2`) it is none.
 */
export function buildXmlTree(text: string): XmlTree {
  const roots: XmlElement[] = [];
  const stack: XmlElement[] = [];
  let scope: Scope = { prefixes: new Map([['xml', 'xml']]), names: new Map() };
  const scopes: Scope[] = [];
  let depth = 0;
  let inCdata = false;
  let truncated = false;
  /** Attributes of the open tag that hold entities. */
  const coded: string[] = [];
  const parser = new Parser(
    {
      onattribute(name, value) {
        if (value.includes('&')) coded.push(name);
      },
      onopentag(raw, attributes) {
        for (const name of coded.splice(0)) attributes[name] = decodeHTMLStrict(attributes[name] ?? '');
        scopes.push(scope);
        scope = openScope(scope, attributes);
        if (depth === 0) scope = scopeOfRoot(raw, scope);
        depth += 1;
        renameAttributes(scope, attributes);
        const name = nameOf(scope, raw);
        const element: XmlElement = {
          name,
          attributes,
          children: [],
          // CDF has an attribute of its own for it.
          base: attributes['xml:base'] ?? (name === 'channel' ? (attributes.base ?? null) : null),
          lang: attributes['xml:lang'] ?? null,
          index: null,
        };
        const parent = stack.at(-1);
        if (parent === undefined) roots.push(element);
        else parent.children.push(element);
        if (depth <= MAX_DEPTH) stack.push(element);
      },
      onclosetag(_raw, isImplied) {
        scope = scopes.pop() ?? scope;
        if (depth <= MAX_DEPTH) stack.pop();
        depth -= 1;
        if (isImplied && depth === 0) truncated = true;
      },
      ontext(data) {
        const parent = stack.at(-1);
        if (parent === undefined) return;
        const value = inCdata || !data.includes('&') ? data : decodeHTMLStrict(data);
        const last = parent.children.length - 1;
        const before = parent.children[last];
        if (typeof before === 'string') parent.children[last] = before + value;
        else parent.children.push(value);
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
    },
    { xmlMode: true, decodeEntities: false, lowerCaseAttributeNames: true, lowerCaseTags: true },
  );
  parser.end(mendMarkup(text));
  return { roots, truncated };
}

/** First child of each name, made once: the readers ask an item for some forty names. */
function indexOf(element: XmlElement): ReadonlyMap<string, XmlElement> {
  if (element.index !== null) return element.index;
  const index = new Map<string, XmlElement>();
  for (const child of element.children) {
    if (typeof child !== 'string' && !index.has(child.name)) index.set(child.name, child);
  }
  element.index = index;
  return index;
}

/** First child element of one of the names, in the order of the names. */
export function findChild(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  const index = indexOf(element);
  for (const name of names) {
    const child = index.get(name);
    if (child !== undefined) return child;
  }
  return null;
}

/** Last child element of the name: what a source says twice, it corrected. */
export function findLastChild(element: XmlElement, name: string): XmlElement | null {
  if (!indexOf(element).has(name)) return null;
  const isNamed = (child: XmlElement | string): child is XmlElement => typeof child !== 'string' && child.name === name;
  return element.children.findLast(isNamed) ?? null;
}

/** All child elements of the names, in document order. */
export function findChildren(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** Text of an element and everything in it, as it stands. */
export function rawText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : rawText(child);
  return text;
}
