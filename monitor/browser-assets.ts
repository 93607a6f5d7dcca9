import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** A file that a page of ours loads. */
export interface BrowserAsset {
  readonly contentType: string;
  readonly text: string;
}

/** A small app that is served as it is written. */
export interface BrowserApp {
  /** Folder of its TypeScript. */
  readonly folder: URL;
  /** Modules of `shared/` that it loads, which load nothing themselves; their names are none of the folder's. */
  readonly shared?: readonly URL[];
  /** Where its scripts are served: `/assets`. */
  readonly base: string;
  /** Its style sheets, one after the other, and the address of them all. */
  readonly styles: readonly URL[];
  readonly stylePath: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';

/**
 * Everything that an app loads, by path. Its TypeScript only loses its types here, and bare imports get the address of the file that we
 * serve: no build step, and no inline import map, which the page's policy would refuse.
 */
export function loadBrowserAssets({
  folder,
  shared = [],
  base,
  styles,
  stylePath,
}: BrowserApp): ReadonlyMap<string, BrowserAsset> {
  const assets = new Map<string, BrowserAsset>();
  const resolve = createRequire(import.meta.url).resolve;
  const add = (name: string, source: string) =>
    assets.set(`${base}/${name}`, { contentType: SCRIPT, text: pointImports(source, base) });
  add('preact.js', readFileSync(resolve('preact'), 'utf8'));
  add('preact-hooks.js', readFileSync(resolve('preact/hooks'), 'utf8'));
  const own = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const files = [...own.map((name) => new URL(name, folder)), ...shared].map((file) => fileURLToPath(file));
  const scripts = stripTypes(files);
  files.forEach((file, index) => {
    add(`${basename(file, '.ts')}.js`, scripts[index] ?? '');
  });
  assets.set(stylePath, {
    contentType: 'text/css; charset=utf-8',
    text: styles.map((style) => readFileSync(style, 'utf8')).join(''),
  });
  return assets;
}

function pointImports(source: string, base: string): string {
  return source
    .replace(/from\s*(["'])preact\/hooks\1/g, `from "${base}/preact-hooks.js"`)
    .replace(/from\s*(["'])preact\1/g, `from "${base}/preact.js"`)
    .replace(/from\s*(["'])(?:\.\/|(?:\.\.\/)+shared\/)([\w-]+)\.ts\1/g, 'from "./$2.js"')
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
