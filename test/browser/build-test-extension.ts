import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Sites that the test build has granted: a headless Chromium cannot answer the prompt. Nothing else differs. */
export const TEST_HOSTS = [
  'http://127.0.0.1/*',
  'https://weibo.com/*',
  'https://*.weibo.com/*',
  'https://x.com/*',
  'https://*.trustpilot.com/*',
  'https://www.bilibili.com/*',
  'https://forum.example/*',
];

/**
 * Builds the extension when a source is newer than the build, and returns its folder. `granted` is the variant with
 * `TEST_HOSTS` in its manifest; `shipped` is what people get.
 */
export async function buildTestExtension(
  browser: 'chrome' | 'firefox',
  variant: 'granted' | 'shipped',
): Promise<string> {
  const folder = join(process.cwd(), variant === 'granted' ? 'dist/test' : 'dist', `${browser}-mv3`);
  return withLock(`${browser}-${variant}`, async () => {
    const stamp = join(folder, 'manifest.json');
    const newest = Math.max(...['extension', 'shared', 'wxt.config.ts'].map(newestChange));
    if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return folder;
    await run(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser, '--mv3'], {
      // The test runner says NODE_ENV=test, which would make another build than the one that people get.
      env: {
        ...process.env,
        NODE_ENV: 'production',
        EARSHOT_TEST_HOSTS: variant === 'granted' ? TEST_HOSTS.join(',') : '',
      },
    });
    return folder;
  });
}

/** Two test runs side by side must not write one folder at the same time. */
async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync('dist', { recursive: true });
  const lock = join('dist', `.${name}.lock`);
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (tries > 600 || Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { force: true });
      await wait(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
