import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { type FoundBrowser, findBrowsers } from './find-browser.ts';

export interface OpenOptions {
  /** Folders of the built extension. */
  readonly extensionDirs: { readonly chrome: string; readonly firefox: string };
  readonly monitorUrl: string;
  readonly pairingCode: string;
  /** Pages to show beside the panel, the first in front. */
  readonly urls: readonly string[];
  /** For tests: no window. */
  readonly headless?: boolean;
  /** For tests: these instead of what is found. */
  readonly browsers?: readonly FoundBrowser[];
}

export interface OpenedBrowser {
  readonly path: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Only what `--open` needs, and only in the temporary profile: the monitor and the practice pages of this computer. */
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];
const WELCOME_MS = 15_000;

/**
 * Opens a browser of this machine with a temporary profile, the extension loaded and paired, the panel and the pages.
 * Tries each browser it finds. Throws with what to do by hand when none can be used.
 */
export async function openWithExtension(options: OpenOptions): Promise<OpenedBrowser> {
  const failures: string[] = [];
  for (const found of options.browsers ?? findBrowsers()) {
    try {
      return await openOne(found, options);
    } catch (error) {
      failures.push(`  ${found.path}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  throw new Error(
    [
      'No browser could be opened with the extension. 没有能自动打开的浏览器。',
      ...(failures.length > 0 ? failures : ['  None was found; EARSHOT_BROWSER may name one by its path.']),
      'Load it by hand with the folder named above; Chrome and Edge by policy may refuse what is not from their store.',
      '请按上面的目录手动加载；企业策略可能不允许加载商店以外的扩展。',
    ].join('\n'),
  );
}

async function openOne(found: FoundBrowser, options: OpenOptions): Promise<OpenedBrowser> {
  const { launch } = await import('puppeteer-core').then((module) => module.default);
  const extension = grantLoopback(options.extensionDirs[found.kind]);
  const profile = mkdtempSync(join(tmpdir(), 'earshot-profile-'));
  const cleanUp = () => {
    for (const folder of [extension, profile]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  let browser: Browser | null = null;
  try {
    browser = await launch({
      executablePath: found.path,
      headless: options.headless ?? false,
      defaultViewport: null,
      // The monitor ends itself in order on these; the browser goes with the process.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(found.kind === 'chrome'
        ? {
            browser: 'chrome',
            pipe: true,
            enableExtensions: [extension],
            userDataDir: profile,
            ignoreDefaultArgs: ['--enable-automation'],
            args: [
              '--no-first-run',
              '--no-default-browser-check',
              ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
            ],
          }
        : { browser: 'firefox' }),
    });
    if (found.kind === 'firefox') await browser.installExtension(extension);
    await pairAndShow(browser, options);
  } catch (error) {
    await browser?.close();
    cleanUp();
    throw error;
  }
  const opened = browser;
  const close = () => opened.close();
  // A browser that is left open would keep the process from ending after the monitor has stopped.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, close);
  opened.once('disconnected', () => {
    for (const signal of signals) process.removeListener(signal, close);
    cleanUp();
  });
  return { path: found.path, browser: opened, close };
}

/** The extension's welcome page opens itself at install; from there it is paired, then becomes the panel. */
async function pairAndShow(browser: Browser, options: OpenOptions): Promise<void> {
  const welcome = await findWelcome(browser);
  const refused = await welcome.evaluate(pairInPage, {
    baseUrl: options.monitorUrl,
    code: options.pairingCode,
    device: 'npm start -- --open',
  });
  if (refused !== null) throw new Error(refused);
  await welcome.evaluate(() => location.assign('/sidepanel.html'));
  const pages: Page[] = [];
  for (const url of options.urls) {
    const page = await browser.newPage();
    await page.goto(url);
    pages.push(page);
  }
  await pages[0]?.bringToFront();
  // The empty tab that every launch brings has nothing to say.
  for (const page of await browser.pages())
    if (page.url() === 'about:blank' && (await isEmpty(page))) await page.close();
}

/** Firefox names extension pages `about:blank` too; only the page itself knows better. */
async function isEmpty(page: Page): Promise<boolean> {
  return page.evaluate(() => location.href === 'about:blank');
}

/** Runs in the extension's page: the background does the pairing, as when a person presses the button. */
async function pairInPage(ask: { baseUrl: string; code: string; device: string }): Promise<string | null> {
  interface Runtime {
    sendMessage(
      message: unknown,
    ): Promise<{ answer?: { ok: boolean; problem?: { en: string } }; problem?: { en: string } }>;
  }
  interface Storage {
    set(items: unknown): Promise<void>;
  }
  const { runtime, storage } = (globalThis as unknown as { chrome: { runtime: Runtime; storage: { local: Storage } } })
    .chrome;
  const reply = await runtime.sendMessage({ type: 'monitor.pair', ask });
  if (!reply.answer?.ok) return (reply.problem ?? reply.answer?.problem)?.en ?? 'the extension did not answer';
  await storage.local.set({ settings: { welcomed: true } });
  return null;
}

async function findWelcome(browser: Browser): Promise<Page> {
  const until = Date.now() + WELCOME_MS;
  while (Date.now() < until) {
    for (const page of await browser.pages()) {
      const href = await page.evaluate(() => location.href).catch(() => ''); // a page that is just being loaded
      if (/^[a-z]+-extension:\/\/[^/]+\/welcome\.html$/.test(href)) return page;
    }
    await wait(100);
  }
  throw new Error('the browser did not load the extension');
}

/** A copy of the built extension that has the loopback hosts granted: there is nobody to ask before it is shown. */
function grantLoopback(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'earshot-extension-'));
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: LOOPBACK }));
  return copy;
}
