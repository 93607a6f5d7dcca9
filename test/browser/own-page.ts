import type { Page } from 'puppeteer-core';
import { buildTestExtension } from './build-test-extension.ts';
import { launchChromium } from './launch-chromium.ts';
import { launchFirefox } from './launch-firefox.ts';

/** How long a field may take to be there, ms: its form may be loaded at that moment. */
const FIELD_WAIT_MS = 15_000;

/** One of the extension's own pages, driven alike in both browsers. */
export interface OwnPage {
  readonly press: (key: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  /** Replaces what stands in a field, by typing. */
  readonly type: (selector: string, text: string) => Promise<void>;
  readonly run: <A, R>(work: (argument: A) => R | Promise<R>, argument: A) => Promise<R>;
  /** All visible text. */
  readonly text: () => Promise<string>;
  readonly runSource: (source: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** A browser with the extension, driven alike. */
export interface DrivenBrowser {
  readonly name: 'chromium' | 'firefox';
  readonly open: (path: string) => Promise<OwnPage>;
  readonly close: () => Promise<void>;
}

/** What a person sees: text of hidden parts is not in it, line breaks are. */
function readVisibleText(): string {
  // biome-ignore lint/performance/useDomNodeTextContent: only innerText leaves out what is hidden
  return document.body.innerText;
}

/** The language is set as a person would: a Firefox of Debian speaks English whatever it accepts. */
export async function setLanguage(page: OwnPage, language: 'zh-CN' | 'en'): Promise<void> {
  await page.run((chosen) => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: { local: { set(of: object): Promise<void> } } } }
    ).chrome;
    return storage.local.set({ settings: { language: chosen, welcomed: true } });
  }, language);
}

export interface DriveOptions {
  readonly dark?: boolean;
  readonly language?: 'zh-CN' | 'en';
  readonly idleTimeoutMs?: number;
  /**
   * True: Firefox draws notifications itself. As shipped it hands them to the desktop, and a machine without one has no place for any.
   */
  readonly drawsNotifications?: boolean;
}

/** Starts a browser: Chromium with the loopback sites granted (nobody can click its prompt), Firefox as shipped. */
export async function driveBrowser(name: DrivenBrowser['name'], options: DriveOptions = {}): Promise<DrivenBrowser> {
  const browser = await (name === 'chromium' ? driveChromium(options) : driveFirefox(options));
  const page = await browser.open('options.html');
  await setLanguage(page, options.language ?? 'zh-CN');
  await page.close();
  return browser;
}

async function driveChromium(options: DriveOptions): Promise<DrivenBrowser> {
  const launched = await launchChromium({
    extension: await buildTestExtension('chrome', 'granted'),
    viewport: { width: 380, height: 820 },
    colorScheme: options.dark ? 'dark' : 'light',
    language: options.language ?? 'zh-CN',
  });
  return {
    name: 'chromium',
    close: launched.close,
    open: async (path) => {
      const page = await launched.openOwnPage(path);
      return {
        press: (key) => page.keyboard.press(key),
        click: (selector) => page.locator(selector).first().click(),
        type: (selector, text) => page.locator(selector).fill(text),
        run: (work, argument) => page.evaluate(work as never, argument as never),
        text: () => page.evaluate(readVisibleText),
        runSource: (source) => page.evaluate(source),
        close: () => page.close(),
      };
    },
  };
}

async function driveFirefox(options: DriveOptions): Promise<DrivenBrowser> {
  const launched = await launchFirefox({
    extension: await buildTestExtension('firefox', 'shipped'),
    grantOnRequest: true,
    language: options.language ?? 'zh-CN',
    ...(options.dark ? { dark: true } : {}),
    ...(options.idleTimeoutMs ? { idleTimeoutMs: options.idleTimeoutMs } : {}),
    ...(options.drawsNotifications ? { prefs: { 'alerts.useSystemBackend': false } } : {}),
  });
  return {
    name: 'firefox',
    close: launched.close,
    open: async (path) => {
      const page = await launched.openOwnPage(path);
      return {
        press: (key) => page.keyboard.press(key as 'Enter'),
        click: async (selector) => {
          await page.bringToFront();
          await clickWhenThere(page, selector);
        },
        type: async (selector, text) => {
          await page.bringToFront();
          await clickWhenThere(page, selector);
          // Not by three clicks: beside a short text in a large field they select nothing.
          await page.$eval(selector, (field) => (field as HTMLInputElement).select());
          await page.keyboard.press('Backspace');
          await page.type(selector, text);
        },
        run: (work, argument) => page.evaluate(work as never, argument as never),
        text: () => page.evaluate(readVisibleText),
        runSource: (source) => page.evaluate(source),
        close: () => page.close(),
      };
    },
  };
}

/** A view may be loaded when it is first needed; Chromium's driver waits for what it clicks, this one does not. */
async function clickWhenThere(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true, timeout: FIELD_WAIT_MS });
  await page.click(selector);
}

/** Pairs through the options page, as a person does: address, code, button. */
export async function pairByHand(browser: DrivenBrowser, baseUrl: string, code: string): Promise<void> {
  const options = await browser.open('options.html');
  await waitForText(options, '监听程序');
  await options.type('input[name=address]', baseUrl);
  await options.type('input[name=code]', code);
  await options.click('form button[type=submit]');
  await waitForText(options, '已配对');
  await options.close();
}

/** Waits until the page shows a text, or no longer shows it. */
export async function waitForText(
  page: OwnPage,
  text: string | RegExp,
  shown = true,
  timeoutMs = 15_000,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  let last = '';
  while (Date.now() < until) {
    last = await page.text();
    const found = typeof text === 'string' ? last.includes(text) : text.test(last);
    if (found === shown) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The page ${shown ? 'never showed' : 'still shows'} ${text}:\n${last}`);
}
