import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEditorFixture } from './build-editor-fixture.ts';
import { serveFolder } from './serve-folder.ts';

/** What the test needs of a page in either browser. */
interface Tab {
  goto(url: string): Promise<unknown>;
  evaluate<T>(script: string): Promise<T>;
  press(key: string): Promise<void>;
  close(): Promise<void>;
}
interface Outcome {
  readonly filled: boolean;
  readonly way?: string;
  readonly kind?: string;
  readonly copied?: boolean;
}

const ONE = '您好，已收到 thanks 😀';
const FIVE = '您好 Ann，\n给您添麻烦了 😀，非常抱歉。\n请私信我们 (DM) 。\n30 分钟内回复\n新锐客服 王敏';
const EDITORS = [
  'textarea',
  'reacttextarea',
  'editable',
  'draft',
  'lexical',
  'tiptap',
  'quill',
  'slate',
  'ckeditor',
  'frame',
  'shadow',
];

let fixture: Awaited<ReturnType<typeof buildEditorFixture>>;
let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  fixture = await buildEditorFixture();
  server = await serveFolder(fixture.site);
});
afterAll(async () => {
  await server.close();
  rmSync(join(fixture.site, '..'), { recursive: true, force: true });
});

async function openChromium(): Promise<{ newTab: () => Promise<Tab>; close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'earshot-composer-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
      `--disable-extensions-except=${fixture.extension}`,
      `--load-extension=${fixture.extension}`,
    ],
  });
  return {
    newTab: async () => {
      const page = await context.newPage();
      return {
        goto: (url) => page.goto(url),
        evaluate: (script) => page.evaluate(script),
        press: (key) => page.keyboard.press(key),
        close: () => page.close(),
      };
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function openFirefox(): Promise<{ newTab: () => Promise<Tab>; close: () => Promise<void> }> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  await browser.installExtension(fixture.extension);
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
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function waitFor(tab: Tab, script: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await tab.evaluate<boolean>(`!!(${script})`)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never true: ${script}`);
}

async function openEditor(tab: Tab, editor: string): Promise<void> {
  await tab.goto(`${server.origin}/?editor=${editor}`);
  await waitFor(tab, `document.documentElement.dataset.ready && document.documentElement.dataset.content`);
}

async function fill(tab: Tab, text: string, replace = false): Promise<Outcome> {
  const detail = JSON.stringify(JSON.stringify({ text, selector: '.box, .ck-editor__editable', replace }));
  await tab.evaluate(
    `delete document.documentElement.dataset.outcome; document.dispatchEvent(new CustomEvent('fixture-fill', { detail: ${detail} })), 1`,
  );
  await waitFor(tab, 'document.documentElement.dataset.outcome');
  return JSON.parse(await tab.evaluate<string>('document.documentElement.dataset.outcome')) as Outcome;
}

/** A new paragraph counts as a new line; nothing else is forgiven. */
async function readModel(tab: Tab): Promise<string> {
  const model = await tab.evaluate<string>('window.readModel()');
  return model
    .replace(/\u00a0/gu, ' ')
    .replace(/\n+/gu, '\n')
    .replace(/\n$/u, '');
}

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('%s', (_name, open) => {
  let browser: Awaited<ReturnType<typeof open>>;
  let tab: Tab;
  beforeAll(async () => {
    browser = await open();
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
  });

  describe.each(EDITORS)('%s', (editor) => {
    test.each([
      ['one line', ONE],
      ['five lines', FIVE],
    ])('%s: the editor itself has the text, typing goes on behind it, undo takes it away', async (_lines, text) => {
      await openEditor(tab, editor);
      expect(await fill(tab, text)).toMatchObject({ filled: true });
      expect(await readModel(tab)).toBe(text);
      await tab.press('Z');
      expect(await readModel(tab)).toBe(`${text}Z`);
      for (let tries = 0; tries < 4 && (await readModel(tab)).includes(text.slice(0, 6)); tries += 1) {
        await tab.press('Control+z');
      }
      expect((await readModel(tab)).trim()).not.toContain(text.slice(0, 6));
    });

    test('what stands in the box stays, unless it is to be replaced', async () => {
      await openEditor(tab, editor);
      expect(await fill(tab, 'AB')).toMatchObject({ filled: true });
      expect(await fill(tab, FIVE)).toMatchObject({ filled: true });
      expect(await readModel(tab)).toBe(`AB${FIVE}`);
      expect(await fill(tab, ONE, true)).toMatchObject({ filled: true });
      expect(await readModel(tab)).toBe(ONE);
    });
  });

  test('a box that takes nothing is not called filled', async () => {
    await openEditor(tab, 'stubborn');
    expect(await fill(tab, ONE)).toMatchObject({ filled: false });
  });
});
