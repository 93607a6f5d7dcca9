import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildEditorFixture } from '../browser/build-editor-fixture.ts';
import { type SiteBrowser, type SitePage, waitForTrue } from '../browser/drive-page.ts';
import { type OpenSite, openSite, READ_TOOLS } from '../browser/open-site.ts';
import { makeMention } from '../browser/stub/make-mention.ts';
import type { StubMonitor } from '../browser/stub/stub-monitor.ts';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';

const POST: StagePost = {
  bid: 'z0JH2lOMb',
  uid: '1234567890',
  name: '西瓜味的风',
  text: '新锐手机充电的时候冒烟了！！！客服电话一直打不通',
  title: '2026-03-10 11:55',
  ago: '4分钟前',
};
const POST_KEY = 'weibo:3501756485200075';
const WORDS = '您好，非常抱歉给您添麻烦了，请您私信我们，我们马上为您处理';
const EDITORS = ['textarea', 'editable', 'lexical', 'tiptap'];

let fixture: Awaited<ReturnType<typeof buildEditorFixture>>;
beforeAll(async () => {
  fixture = await buildEditorFixture();
});
afterAll(() => rmSync(join(fixture.site, '..'), { recursive: true, force: true }));

/** A post whose reply box is a real editor, and a box of the page that answers nothing. */
function renderWithEditor(): string {
  const inside = '<div id="host"></div></article><textarea class="search" aria-label="search"></textarea>';
  return `${renderStage([POST]).replace('</article>', inside)}<script type="module" src="/main.js"></script>`;
}

