import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { decode } from '../listen/read/decode.ts';

/** A saved page as it came out of its file. */
export interface SavedFile {
  readonly markup: string;
  /** Address that the container says (MHTML); null: the markup may say one. */
  readonly address: string | null;
}

const MHTML = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart\/related/iu;

/** Reads a page from a file: HTML in any encoding (old pages of Chinese sites were saved as GBK), or the MHTML of Chrome and Edge. */
export async function openSavedFile(file: string): Promise<SavedFile> {
  const bytes = await readFile(file);
  const head = bytes.subarray(0, 4000).toString('latin1').replaceAll('\r\n', '\n');
  if (!MHTML.test(head)) {
    // Browsers save as UTF-8 and leave the page's own word for its encoding as it was.
    const markup = isUtf8(bytes) ? bytes.toString('utf8') : decode(bytes, readMetaCharset(head)).text;
    return { markup, address: null };
  }
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(bytes, { keepCidLinks: true, skipHtmlToText: true, skipTextToHtml: true });
  const address = mail.headers.get('snapshot-content-location');
  return { markup: mail.html || '', address: typeof address === 'string' ? address : null };
}

/** What the page itself says of its encoding, as a content type. */
function readMetaCharset(head: string): string | null {
  const charset = /<meta\b[^>]*\bcharset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
  return charset === undefined ? null : `text/html; charset=${charset}`;
}
