import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

/** What a test of editors needs of a page in either browser. */
export interface EditorTab {
  goto(url: string): Promise<unknown>;
  evaluate<T>(script: string): Promise<T>;
  /** A key, with those held down before it: `Control+z`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

/** A real browser with the fixture's extension in it. */
export interface EditorBrowser {
  newTab(): Promise<EditorTab>;
  close(): Promise<void>;
}

/** @param extension Folder of the built fixture extension. */
export async function openEditorChromium(extension: string): Promise<EditorBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'earshot-composer-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  return {
    newTab: async () => {
      const page = await context.newPage();
      return {
        goto: (url) => page.goto(url),
        evaluate: (script) => page.evaluate(script),
        press: (key) => page.keyboard.press(key),
        type: (text) => page.keyboard.type(text),
        close: () => page.close(),
      };
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** @param extension Folder of the built fixture extension. */
export async function openEditorFirefox(extension: string): Promise<EditorBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  await browser.installExtension(extension);
  return {
    newTab: async () => {
      const page = await browser.newPage();
      return {
        goto: (url) => page.goto(url),
        evaluate: <T>(script: string) => page.evaluate(script) as Promise<T>,
        press: async (key) => {
          const [last = key, ...held] = key.split('+').reverse();
          for (const modifier of held) await page.keyboard.down(modifier as 'Control');
          await page.keyboard.press(last as 'Z');
          for (const modifier of held) await page.keyboard.up(modifier as 'Control');
        },
        type: (text) => page.keyboard.type(text),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** Waits until a script is true on a page. */
export async function waitForEditor(tab: EditorTab, script: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await tab.evaluate<boolean>(`!!(${script})`)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never true: ${script}`);
}

/** A new paragraph counts as a new line; nothing else is forgiven. */
export async function readModel(tab: EditorTab): Promise<string> {
  const model = await tab.evaluate<string>('window.readModel()');
  return model
    .replace(/\u00a0/gu, ' ')
    .replace(/\n+/gu, '\n')
    .replace(/\n$/u, '');
}
