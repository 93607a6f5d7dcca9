import { cleanAddress, cleanPermalink, readAddress } from './clean-permalink.ts';
import { parseCount } from './parse-count.ts';
import { parseDatetime } from './parse-datetime.ts';
import type { PageContext, PostReading } from './post-reading.ts';
import { type FoundPlaces, readField } from './read-field.ts';
import { type Candidate, FIELD_NAMES, type FieldName, type PostKind, type SiteAdapter } from './site-adapter.ts';
import { toWeiboMid } from './weibo-mid.ts';

const MAX_NAME_LENGTH = 200;
const MAX_TITLE_LENGTH = 500;
const ID = /^[\w.:~@/%+=-]{1,200}$/u;

/** Which candidate won for each field; absent: none did. */
export type CandidateIndices = { readonly [name in FieldName]?: number };

/** A post with the candidates that won. */
export interface ReadResult {
  readonly reading: PostReading;
  readonly won: CandidateIndices;
}

/** Reads a post, every field or only some. Pure over the document; throws nothing for a page's faults: a field that cannot be read is null. */
export function readPost(
  post: Element,
  adapter: SiteAdapter,
  kind: PostKind,
  page: PageContext,
  only: readonly FieldName[] = FIELD_NAMES,
): ReadResult {
  const won: { [name in FieldName]?: number } = {};
  const places: FoundPlaces = new Map();
  const read = <T>(name: FieldName, accept: (raw: string, candidate: Candidate) => T | null): T | null => {
    if (!only.includes(name)) return null;
    const found = readField(post, adapter, kind, kind.fields[name], page, accept, places);
    if (found) won[name] = found.index;
    return found?.value ?? null;
  };
  const id = read('id', (raw) => acceptId(raw, adapter));
  const text = read('text', (raw) => (raw.trim() === '' ? null : raw.trim()));
  const title = read('title', acceptTitle);
  const reading: PostReading = {
    id,
    postKey: makePostKey(id, adapter),
    author: read('author', acceptName),
    authorUrl: read('authorUrl', (raw) => readAuthorAddress(raw, adapter, page.url)),
    title: title === text ? null : title,
    text,
    permalink: read('permalink', (raw) => cleanPermalink(raw, adapter, page.url)),
    publishedAt: read('publishedAt', (raw) =>
      parseDatetime(raw.slice(0, 200), page.now, adapter.utcOffsetMinutes ?? null),
    ),
    likes: read('likes', acceptCount),
    comments: read('comments', acceptCount),
    rating: read('rating', acceptRating),
  };
  return { reading, won };
}

/** `<site>:<id>`: the same for one post wherever it was seen. */
export function makePostKey(id: string | null, adapter: SiteAdapter): string | null {
  return id === null ? null : `${adapter.keySite ?? adapter.id}:${id}`;
}

function acceptId(raw: string, adapter: SiteAdapter): string | null {
  const id = raw.trim();
  if (!ID.test(id)) return null;
  return adapter.idForm === 'weibo-mid' ? toWeiboMid(id) : id;
}

function acceptTitle(raw: string): string | null {
  const title = raw.replace(/\s+/gu, ' ').trim().slice(0, MAX_TITLE_LENGTH);
  return title === '' ? null : title;
}

function acceptName(raw: string): string | null {
  const name = raw.replace(/\s+/gu, ' ').trim().slice(0, MAX_NAME_LENGTH);
  return name === '' ? null : name;
}

function readAuthorAddress(raw: string, adapter: SiteAdapter, page: URL): string | null {
  const address = readAddress(raw, page);
  return address ? cleanAddress(address, { keepParams: adapter.keepParams ?? [] }) : null;
}

function acceptCount(raw: string, candidate: Candidate): number | null {
  const count = parseCount(raw.slice(0, 200));
  return count ?? candidate.emptyMeans ?? null;
}

function acceptRating(raw: string, candidate: Candidate): number | null {
  const found = /\d+(?:[.,]\d+)?/u.exec(raw.slice(0, 200).normalize('NFKC'));
  if (!found) return null;
  const rating = Number(found[0].replace(',', '.')) / (candidate.divide ?? 1);
  return rating >= 0.5 && rating <= 5 ? rating : null;
}
