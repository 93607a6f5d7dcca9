import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';

const run = promisify(execFile);
const WXT = resolve('node_modules/wxt/bin/wxt.mjs');
let folder: string | null = null;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = null;
});

/** Every file of a folder with its fingerprint. */
function fingerprint(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length), createHash('sha256').update(readFileSync(path)).digest('hex')])
      .sort(),
  );
}

it('two builds of the same sources are the same to the byte, and need nothing beside what reviewers get', async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-package-'));
  const sources = join(folder, 'sources');
  for (const part of ['extension', 'shared', 'wxt.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(part, join(sources, part), { recursive: true });
  }
  const builds = [];
  for (const name of ['one', 'two']) {
    const copy = join(folder, name);
    cpSync(sources, copy, { recursive: true });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    await run(process.execPath, [WXT, 'build', '-b', 'firefox', '--mv3'], {
      cwd: copy,
      // As at the reviewers': the test runner's own NODE_ENV would make another build.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    builds.push(fingerprint(join(copy, 'dist/firefox-mv3')));
  }
  expect(Object.keys(builds[0] ?? {}).length).toBeGreaterThan(20);
  expect(builds[1]).toEqual(builds[0]);
});
