import type { Author } from '../../../shared/model/entry.ts';
import { resolveLink } from './read-links.ts';
import { guessedText } from './text-construct.ts';
import { findChild, rawText, type XmlElement } from './xml-tree.ts';

const EMAIL = /[\w.+~-]+@[\w-]+(?:\.[\w-]+)+/;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Reads a person in one line, as RSS writes it: `jane@example.com (Jane)`, `Jane <jane@example.com>`, `Jane`. */
function readAuthorLine(line: string): Author | null {
  const text = line.replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  const email = EMAIL.exec(text)?.[0] ?? null;
  if (email === null) return { name: text, email: null, url: null };
  const name = text
    .replace(/mailto:/i, '')
    .replace(email, '')
    .replace(/\(\s*\)|<\s*>|\[\s*\]|&lt;\s*&gt;/g, '')
    .trim()
    .replace(/^[(<"'[](.*)[)>"'\]]$/s, '$1')
    .replace(/^[\s,;:(<-]+|[\s,;:<-]+$/g, '')
    .trim();
  return { name: orNull(name), email, url: null };
}

/** Reads a person with parts (Atom), or a line where there are none; the person's address is made absolute. */
export function readAuthorElement(element: XmlElement, base: string | null): Author | null {
  const part = (...names: string[]): string | null => {
    const child = findChild(element, ...names);
    return child === null ? null : orNull(guessedText(rawText(child)));
  };
  const name = part('atom:name', 'name', 'itunes:name');
  const email = part('atom:email', 'email', 'itunes:email');
  const url = part('atom:uri', 'atom:url', 'atom:homepage', 'uri', 'url', 'homepage');
  if (name === null && email === null && url === null) return readAuthorLine(guessedText(rawText(element)));
  return { name, email, url: url === null ? null : resolveLink(url, base) };
}
