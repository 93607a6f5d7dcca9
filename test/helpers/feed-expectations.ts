import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';

/** One field that a recorded suite expects: what it should be, in the suite's own words. */
export interface Expectation {
  readonly suite: string;
  readonly file: string;
  readonly field: string;
  readonly expected: string;
}

/** Where the recorded documents of other projects lie: never in the repository. */
export const FEEDS_FOLDER = join(import.meta.dirname, '../../../shared/data/feeds');
export const feedsArePresent = existsSync(FEEDS_FOLDER);

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every file below a folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Markup, entities and white space do not count: what keyword matching sees. */
export function normaliseText(text: string): string {
  const stripped = text
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '')
    .replace(/<\/?[a-z!][^>]*>/gi, '');
  return decodeHTML(decodeHTML(stripped))
    .replace(/<\/?[a-z!][^>]*>/gi, '')
    .replace(/\s+/g, '');
}

/** Names of a field in the suites → ours. */
const TEXTS: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'summary',
  subtitle: 'summary',
  summary: 'summary',
  content: 'content',
};
const DATES: Readonly<Record<string, string>> = {
  publishedParsed: 'publishedAt',
  pubDateParsed: 'publishedAt',
  published: 'publishedAt',
  pubDate: 'publishedAt',
  updatedParsed: 'updatedAt',
  lastBuildDateParsed: 'updatedAt',
  updated: 'updatedAt',
  lastBuildDate: 'updatedAt',
};

function fieldText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (!isObject(value)) return null;
  return fieldText(value.value ?? value.text ?? null);
}

function* expectationsOf(node: Json, prefix: string): Generator<[string, string]> {
  for (const [from, to] of Object.entries(TEXTS)) {
    const text = fieldText(node[from]);
    // An element that holds markup only has no text: whether that is '' or nothing is taste.
    if (text !== null && normaliseText(text) !== '') yield [`${prefix}${to}`, normaliseText(text)];
  }
  for (const [from, to] of Object.entries(DATES)) {
    const text = fieldText(node[from]);
    const instant = text === null ? Number.NaN : Date.parse(text);
    if (!Number.isNaN(instant)) yield [`${prefix}${to}`, new Date(instant).toISOString()];
  }
  const id = fieldText(node.guid) ?? fieldText(node.id) ?? fieldText(isObject(node.rdf) ? node.rdf.about : null);
  if (id !== null) yield [`${prefix}id`, id.trim()];
  const links = Array.isArray(node.links) ? node.links : [];
  const alternate = links.find((link) => isObject(link) && (link.rel ?? 'alternate') === 'alternate');
  const link = fieldText(node.link) ?? (isObject(alternate) ? fieldText(alternate.href) : null);
  if (link !== null) yield [`${prefix}link`, link.trim()];
  const authors = Array.isArray(node.authors) ? node.authors : [];
  const author: unknown = node.author ?? authors[0];
  if (isObject(author)) {
    for (const part of ['name', 'email'] as const) {
      const text = fieldText(author[part]);
      if (text !== null) yield [`${prefix}author.${part}`, normaliseText(text)];
    }
  }
}

function* fileExpectations(suite: string, file: string, json: Json): Generator<Expectation> {
  const feed = isObject(json.feed) ? json.feed : json;
  const seen = new Set<string>();
  const items = [feed.items, feed.entries].find(Array.isArray) ?? [];
  const nodes: (readonly [unknown, string])[] = items.map((item, index) => [item, `entries[${index}].`]);
  for (const [node, prefix] of [[feed, 'feed.'] as const, ...nodes]) {
    if (!isObject(node)) continue;
    for (const [field, expected] of expectationsOf(node, prefix)) {
      // A suite may give a date as text and as instant: one expectation.
      if (!seen.has(field)) yield { suite, file, field, expected };
      seen.add(field);
    }
  }
}

/** What a file of a suite expects of which document: `x.json` of `x.xml`, `x_expected.json` of `x.json`. */
function documentOf(file: string): string | null {
  if (file.endsWith('_expected.json')) return file.replace('_expected.json', '.json');
  const document = file.replace(/\.json$/, '.xml');
  return document !== file && existsSync(document) ? document : null;
}

/** Expectations of the suites that carry them. */
export function readExpectations(): Expectation[] {
  const all: Expectation[] = [];
  for (const suite of ['gofeed', 'feedsmith']) {
    for (const file of listFiles(join(FEEDS_FOLDER, suite))) {
      const document = documentOf(file);
      if (document === null) continue;
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
      if (isObject(json)) all.push(...fileExpectations(suite, document, json));
    }
  }
  return all;
}
