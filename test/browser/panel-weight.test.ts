import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';

/** Budget of the panel: what must arrive before its first drawing. */
const MOST_BYTES = 90 * 1024;

it('the panel’s first drawing weighs less than 90 kB gzip', async () => {
  const folder = await buildTestExtension('chrome', 'shipped');
  const html = readFileSync(join(folder, 'sidepanel.html'), 'utf8');
  const todo = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map((hit) => hit[1] ?? '');
  const files = new Set<string>();
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const code = readFileSync(join(folder, file), 'utf8');
    // Static imports only: what is loaded later does not hold the first drawing up.
    for (const hit of code.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+\.js)"/g)) todo.push(`/chunks/${hit[1]}`);
  }
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  expect(files.size).toBeGreaterThan(3);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
