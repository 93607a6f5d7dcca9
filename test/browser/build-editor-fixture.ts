import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const source = join(import.meta.dirname, '../fixtures/editors');

/** Bundles the page with the real editor libraries, and a small extension whose content script holds our composers. */
export async function buildEditorFixture(): Promise<{ readonly site: string; readonly extension: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-editors-'));
  const site = join(folder, 'site');
  const extension = join(folder, 'extension');
  const shared = {
    configFile: false as const,
    logLevel: 'error' as const,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  };
  await build({
    ...shared,
    build: {
      outDir: site,
      minify: false,
      rollupOptions: {
        input: join(source, 'main.js'),
        output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' },
      },
    },
  });
  await build({
    ...shared,
    build: {
      outDir: extension,
      minify: false,
      rollupOptions: { input: join(source, 'content.ts'), output: { format: 'iife', entryFileNames: 'content.js' } },
    },
  });
  copyFileSync(join(source, 'manifest.json'), join(extension, 'manifest.json'));
  writeFileSync(
    join(site, 'index.html'),
    '<!doctype html><meta charset="utf-8"><body><div id="host"></div><script type="module" src="/main.js"></script></body>',
  );
  return { site, extension };
}
