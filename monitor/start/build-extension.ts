import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of the built extension, to be loaded unpacked. */
export const extensionFolders = {
  chrome: join(root, 'dist', 'chrome-mv3'),
  firefox: join(root, 'dist', 'firefox-mv3'),
} as const;

/**
 * Builds the extension for Chrome and Firefox where a source file is newer than the build.
 * Throws with the builder's own words when it fails.
 */
export async function buildExtension(): Promise<typeof extensionFolders> {
  const newest = Math.max(
    ...['extension', 'shared', 'wxt.config.ts', 'package-lock.json'].map((name) => newestChange(join(root, name))),
  );
  for (const [browser, folder] of Object.entries(extensionFolders)) {
    const manifest = join(folder, 'manifest.json');
    if (existsSync(manifest) && statSync(manifest).mtimeMs >= newest) continue;
    await runBuilder(browser);
  }
  return extensionFolders;
}

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function runBuilder(browser: string): Promise<void> {
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [wxt, 'build', '-b', browser, '--mv3'], {
      cwd: root,
      stdio: 'pipe',
      // A test runner around us must not turn the package into a development build.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The extension for ${browser} could not be built:\n${output.trim()}`));
    });
  });
}
