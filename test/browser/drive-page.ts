import { buildTestExtension } from './build-test-extension.ts';
import { launchChromium } from './launch-chromium.ts';
import { launchFirefox } from './launch-firefox.ts';

/** A page of a site with the overlay on it, driven alike in both browsers. Selectors go into open shadow roots by ` >>> `. */
export interface SitePage {
  goto(url: string): Promise<void>;
  evaluate<T>(script: string): Promise<T>;
  click(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  /** A key, with those held down before it: `Control+a`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** What an input method shows before it is chosen, and what was chosen. Chromium only: no other driver has a hand for it. */
  compose?(text: string): Promise<void>;
  commit?(text: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface SiteBrowser {
  newPage(): Promise<SitePage>;
  /** Fills in the pairing form of the options page. */
  pair(address: string, code: string): Promise<void>;
  /** Runs a script on one of the extension's own pages, where its whole interface is there. */
  runOwn<T>(script: string): Promise<T>;
  close(): Promise<void>;
}

export interface SiteBrowserOptions {
  /** Host names served at `port`. */
  readonly hosts: readonly string[];
  readonly port: number;
  readonly language?: 'zh-CN' | 'en';
}

const PAIR = `(() => new Promise((done) => { const look = () => document.body.innerText.match(/已配对|Paired/) ? done(true) : setTimeout(look, 50); look(); }))()`;

/** Said as a person would in the settings: a Firefox of Debian speaks English whatever it accepts. */
const speak = (language: 'zh-CN' | 'en'): string =>
  `(globalThis.browser ?? globalThis.chrome).storage.local.set({ settings: { language: '${language}', welcomed: true } }).then(() => true)`;

/** Starts a real browser with the test build, whose sites are granted. */
export async function openSiteBrowser(name: 'chromium' | 'firefox', options: SiteBrowserOptions): Promise<SiteBrowser> {
  return name === 'chromium' ? openChromium(options) : openFirefox(options);
}

async function openChromium({ hosts, port, language }: SiteBrowserOptions): Promise<SiteBrowser> {
  const chrome = await launchChromium({
    extension: await buildTestExtension('chrome', 'granted'),
    hosts: Object.fromEntries(hosts.map((host) => [host, port])),
    viewport: { width: 1240, height: 900 },
    language: language ?? 'zh-CN',
  });
  return {
    newPage: async () => {
      const page = await chrome.context.newPage();
      const hand = await chrome.context.newCDPSession(page);
      const at = (selector: string) => page.locator(selector.replaceAll(' >>> ', ' ')).first();
      return {
        goto: async (url) => void (await page.goto(url)),
        evaluate: (script) => page.evaluate(script),
        click: (selector) => at(selector).click({ timeout: 10_000 }),
        hover: (selector) => at(selector).hover({ timeout: 10_000 }),
        press: (key) => page.keyboard.press(key),
        type: (text) => page.keyboard.type(text),
        compose: async (text) => {
          const end = { selectionStart: text.length, selectionEnd: text.length };
          await hand.send('Input.imeSetComposition', { text, ...end });
        },
        commit: async (text) => void (await hand.send('Input.insertText', { text })),
        screenshot: async (path) => void (await page.screenshot({ path })),
        close: () => page.close(),
      };
    },
    pair: async (address, code) => {
      const page = await chrome.openOwnPage('options.html');
      await page.evaluate(speak(language ?? 'zh-CN'));
      await page.locator('input[name=address]').fill(address);
      await page.locator('input[name=code]').fill(code);
      await page.locator('form button[type=submit]').first().click();
      await page.evaluate(PAIR);
      await page.close();
    },
    runOwn: async (script) => {
      const page = await chrome.openOwnPage('options.html');
      const answer = await page.evaluate(script);
      await page.close();
      return answer as never;
    },
    close: chrome.close,
  };
}

async function openFirefox({ hosts, port, language }: SiteBrowserOptions): Promise<SiteBrowser> {
  const firefox = await launchFirefox({
    extension: await buildTestExtension('firefox', 'granted'),
    hosts,
    httpsPort: port,
    language: language ?? 'zh-CN',
    grantOnRequest: true,
  });
  return {
    newPage: async () => {
      const page = await firefox.browser.newPage();
      await page.setViewport({ width: 1240, height: 900 });
      return {
        goto: async (url) => void (await page.goto(url)),
        evaluate: <T>(script: string) => page.evaluate(script) as Promise<T>,
        click: async (selector) => {
          await page.bringToFront();
          await page.locator(selector).setTimeout(10_000).click();
        },
        hover: (selector) => page.locator(selector).setTimeout(10_000).hover(),
        press: async (key) => {
          const [last = key, ...held] = key.split('+').reverse();
          for (const modifier of held) await page.keyboard.down(modifier as 'Control');
          await page.keyboard.press(last as 'Enter');
          for (const modifier of held) await page.keyboard.up(modifier as 'Control');
        },
        type: (text) => page.keyboard.type(text),
        screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
        close: () => page.close(),
      };
    },
    pair: async (address, code) => {
      const page = await firefox.openOwnPage('options.html');
      await page.evaluate(speak(language ?? 'zh-CN'));
      await page.bringToFront();
      await page.waitForSelector('input[name=address]');
      await page.locator('input[name=address]').fill(address);
      await page.locator('input[name=code]').fill(code);
      await page.click('form button[type=submit]');
      await page.evaluate(PAIR);
      await page.close();
    },
    runOwn: async (script) => {
      const page = await firefox.openOwnPage('options.html');
      const answer = await page.evaluate(script);
      await page.close();
      return answer as never;
    },
    close: firefox.close,
  };
}

/** Waits until a script is true on a page. */
export async function waitForTrue(page: SitePage, script: string, timeoutMs = 10_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (await page.evaluate<boolean>(`!!(${script})`)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never true on the page: ${script}`);
}
