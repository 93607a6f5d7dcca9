import type { Post } from './post.ts';

/** Longest text that is judged, in UTF-16 units: a post beyond it is a file, or an attack. */
const MOST_UNITS = 100_000;

/** Reads a post from an object of unknown origin. Throws an error that says what is wrong with it. */
export function checkPost(value: Readonly<Record<string, unknown>>): Post {
  const text = checkText(value['text'], 'text');
  const post: { -readonly [Key in keyof Post]: Post[Key] } = { text };
  if (value['title'] !== undefined && value['title'] !== null) post.title = checkText(value['title'], 'title');
  const publishedAt =
    typeof value['publishedAt'] === 'string' ? Date.parse(value['publishedAt']) : value['publishedAt'];
  if (publishedAt !== undefined && publishedAt !== null) {
    if (typeof publishedAt !== 'number' || !Number.isFinite(publishedAt))
      throw new Error('"publishedAt" has to be an instant: ISO 8601, or milliseconds since 1970.');
    post.publishedAt = publishedAt;
  }
  for (const name of ['rating', 'followers'] as const) {
    const number = value[name];
    if (number === undefined || number === null) continue;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw new Error(`"${name}" has to be a number.`);
    post[name] = number;
  }
  const earlier = value['earlierComplaints'];
  if (typeof earlier === 'number' && earlier >= 0) post.earlierComplaints = earlier;
  if (typeof value['author'] === 'string') post.author = value['author'];
  return post;
}

function checkText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`"${name}" has to be a string.`);
  if (value.length > MOST_UNITS) throw new Error(`"${name}" is longer than ${MOST_UNITS} characters.`);
  if (name === 'text' && value.trim() === '') throw new Error('"text" is empty.');
  if (value.includes('\0')) throw new Error(`"${name}" holds a NUL character.`);
  if (!value.isWellFormed())
    throw new Error(`"${name}" holds half of a surrogate pair: it was cut in the middle of a character.`);
  return value;
}
