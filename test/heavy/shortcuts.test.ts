import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEditorFixture } from '../browser/build-editor-fixture.ts';
import {
  type EditorBrowser,
  type EditorTab,
  openEditorChromium,
  openEditorFirefox,
  readModel,
  waitForEditor,
} from '../browser/editor-browsers.ts';
import { serveFolder } from '../browser/serve-folder.ts';

const REPLY = '您好 Ann，\n给您添麻烦了 😀，\n2小时内答复';
const ONE_LINE = '您好，2小时内答复';
const EDITORS = [
  'textarea',
  'reacttextarea',
  'input',
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
/** Where the caret goes; the body in an editing frame, the box behind four shadow roots. */
const FOCUS = `(() => {
  const deep = (root) => { const found = root.querySelector('.box, .ck-editor__editable'); if (found) return found;
    for (const element of root.querySelectorAll('*')) { const inner = element.shadowRoot && deep(element.shadowRoot); if (inner) return inner; } return null; };
  const box = deep(document);
  if (box.tagName === 'IFRAME') { box.focus(); box.contentWindow.focus(); box.contentDocument.body.focus(); }
  else box.focus();
  return true;
})()`;

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

describe.each([
  ['Chromium', openEditorChromium],
  ['Firefox', openEditorFirefox],
] as const)('shortcuts in %s', (_name, open) => {
  let browser: EditorBrowser;
  let tab: EditorTab;
  beforeAll(async () => {
    browser = await open(fixture.extension);
    tab = await browser.newTab();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function openBox(editor: string, trigger: 'slash' | 'tab' | 'off', reply = REPLY): Promise<void> {
    await tab.goto(`${server.origin}/?editor=${editor}`);
    await waitForEditor(tab, `document.documentElement.dataset.ready && document.documentElement.dataset.content`);
    await tab.evaluate(
      `(() => { const { dataset } = document.documentElement; dataset.trigger = ${JSON.stringify(trigger)}; dataset.reply = ${JSON.stringify(reply)}; return 1; })()`,
    );
    await tab.evaluate(FOCUS);
    await new Promise((done) => setTimeout(done, 100));
  }
  const called = () => waitForEditor(tab, 'document.documentElement.dataset.called');
  const outcome = async () => JSON.parse(await tab.evaluate<string>('document.documentElement.dataset.called'));
  const dataOf = (name: string) => tab.evaluate<string>(`document.documentElement.dataset.${name} ?? ''`);

  describe.each(EDITORS)('%s', (editor) => {
    const reply = editor === 'input' ? ONE_LINE : REPLY;

    test('a name behind a slash is replaced as it is typed, and undo brings it back', async () => {
      await openBox(editor, 'slash', reply);
      await tab.type('AB /first');
      await called();
      expect(await outcome()).toMatchObject({ filled: true, typed: '/first' });
      expect(await readModel(tab)).toBe(`AB ${reply}`);
      for (let tries = 0; tries < 4 && (await readModel(tab)).trim() !== 'AB /first'; tries += 1) {
        await tab.press('Control+z');
      }
      expect((await readModel(tab)).trim()).toBe('AB /first');
      // What undo brought back is not called again.
      await new Promise((done) => setTimeout(done, 300));
      expect((await readModel(tab)).trim()).toBe('AB /first');
    });

    test('a word and the Tab key: offered, then replaced; the focus stays', async () => {
      await openBox(editor, 'tab', reply);
      await tab.type('AB tk');
      await waitForEditor(tab, `document.documentElement.dataset.offer === 'tk|'`);
      expect(await readModel(tab)).toBe('AB tk');
      await tab.press('Tab');
      await called();
      expect(await outcome()).toMatchObject({ filled: true, typed: 'tk' });
      expect(await readModel(tab)).toBe(`AB ${reply}`);
      await tab.type('Z');
      expect(await readModel(tab)).toBe(`AB ${reply}Z`);
    });
  });

  test('without a shortcut Tab is the browser’s, and after Esc it is again', async () => {
    await openBox('textarea', 'tab');
    await tab.type('AB tk');
    await waitForEditor(tab, `document.documentElement.dataset.offer === 'tk|'`);
    await tab.press('Escape');
    expect(await dataOf('offer')).toBe('');
    await tab.press('Tab');
    await waitForEditor(tab, `document.activeElement?.tagName !== 'TEXTAREA'`);
    expect(await dataOf('called')).toBe('');
    expect(await readModel(tab)).toBe('AB tk');
  });

  test('switched off, nothing is offered or replaced', async () => {
    await openBox('textarea', 'off');
    await tab.type('/first tk');
    await tab.press('Tab');
    await new Promise((done) => setTimeout(done, 200));
    expect([await dataOf('called'), await dataOf('offer')]).toEqual(['', '']);
    expect(await readModel(tab)).toBe('/first tk');
  });

  test.each([
    ['password', 'type', 'password'],
    ['search', 'type', 'search'],
    ['card number', 'autocomplete', 'cc-number'],
    ['one-time code', 'autocomplete', 'one-time-code'],
    ['search by name', 'name', 'search'],
    ['search by role', 'role', 'searchbox'],
    ['password by name', 'placeholder', '请输入验证码'],
  ])('never in a box for a %s', async (_what, attribute, value) => {
    await openBox('input', 'slash', ONE_LINE);
    await tab.evaluate(
      `(() => { const box = document.querySelector('.box'); box.setAttribute(${JSON.stringify(attribute)}, ${JSON.stringify(value)}); box.blur(); box.focus(); return 1; })()`,
    );
    await tab.type('/first');
    await new Promise((done) => setTimeout(done, 200));
    expect([await dataOf('called'), await dataOf('offer')]).toEqual(['', '']);
    expect(await readModel(tab)).toBe('/first');
  });

  test('what a script of the page types calls nothing', async () => {
    await openBox('textarea', 'slash');
    await tab.evaluate(
      `(() => { const box = document.querySelector('.box'); box.value = '/first'; box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: 't' })); box.dispatchEvent(new KeyboardEvent('keyup', { key: 't', bubbles: true })); return 1; })()`,
    );
    await new Promise((done) => setTimeout(done, 200));
    expect(await dataOf('called')).toBe('');
  });
});
