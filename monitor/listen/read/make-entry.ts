import type { Entry } from '../../../shared/model/entry.ts';
import { htmlToText } from './html-to-text.ts';

/** An entry with nothing in it but what is given. */
export function makeEntry(known: Partial<Entry>): Entry {
  return {
    ...{ id: null, link: null, title: null, author: null, publishedAt: null, updatedAt: null },
    ...{ summary: null, content: null, lang: null },
    ...known,
  };
}

/** Plain text of a piece of HTML; null when nothing is left. */
export function textOfHtml(html: string | null | undefined): string | null {
  const text = htmlToText(html ?? '');
  return text === '' ? null : text;
}

/** Epoch milliseconds of an ISO date that a machine wrote; null when absent or unreadable. */
export function instantOf(iso: string | null | undefined): number | null {
  const instant = Date.parse(iso ?? '');
  return Number.isNaN(instant) ? null : instant;
}
