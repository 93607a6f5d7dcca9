import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A post as the extension's adapter read it: texts are plain, `publishedAt` is epoch milliseconds. */
export interface ReadPost {
  /** The sort of post, as the adapter names it. */
  readonly kind: string;
  readonly id: string | null;
  readonly author: string | null;
  readonly authorUrl: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly permalink: string | null;
  readonly publishedAt: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly rating: number | null;
}

/** What the extension answers for one page. */
export interface ReadAnswer {
  /** Adapter that read it; null: none fits the page. */
  readonly site: string | null;
  /** `adapter`: the adapter knew the page; `generic`: only the generic finder did. */
  readonly way: string;
  /** `healthy`, `wall`, `empty`, `idle` or `broken`; null without an adapter. */
  readonly health: string | null;
  /** How many posts there were, and how many of them yielded each field. */
  readonly counts: { readonly posts: number; readonly filled: Readonly<Record<string, number>> };
  readonly posts: readonly ReadPost[];
}

/** One page to be read, as it is to be served. */
export interface PageToRead {
  readonly address: URL;
  readonly markup: string;
  /** Adapter that is to read it; null: the one that fits. */
  readonly site: string | null;
  /** Epoch milliseconds at which it was saved, for times like "3 hours ago"; null: now. */
  readonly at: number | null;
}

/** A browser that reads one page after the other. */
export interface SavedPageReader {
  read(page: PageToRead): Promise<ReadAnswer>;
  close(): Promise<void>;
}

/** The page's own scripts stay dead: they would fetch, redirect or clear what was saved. */
const POLICY = "script-src 'none'; connect-src 'none'; frame-src 'none'; object-src 'none'";

/**
 * Starts a browser without a network, with the built extension, in which the hosts are granted: nobody is there to answer the
 * prompt. Nothing else of the build differs. Pages are served under their own host names from memory.
 */
export async function openSavedPageReader(
  browserPath: string,
  extension: string,
  hosts: readonly string[],
): Promise<SavedPageReader> {
  const { chromium } = await import('playwright-core');
  const folder = mkdtempSync(join(tmpdir(), 'earshot-site-'));
  const granted = join(folder, 'extension');
  grantHosts(extension, granted, hosts);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: browserPath,
    headless: true,
    serviceWorkers: 'allow',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--disable-extensions-except=${granted}`,
      `--load-extension=${granted}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  let serving: PageToRead | null = null;
  await page.route('**/*', (route) => {
    if (serving === null || !route.request().isNavigationRequest() || route.request().url() !== serving.address.href)
      return route.abort();
    const headers = { 'content-security-policy': POLICY };
    return route.fulfill({ body: serving.markup, contentType: 'text/html; charset=utf-8', headers });
  });
  return {
    async read(wanted) {
      const address = new URL(wanted.address);
      address.hash = '';
      serving = { ...wanted, address };
      await page.goto(address.href, { waitUntil: 'domcontentloaded' });
      return worker.evaluate(readTab, { address: address.href, site: wanted.site, at: wanted.at });
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function grantHosts(from: string, to: string, hosts: readonly string[]): void {
  cpSync(from, to, { recursive: true });
  const file = join(to, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions?: string[] };
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...hosts.map((host) => `*://${host}/*`)];
  writeFileSync(file, JSON.stringify(manifest));
}

interface Wish {
  readonly address: string;
  readonly site: string | null;
  readonly at: number | null;
}

/** Runs inside the extension's worker. Which tab is in front says nothing: the welcome page opens when it likes. */
async function readTab({ address, ...wish }: Wish): Promise<ReadAnswer> {
  interface Scripting {
    tabs: { query(of: object): Promise<{ id?: number; url?: string }[]> };
    scripting: { executeScript(of: object): Promise<{ result?: unknown }[]> };
  }
  const { tabs, scripting } = (globalThis as unknown as { chrome: Scripting }).chrome;
  const tab = (await tabs.query({})).find(({ url }) => url === address);
  const target = { tabId: tab?.id };
  const say = (said: object): void => {
    (globalThis as Record<symbol, unknown>)[Symbol.for('earshot.read-site')] = said;
  };
  await scripting.executeScript({ target, func: say, args: [wish] });
  const [answer] = await scripting.executeScript({ target, files: ['/read-page.js'] });
  return answer?.result as ReadAnswer;
}
