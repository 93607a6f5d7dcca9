import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';
import { type SiteBrowser, type SitePage, waitForTrue } from './drive-page.ts';
import { type OpenSite, openSite, READ_TOOLS } from './open-site.ts';

const POST: StagePost = {
  bid: 'N8kQzAbCd',
  uid: '2222222222',
  name: '阿柚不加糖',
  text: '新锐屏幕第一天就有绿线，退货还要我出运费',
  title: '2026-03-10 11:53',
  ago: '7分钟前',
};
/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const BYTES = Buffer.from(PNG, 'base64');
const ID = createHash('sha256').update(BYTES).digest('hex');
const OWN = [
  {
    ...{ id: 'own-a', name: { 'zh-CN': '检测步骤', en: 'Steps' }, rules: [], kinds: [], topics: [], shortcuts: ['jc'] },
    texts: {
      'zh-CN': { public: ['您好，给您添麻烦了，非常抱歉，检测步骤见图，今天18点前答复您。'], dm: null },
      en: { public: [], dm: null },
    },
    images: [{ id: ID, name: '步骤.png', mediaType: 'image/png', width: 1, height: 1, bytes: BYTES.length }],
  },
];
/** What a page learns of a paste, and of a download that was begun. */
const WATCH = `(() => { window.pasted = []; document.addEventListener('paste', (event) => { window.pasted.push(...[...event.clipboardData.files].map(({ type }) => type)); }, true); return 1; })()`;
const STORE = `(async () => {
  const api = globalThis.browser ?? chrome;
  // The extension makes its database; whoever opens it sooner would make an empty one in its place.
  while (!(await indexedDB.databases()).some(({ name }) => name === 'earshot')) await new Promise((done) => setTimeout(done, 50));
  const database = await new Promise((done, fail) => { const ask = indexedDB.open('earshot'); ask.onsuccess = () => done(ask.result); ask.onerror = () => fail(ask.error); });
  const bytes = Uint8Array.from(atob(${JSON.stringify(PNG)}), (one) => one.charCodeAt(0));
  await new Promise((done, fail) => { const change = database.transaction('images', 'readwrite'); change.objectStore('images').put({ id: ${JSON.stringify(ID)}, bytes }); change.oncomplete = done; change.onerror = () => fail(change.error); });
  database.close();
  await api.storage.local.set({ ownTemplates: ${JSON.stringify(OWN)} });
  return true;
})()`;

describe.each(['chromium', 'firefox'] as const)('pictures of a template in %s', (name) => {
  let site: OpenSite;
  let browser: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    // A page whose policy forbids every picture shows ours all the same.
    const headers = { 'content-security-policy': "img-src 'none'; media-src 'none'" };
    site = await openSite(name, () => ({ body: renderStage([POST]), headers }));
    ({ browser } = site);
    await browser.runOwn(STORE);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await page?.close();
    await site?.close();
  });

  test('the text goes in, the picture is offered, and pasting it gives the site a PNG; nothing is uploaded by itself', async () => {
    await page.goto('https://weibo.com/');
    await page.evaluate(WATCH);
    await page.hover('article');
    await waitForTrue(page, `document.querySelector('earshot-chip')`);
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('带 1 张图片')`);
    await page.click('earshot-tool >>> .foot .btn.p');
    await waitForTrue(page, `document.querySelector('article textarea')?.value.includes('检测步骤见图')`);
    await waitForTrue(page, `${READ_TOOLS}.includes('步骤.png')`);
    expect(await page.evaluate<string[]>('window.pasted')).toEqual([]);
    await waitForTrue(
      page,
      `[...document.querySelectorAll('earshot-tool')].some((tool) => tool.shadowRoot.querySelector('.pictures button.strong:not(:disabled)'))`,
    );
    await page.click('earshot-tool >>> .pictures button.strong');
    await waitForTrue(page, `${READ_TOOLS}.includes('图片在剪贴板里了')`);
    await page.click('article textarea');
    await page.press('Control+v');
    // The clipboard of a Firefox without a window holds text only; with a window the site gets the PNG there, too.
    if (name === 'chromium') await waitForTrue(page, `window.pasted.includes('image/png')`);
    await page.click('earshot-tool >>> .pictures li button:last-child');
    await waitForTrue(page, `${READ_TOOLS}.includes('已交给浏览器下载')`);
  });
});
