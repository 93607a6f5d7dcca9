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

/** The company's own answer to a review, which platforms give out beside it. `to`: key of the review; a time that is not told is null. */
export function makeAnswer(answer: {
  readonly to: string;
  readonly id: string;
  readonly text: string;
  readonly publishedAt: number | null;
}): Entry {
  const { to, id, text, publishedAt } = answer;
  return makeEntry({ id, postKey: `${to}#answer`, content: text, publishedAt, replyTo: to, byBrand: true });
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
