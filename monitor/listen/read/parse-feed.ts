import { decode } from './decode.ts';
import { DocumentError } from './document-error.ts';
import { isPlain } from './is-plain.ts';
import { lookAtDocument } from './look-at-document.ts';
import type { ParsedDocument, ReadContext, ReadDocument } from './parsed-document.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readLenient } from './read-lenient.ts';
import { unpack } from './unpack.ts';

export { DocumentError, type DocumentErrorCode } from './document-error.ts';
export type { DocumentDoubt, FeedInfo, ParsedDocument } from './parsed-document.ts';

/** What is known of a document beside its bytes. */
export interface ParseHints {
  /** `Content-Type` of the answer. */
  readonly contentType?: string | null;
  /** Where the document came from: base for relative links. */
  readonly url?: string | null;
  /** `Content-Location` of the answer: base before `url`. */
  readonly contentLocation?: string | null;
  /** Zone of dates that name none, and of `CST`: IANA name or `+08:00`. */
  readonly zone?: string | null;
  /** When the document was asked for, epoch ms: for dates that need today (3小时前, 11月21日). */
  readonly now?: number | null;
}

/** Bound on a document's bytes; the same as of `safeFetch`. */
const MAX_BYTES = 5 * 1024 * 1024;

function baseOf(hints: ParseHints): string | null {
  const url = hints.url ?? null;
  const location = hints.contentLocation ?? null;
  if (location === null) return url;
  return (url === null ? URL.parse(location) : URL.parse(location, url))?.href ?? url;
}

let strict: Promise<typeof import('./read-strict.ts')> | null = null;

/** Loaded with the first plain document: rss-parser brings an XML reader of its own. */
async function readPlain(text: string, context: ReadContext): Promise<ReadDocument> {
  strict ??= import('./read-strict.ts');
  return (await strict).readStrict(text, context);
}

async function read(text: string, context: ReadContext): Promise<ReadDocument> {
  const look = lookAtDocument(text);
  if (look.kind === 'json') return readJsonFeed(look.text, context);
  if (isPlain(look.text)) {
    const document = await readPlain(look.text, context).catch(() => null);
    // Whatever rss-parser refuses is not lost: the lenient reader says what is wrong with it, if anything.
    if (document !== null) return document;
  }
  return readLenient(look.text, context);
}

/**
 * Reads a feed of any known format from bytes (or from text that is already decoded). At most the 1,000 newest entries
 * are kept. Runs on the calling thread without a bound on time: for documents from outside use
 * `parseDocumentInWorker`.
 * @throws DocumentError
 */
export async function parseDocument(input: Uint8Array | string, hints: ParseHints = {}): Promise<ParsedDocument> {
  if (input.length > MAX_BYTES) throw new DocumentError('too-large', `more than ${MAX_BYTES} bytes`);
  const decoded =
    typeof input === 'string'
      ? { text: input, encoding: 'utf-8', doubts: [] }
      : decode(unpack(input, MAX_BYTES), hints.contentType);
  const document = await read(decoded.text.toWellFormed(), {
    ...{ baseUrl: baseOf(hints), zone: hints.zone ?? null, now: hints.now ?? null },
  });
  return { ...document, encoding: decoded.encoding, doubts: [...decoded.doubts, ...document.doubts] };
}
