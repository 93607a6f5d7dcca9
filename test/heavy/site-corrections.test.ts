// Corrected selectors in real browsers: from the form of the settings to what is read of a page. The page is built after
// weibo.com with another place for the author; it proves the way of a correction, not the site.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteBrowser } from '../browser/drive-page.ts';
import { type OpenSite, openSite } from '../browser/open-site.ts';
import type { StubMonitor } from '../browser/stub/stub-monitor.ts';
import { PAIRING_CODE } from '../browser/stub/stub-state.ts';
import { renderStage } from '../fixtures/weibo-stage.ts';

const WRITER = '西瓜味的风';
const CORRECTION = { site: 'weibo', revision: 1, kinds: { post: { fields: { author: [{ at: 'b.q7' }] } } } };
const CONSENT = `(globalThis.browser ?? globalThis.chrome).storage.local.set({ listening: { consent: { weibo: ['feed'] }, searches: [] } }).then(() => true)`;

/** The page after the change: the author stands in an element that no shipped selector knows. */
function renderChanged(bid: string): string {
  const post = { bid, uid: '1234567890', name: WRITER, text: '新锐手机充电的时候冒烟了' };
  return renderStage([{ ...post, title: '2026-03-10 11:55', ago: '4分钟前' }])
    .replace(/<a href="\/u\/[^>]*><div class="av"><\/div><\/a>/u, '')
    .replace(/<a class="_name_1 name"[\s\S]*?<\/a>/u, `<b class="q7">${WRITER}</b>`);
}

/** Gives the form of the settings a text, presses a button of it, and returns what the block then says. */
const inForm = (text: string, button: string, isForAll = false): string => `(async () => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  for (let i = 0; i < 100 && !document.querySelector('.corrections'); i++) await wait(50);
  const block = document.querySelector('.corrections');
  block.open = true;
  const box = block.querySelector('textarea');
  box.value = ${JSON.stringify(text)};
  box.dispatchEvent(new Event('input', { bubbles: true }));
  for (let i = 0; ${isForAll} && i < 100 && !block.querySelector('[name=for-all]'); i++) await wait(50);
  if (${isForAll}) block.querySelector('[name=for-all]').click();
  await wait(500);
  const before = block.innerText;
  block.querySelector(${JSON.stringify(button)}).click();
  // What checks a correction is loaded with the first one.
  for (let i = 0; i < 200 && block.innerText === before; i++) await wait(50);
  await wait(500);
  return block.innerText;
})()`;

describe.each(['chromium', 'firefox'] as const)('corrected selectors in %s', (name) => {
  let site: OpenSite;
  let stub: StubMonitor;
  let browser: SiteBrowser;
  let bid = 'z0JH2lOMb';

  beforeAll(async () => {
    site = await openSite(name, () => ({ body: renderChanged(bid) }));
    ({ stub, browser } = site);
    await browser.runOwn(CONSENT);
  });
  afterAll(async () => {
    await site?.close();
  });

  /** What the workspace corrects is asked for with each pairing, and whenever the line opens. */
  async function pairAgain(): Promise<void> {
    const unpair = `(globalThis.browser ?? chrome).runtime.sendMessage({ type: 'monitor.unpair', ask: {} }).then(() => 1)`;
    await browser.runOwn(unpair);
    await browser.pair(stub.baseUrl, PAIRING_CODE);
  }

  /** Opens a page with one new post and returns the author that was read of it. */
  async function readAuthor(next: string): Promise<string | null> {
    bid = next;
    const before = stub.state.inbox.length;
    const page = await browser.newPage();
    await page.goto('https://weibo.com/');
    await expect.poll(() => stub.state.inbox.length, { timeout: 15_000 }).toBe(before + 1);
    await page.close();
    return stub.state.inbox.at(-1)?.author?.name ?? null;
  }

  test('as shipped, the author is not read', async () => {
    expect(await readAuthor('z0JH2lOMb')).not.toBe(WRITER);
  });

  test('what may not be corrected is refused with its place', async () => {
    const sly = { ...CORRECTION, kinds: { post: { composer: { editor: ['p'], within: 'page' } } } };
    expect(await browser.runOwn(inForm(JSON.stringify(sly), 'button[type=submit]'))).toContain('kinds.post.composer');
  });

  test('with the correction it is, and the settings show where it came from', async () => {
    const said = await browser.runOwn<string>(inForm(JSON.stringify(CORRECTION), 'button[type=submit]'));
    expect(said).toMatch(/微博[\s\S]*您更正的 · 第 1 版[\s\S]*更正了：作者[\s\S]*已启用/u);
    expect(await readAuthor('N8kQzAbCe')).toBe(WRITER);
  });

  test('the workspace corrects for everybody: fetched when the line opens, shown as its, behind one’s own', async () => {
    stub.state.siteCorrections = [{ ...CORRECTION, revision: 7 }];
    await pairAgain();
    const said = (): Promise<string> =>
      browser.runOwn<string>(`(async () => {
      for (let i = 0; i < 100 && !document.querySelector('.corrections li'); i++) await new Promise((done) => setTimeout(done, 50));
      return document.querySelector('.corrections').innerText;
    })()`);
    await expect
      .poll(said, { timeout: 10_000 })
      .toMatch(/您更正的[\s\S]*工作区更正的 · 第 7 版[\s\S]*先用您自己的更正/u);
  });

  test('one press leads back to the workspace’s', async () => {
    expect(await browser.runOwn(inForm('', 'li:first-child button'))).not.toContain('第 1 版');
    expect(await readAuthor('N8kQzAbCg')).toBe(WRITER);
  });

  test('an administrator gives a newer one to everybody, sees who gave it and what became of it, and takes it back', async () => {
    const next = JSON.stringify({ ...CORRECTION, revision: 8 });
    const lost = {
      broken: ['author'],
      posts: 3,
      byLink: 0,
      tagHash: 7,
      version: '1',
      reports: 2,
      firstAt: 0,
      lastAt: 0,
    };
    stub.state.siteHealth = [{ ...lost, site: 'weibo', correction: 8 }];
    const said = await browser.runOwn<string>(inForm(next, 'button[type=submit]', true));
    expect(said).toMatch(/工作区更正的 · 第 8 版[\s\S]*王敏 给出[\s\S]*已有浏览器自动停用（2 次[\s\S]*已给所有人/u);
    expect(stub.state.siteCorrections).toEqual([{ ...CORRECTION, revision: 8 }]);
    expect(await browser.runOwn(inForm('', 'li button'))).toMatch(/第 9 版[\s\S]*用自带的选择器/u);
    expect(await readAuthor('N8kQzAbCf')).not.toBe(WRITER);
  });
});
