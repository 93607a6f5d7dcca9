import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';

/** Issue: the script in every page is the finder and the chip, and weighs under 30 kB compressed. */
const MAX_GZIP_BYTES = 30_000;

describe.each(['chrome', 'firefox'] as const)('what %s puts into every page', (browser) => {
  let finder = '';
  beforeAll(async () => {
    finder = readFileSync(join(await buildTestExtension(browser, 'granted'), 'overlay.js'), 'utf8');
  });

  test('weighs under 30 kB compressed', () => {
    expect(gzipSync(finder).length).toBeLessThan(MAX_GZIP_BYTES);
  });

  test.each(['zod', 'preact', 'webextension-polyfill', 'never-dont-know', 'SOC-4'])('does not carry %s', (word) => {
    expect(finder).not.toContain(word);
  });
});
