import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveHosts } from './serve-hosts.ts';

interface Expected {
  readonly url: string;
  readonly now: string;
  readonly posts: readonly { readonly id: string | null; readonly publishedAt: string | null }[];
}

const folder = join(import.meta.dirname, '../fixtures/sites');
const pages = readdirSync(folder).map((file) => {
  const body = readFileSync(join(folder, file), 'utf8');
  const json = /id="expected">([\s\S]*?)<\/script>/u.exec(body)?.[1] ?? '{}';
  // `x.reposts` is a second page for the site `x`.
  return { page: file.replace('.html', ''), id: file.split('.')[0], body, expected: JSON.parse(json) as Expected };
});
const hosts = [...new Set(pages.map(({ expected }) => new URL(expected.url).hostname))];

/** The engine and all adapters as one script, so that the browser's own selectors and shadow roots are what is tested. */
async function bundleReader(): Promise<string> {
  const entry = '\0reader';
  const source = `
    import { chooseAdapter } from ${JSON.stringify(join(process.cwd(), 'extension/reading/choose-adapter.ts'))};
    import { findPosts } from ${JSON.stringify(join(process.cwd(), 'extension/reading/find-posts.ts'))};
    import { readPost } from ${JSON.stringify(join(process.cwd(), 'extension/reading/read-post.ts'))};
    import { SITES } from ${JSON.stringify(join(process.cwd(), 'extension/sites/registry.ts'))};
    globalThis.readSite = (now) => {
      const page = { url: new URL(location.href), now };
      const adapter = chooseAdapter(SITES, page.url, document);
      const posts = findPosts(document, adapter, page.url).map(({ element, kind }) => readPost(element, adapter, kind, page).reading);
      return JSON.stringify({ adapter: adapter.id, posts });
    };`;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      { name: 'reader', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? source : null) },
    ],
    build: { write: false, minify: false, rollupOptions: { input: entry, output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

interface Opened {
  read(url: string, script: string): Promise<string>;
  close(): Promise<void>;
}

async function openChromium(port: number): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath: process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(',')},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    ],
  });
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  return {
    read: async (url, script) => {
      await page.goto(url);
      return page.evaluate(script);
    },
    close: () => browser.close(),
  };
}

async function openFirefox(port: number): Promise<Opened> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'network.dns.localDomains': hosts.join(','),
      'network.socket.forcePort': `443=${port}`,
      'network.proxy.type': 0,
    },
  });
  const page = await browser.newPage();
  return {
    read: async (url, script) => {
      await page.goto(url);
      return page.evaluate(script) as Promise<string>;
    },
    close: () => browser.close(),
  };
}

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('%s under the real host names', (_name, open) => {
  let server: Awaited<ReturnType<typeof serveHosts>>;
  let browser: Opened;
  let reader = '';
  beforeAll(async () => {
    reader = await bundleReader();
    server = await serveHosts((url) => {
      const page = pages.find(
        ({ expected }) =>
          new URL(expected.url).hostname === url.hostname && new URL(expected.url).pathname === url.pathname,
      );
      return page ? { body: page.body } : null;
    });
    browser = await open(server.port);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(pages.map((page) => [page.page, page] as const))(
    '%s: every post, every field',
    async (_page, { id, expected }) => {
      const url = expected.url.replace('http://127.0.0.1', 'https://127.0.0.1');
      const now = Date.parse(expected.now);
      const address = url.startsWith('https://127.0.0.1') ? url.replace('127.0.0.1', `127.0.0.1:${server.port}`) : url;
      const script = `(() => { ${reader}; const at = (text) => text === null ? null : text.startsWith('local:') ? new Date(text.slice(6)).getTime() : Date.parse(text);
      return JSON.stringify({ got: JSON.parse(readSite(${now})), times: ${JSON.stringify(expected.posts.map(({ publishedAt }) => publishedAt))}.map(at) }); })()`;
      const { got, times } = JSON.parse(await browser.read(address, script)) as {
        got: { adapter: string; posts: { id: string | null; postKey?: unknown }[] };
        times: (number | null)[];
      };
      const relocate = (text: string): string =>
        text.replaceAll(`https://127.0.0.1:${server.port}`, 'http://127.0.0.1');
      const wanted = expected.posts.map((post, index) => ({ title: null, ...post, publishedAt: times[index] }));
      const read = (JSON.parse(relocate(JSON.stringify(got.posts))) as typeof got.posts).map(
        ({ postKey: _key, ...post }) => post,
      );
      const byId = (a: { id: string | null }, b: { id: string | null }): number =>
        String(a.id).localeCompare(String(b.id));
      expect(got.adapter).toBe(id);
      expect(read.sort(byId)).toEqual(wanted.sort(byId));
    },
  );
});
