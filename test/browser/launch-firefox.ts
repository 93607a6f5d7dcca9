import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

export const GECKO_ID = 'earshot@earshot.example';

export interface FirefoxOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** Host names served on loopback. Firefox knows one port for all of them. */
  readonly hosts?: readonly string[];
  readonly httpsPort?: number;
  readonly language?: 'zh-CN' | 'en';
  readonly dark?: boolean;
  /** After how long without work the background is ended; the browser's own default is 30 s. */
  readonly idleTimeoutMs?: number;
  /** True: a permission is granted without a prompt, when it is asked for in a click. */
  readonly grantOnRequest?: boolean;
  /** True: `killBackground` works. */
  readonly mayKillBackground?: boolean;
  readonly prefs?: Readonly<Record<string, unknown>>;
}

export interface LaunchedFirefox {
  readonly browser: Browser;
  /** `moz-extension://…` */
  readonly origin: string;
  /** Opens one of the extension's own pages from another of them: WebDriver itself may not. */
  readonly openOwnPage: (path: string) => Promise<Page>;
  /** Ends the extension's background at once, whatever it is doing. False: it did not run. */
  readonly killBackground: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Starts a real Firefox with the extension. Host names that are not listed have no network behind them. */
export async function launchFirefox(options: FirefoxOptions): Promise<LaunchedFirefox> {
  const uuid = randomUUID();
  const origin = `moz-extension://${uuid}`;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    // The browser's own window can be asked, too: only from there a background can be ended.
    args: options.mayKillBackground ? ['--remote-allow-system-access'] : [],
    acceptInsecureCerts: true,
    defaultViewport: null,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: uuid }),
      'extensions.webextOptionalPermissionPrompts': options.grantOnRequest !== true,
      'extensions.background.idle.timeout': options.idleTimeoutMs ?? 30_000,
      'intl.accept_languages': options.language ?? 'zh-CN',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'network.proxy.type': 0,
      'ui.systemUsesDarkTheme': options.dark ? 1 : 0,
      ...(options.hosts ? { 'network.dns.localDomains': options.hosts.join(',') } : {}),
      ...(options.httpsPort ? { 'network.socket.forcePort': `443=${options.httpsPort}` } : {}),
      ...options.prefs,
    },
  });
  await browser.installExtension(options.extension);
  // The welcome page opens itself at install: the one extension page that is there without our doing.
  const first = await findPage(browser, (href) => href.startsWith(`${origin}/`));
  return {
    browser,
    origin,
    openOwnPage: async (path) => {
      const known = new Set(await browser.pages());
      const isNew = (href: string, page: Page) => !known.has(page) && href.startsWith(`${origin}/`);
      await openTab(first, `${origin}/${path}`);
      // On a busy machine the driver now and then never learns of a tab that was opened: then there is another one.
      return findPage(browser, isNew, 10_000).catch(async () => {
        await openTab(first, `${origin}/${path}`);
        return findPage(browser, isNew);
      });
    },
    killBackground: () => killBackground(browser),
    close: () => browser.close(),
  };
}

async function openTab(from: Page, address: string): Promise<void> {
  type Global = { browser: { tabs: { create(of: { url: string }): Promise<unknown> } } };
  await from.evaluate(
    (url) => (globalThis as unknown as Global).browser.tabs.create({ url }).then(() => true),
    address,
  );
}

/** What puppeteer does not type: its connection, and the answers of Firefox's own window. */
interface SystemAccess {
  readonly connection: {
    send(
      method: string,
      params: object,
    ): Promise<{
      result: {
        contexts?: readonly { readonly context: string }[];
        type?: string;
        result?: { readonly value?: unknown };
        exceptionDetails?: { readonly text: string };
      };
    }>;
  };
}

/** As about:debugging does when it is told to terminate a background script. */
async function killBackground(browser: Browser): Promise<boolean> {
  const { connection } = browser as unknown as SystemAccess;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = tree.contexts?.[0]?.context;
  const expression = `(async () => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)});
    const ran = extension.backgroundState !== 'stopped';
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    return ran && extension.backgroundState === 'stopped';
  })()`;
  const { result } = await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
  if (result.type !== 'success') throw new Error(`The background cannot be ended: ${result.exceptionDetails?.text}`);
  return result.result?.value === true;
}

/** Firefox tells WebDriver `about:blank` for extension pages; only the page itself knows its address. */
async function findPage(
  browser: Browser,
  wanted: (href: string, page: Page) => boolean,
  patienceMs = 30_000,
): Promise<Page> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    for (const page of await browser.pages()) {
      const href = await page.evaluate(() => location.href).catch(() => '');
      if (wanted(href, page)) return page;
    }
    await wait(100);
  }
  throw new Error(`The extension opened no page within ${patienceMs / 1000} s.`);
}
