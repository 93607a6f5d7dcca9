import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';
import { type SiteBrowser, type SitePage, waitForTrue } from './drive-page.ts';
import { type OpenSite, openSite, READ_TOOLS } from './open-site.ts';
import { makeMention } from './stub/make-mention.ts';
import type { StubMonitor } from './stub/stub-monitor.ts';

const POST: StagePost = {
  bid: 'N8kQzAbCd',
  uid: '2222222222',
  name: '阿柚不加糖',
  text: '新锐屏幕第一天就有绿线，退货还要我出运费',
  title: '2026-03-10 11:53',
  ago: '7分钟前',
};
const POST_KEY = 'weibo:4919867638624461';
const BOX = `document.querySelector('article textarea')`;
const OWN = [
  {
    ...{
      id: 'own-a',
      name: { 'zh-CN': '退款说明', en: 'Refund' },
      rules: [],
      kinds: [],
      topics: [],
      shortcuts: ['tk'],
    },
    texts: {
      'zh-CN': {
        public: ['您好，{{customer.name|顾客}}，退款今天18点前到账，给您添麻烦了，非常抱歉，谢谢您。'],
        dm: null,
      },
      en: { public: ['Hello, the refund arrives by 6 pm today, thank you.'], dm: null },
    },
  },
  {
    ...{ id: 'own-b', name: { 'zh-CN': '问到货', en: 'Arrival' }, rules: [], kinds: [], topics: [], shortcuts: ['dh'] },
    texts: {
      'zh-CN': { public: ['您好，{{ask:到货时间}}前给您送到，谢谢。'], dm: null },
      en: { public: [], dm: null },
    },
  },
];

describe.each(['chromium', 'firefox'] as const)('shortcuts on a site in %s', (name) => {
  let site: OpenSite;
  let stub: StubMonitor;
  let browser: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    site = await openSite(name, () => ({ body: renderStage([POST]) }));
    ({ stub, browser } = site);
    await browser.runOwn(
      `(globalThis.browser ?? chrome).storage.local.set({ ownTemplates: ${JSON.stringify(OWN)} }).then(() => true)`,
    );
  });
  afterAll(async () => {
    await site?.close();
  });
  beforeEach(async () => {
    const mention = makeMention(2, Date.now(), {
      postKey: POST_KEY,
      analysis: { level: 'orange', urgency: 'important', topic: 'quality' },
      answerDueAt: Date.now() + 300_000,
    });
    stub.state.mentions.set(mention.id, mention);
    page = await browser.newPage();
    await page.goto('https://weibo.com/');
    await waitForTrue(page, `document.querySelector('earshot-chip')`);
    await page.click('article .woo-font--comment');
    await page.click('article textarea');
    // The part that hears shortcuts is put into the page with the first focus.
    await waitForTrue(page, `document.querySelectorAll('earshot-tool').length === 2`);
  });
  afterEach(async () => {
    await page.close();
  });
  const setSettings = (settings: object) =>
    browser.runOwn(`(async () => { const api = globalThis.browser ?? chrome; const { settings } = await api.storage.local.get('settings');
      await api.storage.local.set({ settings: { ...settings, ...${JSON.stringify(settings)} } }); await new Promise((done) => setTimeout(done, 300)); return true; })()`);

  test('what is begun is offered, and in whole it fills the box with the customer’s name; nothing is sent', async () => {
    await page.type('/t');
    await waitForTrue(page, `${READ_TOOLS}.includes('退款说明')`);
    await page.type('k');
    await waitForTrue(
      page,
      `${BOX}.value === '您好，@阿柚不加糖，退款今天18点前到账，给您添麻烦了，非常抱歉，谢谢您。'`,
    );
    await waitForTrue(page, `${READ_TOOLS}.includes('已填入')`);
    expect(await page.evaluate<number>(`document.querySelectorAll('.sent').length`)).toBe(0);
    await page.press('Control+z');
    await waitForTrue(page, `${BOX}.value === '/tk'`);
  });

  test('one that asks for something opens in the picker, and the box stays as it was typed', async () => {
    await page.type('/dh');
    await waitForTrue(page, `${READ_TOOLS}.includes('到货时间')`);
    expect(await page.evaluate<string>(`${BOX}.value`)).toBe('/dh');
    await page.click('earshot-tool >>> .ask input');
    await page.type('明天中午');
    await waitForTrue(page, `${READ_TOOLS}.includes('明天中午')`);
    await page.press('Escape');
    await waitForTrue(page, `!${READ_TOOLS}.includes('明天中午')`);
    // What was written over the post is there again, also after the page was closed.
    await page.goto('https://weibo.com/');
    await waitForTrue(page, `document.querySelector('earshot-chip')`);
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('/');
    await waitForTrue(page, `${READ_TOOLS}.includes('明天中午')`);
    await page.press('Escape');
  });

  test('a changed setting holds at once: Tab, a site left out, and off', async () => {
    await setSettings({ shortcutTrigger: 'tab' });
    await page.type('tk');
    await waitForTrue(page, `${READ_TOOLS}.includes('按 Tab 填入“退款说明”')`);
    await page.press('Tab');
    await waitForTrue(page, `${BOX}.value.startsWith('您好，@阿柚不加糖')`);
    await setSettings({ shortcutTrigger: 'slash', shortcutOffSites: ['weibo'] });
    await page.evaluate(`${BOX}.select()`);
    await page.type('/tk');
    await new Promise((done) => setTimeout(done, 500));
    expect(await page.evaluate<string>(`${BOX}.value`)).toBe('/tk');
    await setSettings({ shortcutTrigger: 'slash', shortcutOffSites: [] });
  });
});
