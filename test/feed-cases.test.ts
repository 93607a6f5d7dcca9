import { describe, expect, it } from 'vitest';
import { type ParsedDocument, parseDocument } from '../monitor/listen/read/parse-feed.ts';
import { atomVersionCases } from './feed-cases/atom-versions.ts';
import { brokenCases } from './feed-cases/broken.ts';
import { dateCases } from './feed-cases/dates.ts';
import { encodingCases } from './feed-cases/encodings.ts';
import type { ExpectedFields, FeedCase } from './feed-cases/feed-case.ts';
import { linkCases } from './feed-cases/links.ts';
import { markupCases } from './feed-cases/markup.ts';
import { namespaceCases } from './feed-cases/namespaces.ts';
import { otherFormatCases } from './feed-cases/other-formats.ts';
import { rssVersionCases } from './feed-cases/rss-versions.ts';

/** A no-break space is a space to a reader. */
const plain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

type Read = ParsedDocument['feed'] | ParsedDocument['entries'][number];

/** The fields of a feed or an entry under the names of the cases. */
const fieldsOf = (read: Read) => ({
  ...{ id: read.id, link: read.link, title: plain(read.title), summary: plain(read.summary), author: read.author },
  ...{ published: iso(read.publishedAt), updated: iso(read.updatedAt), lang: read.lang },
  content: 'content' in read ? plain(read.content) : null,
});

function expectFields(read: Read | undefined, expected: ExpectedFields): void {
  if (read === undefined) throw new Error('the entry is missing');
  expect(fieldsOf(read)).toMatchObject(expected);
}

const groups: Readonly<Record<string, readonly FeedCase[]>> = {
  'RSS 0.90 to 2.0': rssVersionCases,
  'Atom 0.3 and 1.0': atomVersionCases,
  'JSON Feed and CDF': otherFormatCases,
  namespaces: namespaceCases,
  'markup and escaping': markupCases,
  'relative addresses': linkCases,
  encodings: encodingCases,
  dates: dateCases,
  'broken documents': brokenCases,
};

describe.each(Object.entries(groups))('%s', (_group, cases) => {
  it.each(cases)('$name', async ({ document, hints, feed, entries, encoding }) => {
    const read = await parseDocument(document, hints);
    if (feed) expectFields(read.feed, feed);
    if (entries) {
      expect(read.entries).toHaveLength(entries.length);
      for (const [index, expected] of entries.entries()) expectFields(read.entries[index], expected);
    }
    if (encoding) expect(read.encoding).toBe(encoding);
  });
});
