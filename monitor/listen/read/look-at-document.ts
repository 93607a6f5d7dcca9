import { DocumentError } from './document-error.ts';
import elements from './html-elements.json' with { type: 'json' };

/** What a first look at a document says. */
export interface DocumentLook {
  readonly kind: 'json' | 'xml';
  /** The text from its root element on: what stands before it is of no use to a reader. */
  readonly text: string;
}

const FEED_ROOTS: ReadonlySet<string> = new Set(['rss', 'rdf', 'feed', 'channel', 'entry']);
const FEED_ROOT = /<(?:[\w.-]+:)?(?:rss|rdf|feed|channel|entry)[\s>/]/i;
const HTML: ReadonlySet<string> = new Set([
  'html',
  ...elements.block,
  ...elements.inline,
  ...elements.silent,
  ...elements.void,
]);
/**
 * Declarations that say nothing new, as old feeds have them: the W3C's own sets of named characters, which are never
 * fetched, and a name for a single character, which is never expanded either. Names of HTML are known without them.
 */
const HARMLESS_ENTITY =
  /<!ENTITY\s+(?:%\s+HTML[a-z0-9]+\s+PUBLIC\s+"-\/\/W3C\/\/ENTITIES [^"<>]*"\s+"[^"<>]*"|[a-z][a-z0-9]*\s+(["'])&#(?:38;#)?x?[0-9a-f]{1,6};\1)\s*>/gi;
/** A feed that begins later than this is none. */
const PROLOG = 64 * 1024;

/** End of a DOCTYPE that starts at `start`. Its entities are never expanded, its address is never asked for. */
function endOfDoctype(text: string, start: number): number {
  const close = text.indexOf('>', start);
  const subset = text.indexOf('[', start);
  if (close === -1) return text.length;
  if (subset === -1 || subset > close) return close + 1;
  const subsetEnd = text.indexOf(']', subset);
  const end = subsetEnd === -1 ? -1 : text.indexOf('>', subsetEnd);
  const declarations = text.slice(subset, end === -1 ? undefined : end).replace(HARMLESS_ENTITY, '');
  if (/<!ENTITY/i.test(declarations))
    throw new DocumentError('dtd-refused', 'the document declares entities of its own');
  return end === -1 ? text.length : end + 1;
}

const endOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
};

/** Position of the first element; -1 when there is none. */
function findRootAt(text: string): number {
  let at = text.indexOf('<');
  while (at !== -1 && at < PROLOG) {
    if (text.startsWith('<?', at)) at = endOf(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = endOf(text, '-->', at);
    else if (/^<!entity/i.test(text.slice(at, at + 8))) {
      throw new DocumentError('dtd-refused', 'the document declares entities of its own');
    } else if (text[at + 1] === '!') at = endOfDoctype(text, at);
    else if (/[a-z_]/i.test(text[at + 1] ?? '')) return at;
    else at += 1;
    at = text.indexOf('<', at);
  }
  return -1;
}

/** The page's own title tells a login from a captcha and from a page that moved. */
function titleOf(text: string): string {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(text.slice(0, PROLOG))?.[1]?.trim() ?? '';
  return title === '' ? '' : `: “${title}”`;
}

/**
 * Looks at the beginning of a document and says who can read it.
 * @throws DocumentError `empty`, `html-instead`, `not-a-feed`, `dtd-refused`
 */
export function lookAtDocument(text: string): DocumentLook {
  const start = text.search(/[^\s\ufeff\0]/);
  if (start === -1) throw new DocumentError('empty', 'the document is empty');
  if (text[start] === '{' || text[start] === '[') return { kind: 'json', text };
  const rootAt = findRootAt(text);
  if (rootAt === -1) throw new DocumentError('not-a-feed', `no markup, but "${text.slice(start, start + 60).trim()}"`);
  const name = /^<([^\s/>]+)/.exec(text.slice(rootAt, rootAt + 100))?.[1]?.toLowerCase() ?? '';
  if (FEED_ROOTS.has(name.slice(name.indexOf(':') + 1))) return { kind: 'xml', text: text.slice(rootAt) };
  const wrapped = name === 'html' ? -1 : text.slice(rootAt, PROLOG).search(FEED_ROOT);
  if (wrapped !== -1) return { kind: 'xml', text: text.slice(rootAt + wrapped) };
  if (HTML.has(name))
    throw new DocumentError('html-instead', `a web page stands where the feed should be${titleOf(text)}`);
  throw new DocumentError('not-a-feed', `the root element is <${name}>`);
}