describe.each(['chromium', 'firefox'] as const)('typing into the site’s own box in %s', (name) => {
  let site: OpenSite;
  let stub: StubMonitor;
  let browser: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    site = await openSite(name, ({ pathname, searchParams }) => {
      if (/^\/[\w.-]+\.js$/u.test(pathname))
        return {
          body: readFileSync(join(fixture.site, pathname), 'utf8'),
          headers: { 'content-type': 'text/javascript' },
        };
      if (pathname !== '/') return null;
      return { body: searchParams.has('editor') ? renderWithEditor() : renderStage([POST]) };
    });
    ({ stub, browser } = site);
  });
  afterAll(async () => {
    await site?.close();
  });
  beforeEach(async () => {
    const analysis = { level: 'red', urgency: 'critical', topic: 'safety' } as const;
    const mention = makeMention(1, Date.now(), { postKey: POST_KEY, analysis, answerDueAt: Date.now() + 300_000 });
    stub.state.mentions.set(mention.id, mention);
    stub.tell('mention.updated', mention.id, mention);
    page = await browser.newPage();
  });
  afterEach(async () => {
    await page.close();
  });

  async function open(editor: string | null): Promise<void> {
    await page.goto(`https://weibo.com/${editor === null ? '' : `?editor=${editor}`}`);
    await waitForTrue(page, `document.querySelector('earshot-chip')`);
    if (editor !== null) await waitForTrue(page, `document.documentElement.dataset.ready`);
  }
  const storeUses = (uses: readonly object[]): Promise<unknown> =>
    browser.runOwn(
      `(globalThis.browser ?? chrome).storage.local.set({ replyUse: ${JSON.stringify(uses)} }).then(() => 1)`,
    );
  const readUses = (): Promise<unknown> =>
    browser.runOwn(`(globalThis.browser ?? chrome).storage.local.get('replyUse')`);

  test.each(EDITORS)('%s: what is typed or pasted is judged in place, and put right with one press', async (editor) => {
    const use = { kind: 'public', site: 'weibo', templateId: null, variant: null, text: WORDS };
    await storeUses([1, 2, 3].map((n) => ({ ...use, postKey: `weibo:${n}`, at: Date.now() - n * 60_000 })));
    await open(editor);
    await page.click('.search');
    await page.type(WORDS);
    await page.press('Control+a');
    await page.press('Control+x');
    await page.click('.box');
    await page.press('Control+v');
    await waitForTrue(page, `window.readModel().includes('私信我们')`);
    await waitForTrue(page, `${READ_TOOLS}.includes('已发过3次几乎相同的内容')`);
    await page.press('Control+a');
    await page.type('您的手机 13812345678 记下了');
    await waitForTrue(page, `${READ_TOOLS}.includes('手机号') && !${READ_TOOLS}.includes('几乎相同')`);
    await page.click('earshot-tool >>> .guard .acts .btn:not(.p)');
    // Editors take the old words out before they put the new ones in: the end counts, not the moment between.
    await waitForTrue(page, `window.readModel().trim() === '您的手机 ＊＊＊＊＊＊ 记下了'`);
    await waitForTrue(page, `!${READ_TOOLS}.includes('手机号')`);
    await storeUses([]);
  });

  test('at red level the words wait for somebody’s word, which is asked for in place', async () => {
    const all = stub.state.permissions;
    const asWho = async (permissions: typeof all): Promise<void> => {
      stub.state.permissions = permissions;
      stub.tell('case.updated', 'case-1', {});
      const mayApprove = `(async () => (await (globalThis.browser ?? chrome).storage.local.get('brands')).brands.permissions.includes('replies.approve'))()`;
      await expect
        .poll(() => browser.runOwn(mayApprove), { timeout: 10_000 })
        .toBe(permissions.includes('replies.approve'));
    };
    await asWho(all.filter((one) => one !== 'replies.approve'));
    try {
      await open('lexical');
      await page.click('.box');
      await page.type(WORDS);
      await waitForTrue(page, `${READ_TOOLS}.includes('请先不要发送')`);
      await page.click('earshot-tool >>> .typing .note .btn');
      await waitForTrue(page, `${READ_TOOLS}.includes('已送审')`);
      const [asked] = stub.state.approvals;
      expect(asked).toMatchObject({ text: WORDS, state: 'asked' });
      stub.state.approvals = [{ ...asked!, state: 'approved', decidedBy: 'p-zhao', decidedAt: Date.now() }];
      const { id, mentionId } = asked!;
      const who = { askedBy: 'p-wang', decidedBy: 'p-zhao' };
      stub.tell('approval.decided', mentionId, { id, mentionId, state: 'approved', ...who });
      await waitForTrue(page, `!${READ_TOOLS}.includes('送审')`);
      // The focus came back to the box: other words than those agreed to are told at once.
      await page.type('！包您满意');
      await waitForTrue(page, `${READ_TOOLS}.includes('同意的是另一段措辞')`);
    } finally {
      stub.state.approvals = [];
      await asWho(all);
    }
  });

  test('a box that answers nothing is never read', async () => {
    await open('textarea');
    await page.click('.box');
    await page.type('您的手机 13812345678');
    await waitForTrue(page, `${READ_TOOLS}.includes('手机号')`);
    await page.press('Control+a');
    await page.press('Delete');
    await waitForTrue(page, `!${READ_TOOLS}.includes('手机号')`);
    await page.click('.search');
    await page.type('您的手机 13812345678');
    await new Promise((done) => setTimeout(done, 1000));
    expect(await page.evaluate<string>(READ_TOOLS)).not.toContain('手机号');
  });

  test('what was typed and sent is known by its words: the clock stops, and they count as used', async () => {
    await storeUses([]);
    await open(null);
    await page.click('article .woo-font--comment');
    await page.click('article textarea');
    await page.type(WORDS);
    await page.click('article form button');
    await expect
      .poll(() => [...stub.state.mentions.values()][0], { timeout: 10_000 })
      .toMatchObject({ state: 'answered', answeredHow: 'page' });
    await expect
      .poll(readUses, { timeout: 10_000 })
      .toMatchObject({ replyUse: [{ site: 'weibo', text: WORDS, postKey: POST_KEY, templateId: null }] });
  });
});
