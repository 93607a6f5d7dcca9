import { createRequire } from 'node:module';
import { detect } from 'chardet';
import { decodeHz } from './decode-hz.ts';
import type { DocumentDoubt } from './parsed-document.ts';
import { decodeUtf32, sniffUnicode } from './sniff-unicode.ts';

/** Text of a document and how sure we are of it. */
export interface DecodedText {
  readonly text: string;
  /** In the spelling of the WHATWG standard (`gb18030`, `utf-8`). */
  readonly encoding: string;
  readonly doubts: readonly DocumentDoubt[];
}

/** Names that feeds use and the WHATWG table lacks, and names whose superset is what servers really send. */
const ALIASES: Readonly<Record<string, string>> = {
  'gb-2312': 'gb18030',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'gb18030-2005': 'gb18030',
  'gb18030-2022': 'gb18030',
  'x-mac-chinesesimp': 'gb18030',
  ms936: 'gb18030',
  euc_cn: 'gb18030',
  'euc-cn': 'gb18030',
  'big5-eten': 'big5',
  cp950: 'big5',
  ms950: 'big5',
  utf8mb4: 'utf-8',
  utf_8: 'utf-8',
  utf16: 'utf-16',
  'ucs-2': 'utf-16le',
  cp932: 'shift_jis',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  cp949: 'euc-kr',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
};
/** Declarations that servers send without looking; bytes that are valid UTF-8 beyond ASCII overrule them. */
const CARELESS: ReadonlySet<string> = new Set([
  'windows-1252',
  'iso-8859-2',
  'iso-8859-15',
  'us-ascii',
  'windows-1251',
]);
const HZ: ReadonlySet<string> = new Set(['hz-gb-2312', 'hz-gb2312', 'hz']);
/** Encodings of two bytes a letter: nobody declares one by carelessness, and other bytes seldom make sense in it. */
const EAST_ASIAN: ReadonlySet<string> = new Set([
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
]);
/** Share of replacement characters above which a declaration is not believed (B3 of the threat model: 1 %). */
const MAX_LOST_SHARE = 0.01;
/** So many characters are UTF-8 by chance in no other encoding. */
const SURE_CHARACTERS = 8;
/** Statistics see no more than this; enough for any language, bounded for any size. */
const SAMPLE_BYTES = 64 * 1024;

interface Decoder {
  readonly encoding: string;
  decode(bytes: Uint8Array): string;
}

const require = createRequire(import.meta.url);

/** Encodings that no browser knows (code pages of DOS, UTF-7); the tables are loaded when one is first met. */
function makeRareDecoder(name: string): Decoder | null {
  const iconv = require('iconv-lite') as typeof import('iconv-lite');
  try {
    // Not `encodingExists`: it takes the names of an object's own members (`constructor`) for encodings.
    iconv.decode(Buffer.alloc(0), name);
  } catch {
    return null;
  }
  return { encoding: name, decode: (bytes) => iconv.decode(Buffer.from(bytes), name) };
}

function makeDecoder(label: string): Decoder | null {
  const lower = label.trim().toLowerCase();
  if (HZ.has(lower)) return { encoding: 'hz-gb-2312', decode: decodeHz };
  try {
    return new TextDecoder(ALIASES[lower] ?? lower);
  } catch (error) {
    if (error instanceof RangeError) return makeRareDecoder(lower); // what nobody knows is no declaration
    throw error;
  }
}

function charsetOf(contentType: string | null | undefined): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function declarationOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const countLost = (text: string): number => {
  let lost = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) lost += 1;
  return lost;
};

function countForeign(text: string): number {
  let foreign = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) foreign += 1;
  return foreign;
}

/** Characters beyond ASCII decide: a page of markup with one broken name is as doubtful as a broken page. */
function isBroken(text: string): boolean {
  const lost = countLost(text);
  return lost > 0 && lost / countForeign(text) > MAX_LOST_SHARE;
}

/**
 * Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever was declared: one Chinese character in GBK looks like it
 * by chance in about one of seven cases, eight in a row never.
 */
function isSurelyUtf8(utf8: string | null, bytes: Uint8Array, declared: string): boolean {
  if (utf8 === null || utf8.length === bytes.length) return false;
  return CARELESS.has(declared) || countForeign(utf8) >= SURE_CHARACTERS;
}

function decodeGuessed(bytes: Uint8Array, declared: readonly string[]): DecodedText {
  const guess = detect(bytes.subarray(0, SAMPLE_BYTES)) ?? 'windows-1252';
  const decoder = makeDecoder(guess) ?? new TextDecoder('windows-1252');
  const text = decoder.decode(bytes);
  const doubts: DocumentDoubt[] = [];
  if (declared.length === 0) doubts.push('charset-guessed');
  else if (!declared.includes(decoder.encoding)) doubts.push('charset-overruled');
  if (countLost(text) > 0) doubts.push('characters-lost');
  return { text, encoding: decoder.encoding, doubts };
}

/** Starts like a document and not like text read two bytes at a time by mistake. */
const looksLikeDocument = (text: string): boolean => /^[\s\ufeff\0]*[<{[]/.test(text.slice(0, 256));

const doubtsOf = (text: string, isOverruled: boolean): DocumentDoubt[] => [
  ...(isOverruled ? (['charset-overruled'] as const) : []),
  ...(countLost(text) > 0 ? (['characters-lost'] as const) : []),
];

/**
 * Turns bytes into text. Order: byte order mark, charset of the HTTP header, XML declaration, strict UTF-8, statistics.
 * A declaration that the bytes contradict is overruled; every step that is not certain leaves a doubt.
 */
export function decode(bytes: Uint8Array, contentType?: string | null): DecodedText {
  const unicode = sniffUnicode(bytes);
  if (unicode === 'utf-32le' || unicode === 'utf-32be') {
    return { text: decodeUtf32(bytes, unicode === 'utf-32le'), encoding: unicode, doubts: [] };
  }
  if (unicode !== null) {
    const text = new TextDecoder(unicode).decode(bytes);
    return { text, encoding: unicode, doubts: countLost(text) > 0 ? ['characters-lost'] : [] };
  }
  const utf8 = decodeStrictUtf8(bytes);
  const declared: string[] = [];
  const labels = [charsetOf(contentType), declarationOf(bytes)].filter((label) => label !== null);
  for (const [i, label] of labels.entries()) {
    const decoder = makeDecoder(label);
    if (decoder === null) continue;
    const own = makeDecoder(labels[i + 1] ?? label);
    // Servers that add ISO-8859-1 to everything: in it no byte is ever wrong, so that a document of East Asia would be mojibake unseen.
    if (own !== null && CARELESS.has(decoder.encoding) && EAST_ASIAN.has(own.encoding)) {
      declared.push(decoder.encoding);
      continue;
    }
    const isUtf8 = utf8 !== null && decoder.encoding === 'utf-8';
    const isOverruled = !isUtf8 && isSurelyUtf8(utf8, bytes, decoder.encoding);
    const text = isUtf8 ? utf8 : isOverruled ? null : decoder.decode(bytes);
    if (text !== null && looksLikeDocument(text) && !isBroken(text)) {
      return { text, encoding: decoder.encoding, doubts: doubtsOf(text, declared.length > 0) };
    }
    declared.push(decoder.encoding);
  }
  const mostlyUtf8 = utf8 ?? new TextDecoder('utf-8').decode(bytes);
  if (!isBroken(mostlyUtf8)) {
    return { text: mostlyUtf8, encoding: 'utf-8', doubts: doubtsOf(mostlyUtf8, declared.length > 0) };
  }
  return decodeGuessed(bytes, declared);
}
