import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A file that a practice page loads. */
export interface BrowserAsset {
  readonly contentType: string;
  readonly text: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const APP_FOLDER = new URL('app/', import.meta.url);

/**
 * Everything the practice pages load, by path. The app's TypeScript only loses its types here, and bare imports get the address of the
 * file that we serve: no build step, and no inline import map, which the page's policy would refuse.
 */
export function loadBrowserAssets(): ReadonlyMap<string, BrowserAsset> {
  const assets = new Map<string, BrowserAsset>();
  const resolve = createRequire(import.meta.url).resolve;
  const add = (path: string, source: string) => assets.set(path, { contentType: SCRIPT, text: pointImports(source) });
  add('/assets/preact.js', readFileSync(resolve('preact'), 'utf8'));
  add('/assets/preact-hooks.js', readFileSync(resolve('preact/hooks'), 'utf8'));
  const files = readdirSync(APP_FOLDER).filter((name) => name.endsWith('.ts'));
  const scripts = stripTypes(files.map((file) => fileURLToPath(new URL(file, APP_FOLDER))));
  files.forEach((file, index) => {
    add(`/assets/${file.replace(/\.ts$/, '.js')}`, scripts[index] ?? '');
  });
  assets.set('/practice.css', {
    contentType: 'text/css; charset=utf-8',
    text: readFileSync(new URL('styles/practice.css', import.meta.url), 'utf8'),
  });
  return assets;
}

function pointImports(source: string): string {
  return source
    .replace(/from\s*(["'])preact\/hooks\1/g, 'from "/assets/preact-hooks.js"')
    .replace(/from\s*(["'])preact\1/g, 'from "/assets/preact.js"')
    .replace(/from\s*(["'])\.\/([\w-]+)\.ts\1/g, 'from "./$2.js"')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

/**
 * Takes the types out in a process that ends afterwards: the compiler for it keeps some 20 MB, and is needed once.
 * @throws Error when a file cannot be read as TypeScript
 */
function stripTypes(paths: readonly string[]): string[] {
  const script = `
    import { readFileSync } from 'node:fs';
    import { stripTypeScriptTypes } from 'node:module';
    const paths = JSON.parse(process.argv[1]);
    process.stdout.write(JSON.stringify(paths.map((path) => stripTypeScriptTypes(readFileSync(path, 'utf8')))));
  `;
  const args = ['--no-warnings', '--input-type=module', '--eval', script, JSON.stringify(paths)];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }),
  ) as string[];
}
