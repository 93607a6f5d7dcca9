import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';

export interface ChromiumOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** Host names served on loopback: `{ 'weibo.com': 40123 }` maps https (443) there. `*.weibo.com` is allowed. */
  readonly hosts?: Readonly<Record<string, number>>;
  readonly language?: 'zh-CN' | 'en';
  /** False needs a display (Xvfb). */
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Of the machine when not given. */
  readonly timeZone?: string;
  readonly args?: readonly string[];
  /** Kept between launches when given; otherwise a fresh one, removed at the end. */
  readonly profile?: string;
}

export interface LaunchedChromium {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The extension's service worker, started again if it sleeps. */
  readonly worker: () => Promise<Worker>;
  /** Opens one of the extension's own pages: `sidepanel.html#/mentions`. */
  readonly openOwnPage: (path: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Starts a real Chromium with the extension. Nothing leaves the machine: every host name that is not mapped is not found. */
export async function launchChromium(options: ChromiumOptions): Promise<LaunchedChromium> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'earshot-chromium-'));
  const maps = Object.entries(options.hosts ?? {}).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium',
    headless: options.headless ?? true,
    locale: options.language ?? 'zh-CN',
    viewport: options.viewport ?? { width: 1280, height: 900 },
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.timeZone ? { timezoneId: options.timeZone } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      `--lang=${options.language ?? 'zh-CN'}`,
      `--host-resolver-rules=${[...maps, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(',')}`,
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      ...(options.args ?? []),
    ],
  });
  const worker = async () => {
    const running = context.serviceWorkers().find((one) => one.url().startsWith('chrome-extension://'));
    return running ?? context.waitForEvent('serviceworker');
  };
  const extensionId = new URL((await worker()).url()).host;
  return {
    context,
    extensionId,
    worker,
    openOwnPage: async (path) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    close: async () => {
      await context.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true });
    },
  };
}
