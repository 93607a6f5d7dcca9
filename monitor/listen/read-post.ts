import type { Entry } from '../../shared/model/entry.ts';
import type { Post } from '../../shared/understanding/post.ts';

/** The words of an entry as people see them: many sources repeat the text's beginning as its title. */
export interface PostWords {
  readonly title: string | null;
  readonly text: string;
}

/** The words as one text. */
export function joinWords(words: PostWords): string {
  return words.title ? `${words.title}\n${words.text}` : words.text;
}

export function readWords(entry: Entry): PostWords {
  const text = entry.content?.trim() || entry.summary?.trim() || '';
  const title = entry.title?.trim() || null;
  if (text === '') return { title: null, text: title ?? '' };
  if (title !== null && plain(beginningOf(text, title)).startsWith(plain(title))) return { title: null, text };
  return { title, text };
}

/** So much of a text that it holds the title, if that is what it begins with, however differently it is spaced and composed. */
function beginningOf(text: string, title: string): string {
  return text.slice(0, 4 * title.length + 100);
}

/** What the understanding is told of an entry. */
export function toPost(entry: Entry, words: PostWords, publishedAt: number): Post {
  return {
    ...words,
    publishedAt,
    rating: entry.rating ?? null,
    author: entry.author?.name ?? null,
    followers: entry.author?.followers ?? null,
  };
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s…]+/gu, ' ')
    .replace(/\.{3}$/, '')
    .trim();
}
