import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';

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
  for (const file of readdirSync(APP_FOLDER).filter((name) => name.endsWith('.ts'))) {
    add(`/assets/${file.replace(/\.ts$/, '.js')}`, stripTypes(readFileSync(new URL(file, APP_FOLDER), 'utf8')));
  }
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

/** Node announces this function as experimental on every start; the person who starts a drill can do nothing with that. */
function stripTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
