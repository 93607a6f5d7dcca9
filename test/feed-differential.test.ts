import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decode } from '../monitor/listen/read/decode.ts';
import { isPlain } from '../monitor/listen/read/is-plain.ts';
import { lookAtDocument } from '../monitor/listen/read/look-at-document.ts';
import { DocumentError } from '../monitor/listen/read/parse-feed.ts';
import { readLenient } from '../monitor/listen/read/read-lenient.ts';
import { readStrict } from '../monitor/listen/read/read-strict.ts';
import { FEEDS_FOLDER, feedsArePresent, listFiles } from './helpers/feed-expectations.ts';

const context = { baseUrl: 'http://base.example/feed', zone: null, now: null };

function plainTextOf(file: string): string | null {
  try {
    const look = lookAtDocument(decode(readFileSync(file)).text.toWellFormed());
    return look.kind === 'xml' && isPlain(look.text, Number.POSITIVE_INFINITY) ? look.text : null;
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
}

it.skipIf(!feedsArePresent)(
  'both readers agree field by field on plain documents (skipped without ../shared/data/feeds)',
  async () => {
    let compared = 0;
    for (const file of listFiles(FEEDS_FOLDER).filter((name) => /\.(xml|rss|atom)$/.test(name))) {
      const text = plainTextOf(file);
      if (text === null) continue;
      // What rss-parser refuses is read by the lenient reader alone.
      const strict = await readStrict(text, context).catch(() => null);
      if (strict === null) continue;
      compared += 1;
      expect(readLenient(text, context), file).toEqual(strict);
    }
    expect(compared).toBeGreaterThan(100);
  },
);
