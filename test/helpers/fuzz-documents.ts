import { readFileSync } from 'node:fs';
import { DocumentError, type ParsedDocument, parseDocument } from '../../monitor/listen/read/parse-feed.ts';
import { FEEDS_FOLDER, feedsArePresent, listFiles } from './feed-expectations.ts';
import { makeRandom, mutateDocument } from './mutate-document.ts';

const OWN_SEEDS = [
  '<rss version="2.0"><channel><title>F</title><item><title>T &amp; U</title><link>http://e.com/1</link><guid>g</guid><pubDate>Sat, 21 Nov 2026 15:05:06 +0800</pubDate><description><![CDATA[<p>文字</p>]]></description></item></channel></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://e.com/"><title type="html">F</title><entry><id>1</id><link href="a"/><updated>2026-11-21T07:05:06Z</updated><author><name>A</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">c</div></content></entry></feed>',
  '{"version":"https://jsonfeed.org/version/1","title":"F","items":[{"id":1,"url":"http://e.com/","content_html":"<p>c</p>","date_published":"2026-11-21T07:05:06Z"}]}',
].map((text) => Buffer.from(text));

/** Documents to start from: our own, and recorded ones where they are present. */
export function readSeeds(): Uint8Array[] {
  if (!feedsArePresent) return OWN_SEEDS;
  const recorded = listFiles(FEEDS_FOLDER)
    .filter((file) => /\.(xml|rss|atom)$/.test(file))
    .map((file) => readFileSync(file))
    .filter((bytes) => bytes.length < 4_000);
  return [...OWN_SEEDS, ...recorded];
}

const isSane = (document: ParsedDocument): boolean =>
  document.entries.length <= 1_000 &&
  document.entries.every(
    (entry) =>
      [entry.id, entry.link, entry.title, entry.summary, entry.content].every(
        (text) => text === null || (typeof text === 'string' && text.isWellFormed()),
      ) && [entry.publishedAt, entry.updatedAt].every((at) => at === null || Number.isFinite(at)),
  );

/** What a run of mutated documents came to. */
export interface FuzzResult {
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
}

/**
 * Parses mutated documents. Any answer but a sane document or a DocumentError is a failure that names seed and number,
 * so that it can be repeated.
 */
export async function fuzzDocuments(count: number, seed: number): Promise<FuzzResult> {
  const random = makeRandom(seed);
  const seeds = readSeeds();
  let read = 0;
  let refused = 0;
  let slowestMs = 0;
  for (let number = 0; number < count; number += 1) {
    const bytes = mutateDocument(seeds[Math.floor(random() * seeds.length)] ?? new Uint8Array(), random);
    const startedAt = performance.now();
    try {
      const document = await parseDocument(bytes, { url: 'http://e.com/feed', zone: 'Asia/Shanghai' });
      if (!isSane(document)) throw new Error('the document is not sane');
      read += 1;
    } catch (error) {
      if (!(error instanceof DocumentError)) {
        throw new Error(`seed ${seed}, document ${number}: ${Buffer.from(bytes).toString('base64')}`, { cause: error });
      }
      refused += 1;
    }
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  }
  return { read, refused, slowestMs };
}
