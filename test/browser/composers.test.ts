import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEditorFixture } from './build-editor-fixture.ts';
import {
  type EditorBrowser,
  type EditorTab,
  openEditorChromium,
  openEditorFirefox,
  readModel,
  waitForEditor,
} from './editor-browsers.ts';
import { serveFolder } from './serve-folder.ts';

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

async function openEditor(tab: EditorTab, editor: string): Promise<void> {
  await tab.goto(`${server.origin}/?editor=${editor}`);
  await waitForEditor(tab, `document.documentElement.dataset.ready && document.documentElement.dataset.content`);
}

async function fill(tab: EditorTab, text: string, replace = false): Promise<Outcome> {
  const detail = JSON.stringify(JSON.stringify({ text, selector: '.box, .ck-editor__editable', replace }));
  await tab.evaluate(
    `delete document.documentElement.dataset.outcome; document.dispatchEvent(new CustomEvent('fixture-fill', { detail: ${detail} })), 1`,
  );
  await waitForEditor(tab, 'document.documentElement.dataset.outcome');
  return JSON.parse(await tab.evaluate<string>('document.documentElement.dataset.outcome')) as Outcome;
}

describe.each([
  ['Chromium', openEditorChromium],
  ['Firefox', openEditorFirefox],
] as const)('%s', (_name, open) => {
  let browser: EditorBrowser;
  let tab: EditorTab;
  beforeAll(async () => {
    browser = await open(fixture.extension);
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
