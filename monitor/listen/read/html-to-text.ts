import { decodeHTML } from 'entities';
import { collapseSpace, isBlock, isSilent, repairText, tidySpace } from './plain-text.ts';

const LESS = 60;
const QUOTES: ReadonlySet<number> = new Set([34, 39]);

/** End of the tag that starts at `start`: behind its `>`, where a quoted value may hold one too. */
function endOfTag(html: string, start: number): number {
  let quote = 0;
  let previous = 0;
  for (let at = start + 1; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at + 1;
    else if (QUOTES.has(code) && previous === 61) quote = code;
    if (code > 32) previous = code;
  }
  // A quote that never ends was none.
  const close = html.indexOf('>', start);
  return close === -1 ? html.length : close + 1;
}

const behind = (html: string, mark: string, from: number): number => {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
};

/** Position behind an element whose content is not for people; the content may hold anything but the closing tag. */
function endOfSilent(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>]|$)`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found === null ? html.length : endOfTag(html, found.index);
}

function tagName(html: string, at: number): string {
  let end = at;
  for (; end < html.length; end += 1) {
    const code = html.charCodeAt(end) | 32;
    const isNameCharacter = (code >= 97 && code <= 122) || (end > at && code >= 48 && code <= 57);
    if (!isNameCharacter) break;
  }
  return html.slice(at, end).toLowerCase();
}

const readText = (text: string): string => collapseSpace(text.includes('&') ? decodeHTML(text) : text);

/**
 * Text of a piece of HTML: no markup, no scripts, entities decoded, block elements on lines of their own; a text without
 * any tag keeps its line ends. Made for millions of short pieces: a full HTML parser took five times as long and read
 * the same.
 */
export function htmlToText(markup: string): string {
  const html = repairText(markup);
  let at = html.indexOf('<');
  if (at === -1) return tidySpace(html.includes('&') ? decodeHTML(html) : html);
  // Pieces, because looking at the end of a growing text would copy it each time.
  const pieces = [readText(html.slice(0, at))];
  let isLineStart = false;
  const add = (piece: string): void => {
    pieces.push(piece);
    isLineStart = piece === '\n';
  };
  while (at < html.length) {
    const next = html.charCodeAt(at + 1);
    if (html.charCodeAt(at) !== LESS) {
      const tag = html.indexOf('<', at);
      const end = tag === -1 ? html.length : tag;
      add(readText(html.slice(at, end)));
      at = end;
    } else if (next === 63 || (next === 33 && /[-[a-z]/i.test(html[at + 2] ?? ''))) {
      if (html.startsWith('<!--', at)) at = behind(html, '-->', at + 4);
      else if (html.startsWith('<![CDATA[', at)) {
        const end = behind(html, ']]>', at);
        add(collapseSpace(html.slice(at + 9, html.endsWith(']]>', end) ? end - 3 : end)));
        at = end;
      } else at = behind(html, '>', at);
    } else {
      const isClosing = next === 47;
      const name = tagName(html, at + (isClosing ? 2 : 1));
      // `<` before anything but a name, as in `a < b` or `<!'`, is only that.
      if (name === '' && !isClosing) {
        add('<');
        at += 1;
        continue;
      }
      at = endOfTag(html, at);
      if (!isClosing && isSilent(name) && html.charCodeAt(at - 2) !== 47) at = endOfSilent(html, name, at);
      else if ((name === 'br' || isBlock(name)) && !isLineStart) add('\n');
    }
  }
  return tidySpace(pieces.join(''));
}
