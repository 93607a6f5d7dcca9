import { htmlToText } from './html-to-text.ts';
import { collapseSpace, isBlock, isSilent, looksLikeHtml, repairText, tidyText } from './plain-text.ts';
import { rawText, type XmlElement } from './xml-tree.ts';

const stripPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Text of inline markup: the elements themselves are the markup, so their text is not decoded again. */
function markupText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      text += collapseSpace(repairText(child));
      continue;
    }
    const name = stripPrefix(child.name);
    if (isSilent(name)) continue;
    const inner = markupText(child);
    text += name === 'br' ? '\n' : isBlock(name) ? `\n${inner}\n` : inner;
  }
  return text;
}

const hasElements = (element: XmlElement): boolean => element.children.some((child) => typeof child !== 'string');

const decodeBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

const isHtml = (type: string): boolean => type === 'html' || type === 'text/html' || type === 'text/x-html';
const isXml = (type: string): boolean => type === 'xhtml' || /[+/]xml$/.test(type);

/** A CDATA section that was escaped as if it were text. */
const ESCAPED_SECTION = /^\s*<!\[CDATA\[(.*)\]\]>\s*$/s;

/** Plain text of a text whose nature is not told (RSS): HTML when it looks like it. */
export function guessedText(text: string): string {
  const inner = ESCAPED_SECTION.exec(text)?.[1] ?? text;
  return looksLikeHtml(inner) ? htmlToText(inner) : tidyText(inner);
}

/** Plain text of an RSS element: naked markup, escaped markup or neither. */
export function rssText(element: XmlElement): string {
  // The first draft of CDF wrote its texts so.
  if (element.children.length === 0) return guessedText(element.attributes.value ?? '');
  if (!hasElements(element)) return guessedText(rawText(element));
  // Naked markup, and somebody's escaped markup between it.
  return guessedText(markupText(element));
}

/**
 * Plain text of an Atom text or content element, by RFC 4287 (`type`) or Atom 0.3 (`mode` and `type`).
 * Null: the content stands elsewhere (`src`).
 */
export function atomText(element: XmlElement): string | null {
  const { attributes } = element;
  const type = (attributes.type ?? 'text').trim().toLowerCase().replace(/;.*$/, '');
  const mode = attributes.mode?.trim().toLowerCase();
  if (attributes.src !== undefined && element.children.length === 0) return null;
  if (type.startsWith('multipart/')) return firstPart(element);
  if (mode === 'base64') return byType(type, decodeBase64(rawText(element)));
  if (mode === 'escaped') return byType(type, rawText(element));
  if (hasElements(element)) return tidyText(markupText(element));
  // XHTML without an element is text, or markup that was escaped by mistake.
  if (isXml(type)) return guessedText(rawText(element));
  const isBinary = mode === undefined && type.includes('/') && !type.startsWith('text/');
  if (isBinary) return byType(type, decodeBase64(rawText(element)));
  return byType(type, rawText(element));
}

/** Several forms of one text (Atom 0.3): the first that says something. */
function firstPart(element: XmlElement): string | null {
  for (const child of element.children) {
    const text = typeof child === 'string' || child.name !== element.name ? null : atomText(child);
    if (text) return text;
  }
  return tidyText(markupText(element));
}

function byType(type: string, text: string): string {
  if (isHtml(type) || isXml(type)) return htmlToText(text);
  // What calls itself a mere file says nothing of its nature.
  return type.includes('/') && !type.startsWith('text/') ? guessedText(text) : tidyText(text);
}
