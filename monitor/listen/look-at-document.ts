import { DocumentError } from './document-error.ts';

/** Which reader a document is for. */
export type DocumentKind = 'json' | 'strict' | 'lenient';

/** What the strict reader is known to refuse or to shape wrongly; see `read-strict.ts`. */
export interface DocumentLook {
  readonly kind: DocumentKind;
  /** The text from its first `<` or `{`, without a DOCTYPE. */
  readonly text: string;
}

const PROLOG = 64 * 1024;
const FEED_ROOT = /<(?:[\w.-]+:)?(?:rss|rdf|feed|channel|entry)[\s>/]/i;
const HTML_ROOT = /<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** Cuts a DOCTYPE out; its entities are never expanded, its address is never asked for. */
function skipDoctype(text: string): string {
  const prolog = text.slice(0, PROLOG).replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  const rootAt = prolog.search(FEED_ROOT);
  const head = rootAt === -1 ? prolog : prolog.slice(0, rootAt);
  if (/<!ENTITY/i.test(head)) throw new DocumentError('dtd-refused', 'the document declares entities of its own');
  const start = head.search(/<!DOCTYPE/i);
  if (start === -1) return text;
  const end = rootAt === -1 ? head.length : rootAt;
  return text.slice(0, start) + text.slice(end);
}

/**
 * Looks at the beginning of a document and says who can read it.
 * @throws DocumentError `empty`, `html-instead`, `dtd-refused`
 */
export function lookAtDocument(text: string): DocumentLook {
  const start = text.search(/\S/);
  if (start === -1) throw new DocumentError('empty', 'the document is empty');
  const first = text[start];
  if (first === '{' || first === '[') return { kind: 'json', text };
  const head = text.slice(0, PROLOG);
  const htmlAt = head.search(HTML_ROOT);
  const feedAt = head.search(FEED_ROOT);
  if (htmlAt !== -1 && (feedAt === -1 || htmlAt < feedAt)) {
    throw new DocumentError('html-instead', 'a web page stands where the feed should be');
  }
  return { kind: 'lenient', text: skipDoctype(text.slice(start)) };
}
