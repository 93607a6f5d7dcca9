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
/** Nobody heard of it: it has no mark. */
const OTHER: StagePost = { ...POST, bid: 'N8kQzAbCe', uid: '3333333333', name: '数码阿杰', text: '快递到现在还没有到' };
const SECOND_BOX = `document.querySelector('article:nth-of-type(2) textarea')`;
/** The head of the site as it names who is signed in. */
const PRIVATE = '<nav class="woo-tab-nav"><a href="/u/9876543210" title="小李自己">小李自己</a></nav>';
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
    site = await openSite(name, ({ pathname }) => {
      const stage = renderStage([POST, OTHER]);
      return { body: pathname === '/private' ? stage.replace('<main>', `${PRIVATE}<main>`) : stage };
    });
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
    stub.tell('mention.updated', mention.id, mention);
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

  // Firefox's driver has no input method; there the rule is the same code.
  if (name === 'chromium')
    test('while an input method composes nothing is filled in; what it commits calls the template', async () => {
      await page.type('/');
      await page.compose?.('t');
      await page.compose?.('tk');
      // Nor is it filled into another box, where a script of the page says that it was composed.
      await page.evaluate(
        `(() => { document.querySelector('article:nth-of-type(2)').append(document.createElement('textarea')); const box = ${SECOND_BOX}; box.value = '/tk'; box.setSelectionRange(3, 3); box.dispatchEvent(new CompositionEvent('compositionend', { data: 'tk', bubbles: true, composed: true })); return true; })()`,
      );
      await new Promise((done) => setTimeout(done, 700));
      expect(await page.evaluate<string[]>(`[${BOX}.value, ${SECOND_BOX}.value]`)).toEqual(['/tk', '/tk']);
      await page.commit?.('tk');
      await waitForTrue(page, `${BOX}.value.startsWith('您好，@阿柚不加糖')`);
      // What a script of the page calls the end of a composition fills nothing.
      await page.evaluate(`${BOX}.select()`);
      await page.type('，');
      await page.evaluate(
        `(() => { const box = ${BOX}; box.value = '/tk'; box.setSelectionRange(3, 3); box.dispatchEvent(new CompositionEvent('compositionend', { data: 'tk', bubbles: true, composed: true })); return true; })()`,
      );
      await new Promise((done) => setTimeout(done, 500));
      expect(await page.evaluate<string>(`${BOX}.value`)).toBe('/tk');
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

  async function openBox(path: string): Promise<void> {
    await page.goto(`https://weibo.com${path}`);
    await waitForTrue(page, `document.querySelector('earshot-chip')`);
    await page.click('article .woo-font--comment');
    await page.click('article textarea');
    await waitForTrue(page, `document.querySelectorAll('earshot-tool').length === 2`);
  }
  async function openPicker(where: SitePage): Promise<void> {
    await where.click('earshot-chip >>> button');
    await waitForTrue(where, `${READ_TOOLS}.includes('回应')`);
    await where.press('/');
    await waitForTrue(where, `${READ_TOOLS}.includes('发送由您按下')`);
  }

  test('under a private account nothing is filled in until the person stands by it, as in the picker', async () => {
    await openBox('/private');
    await page.type('/tk');
    await waitForTrue(page, `${READ_TOOLS}.includes('没有填入') && ${READ_TOOLS}.includes('小李自己')`);
    expect(await page.evaluate<string>(`${BOX}.value`)).toBe('/tk');
    await waitForTrue(page, `${READ_TOOLS}.includes('发送由您按下')`);
    await page.click('earshot-tool >>> .pick [data-do=accept-account]');
    await page.press('Escape');
    await page.click('article textarea');
    await page.evaluate(`${BOX}.select()`);
    await page.type('/tk');
    await waitForTrue(page, `${BOX}.value.startsWith('您好，@阿柚不加糖')`);
  });

  test('what is written over one post never stands over another, and the first goes back to the others', async () => {
    await page.type('/dh');
    await waitForTrue(page, `${READ_TOOLS}.includes('到货时间')`);
    const mention = () => [...stub.state.mentions.values()].find(({ postKey }) => postKey === POST_KEY);
    await expect.poll(() => mention()?.state).toBe('claimed');
    await page.click('earshot-tool >>> .ask input');
    await page.type('后天傍晚');
    await waitForTrue(page, `${READ_TOOLS}.includes('后天傍晚')`);
    await page.click('article:nth-of-type(2) .woo-font--comment');
    await page.click('article:nth-of-type(2) textarea');
    await page.type('/dh');
    await waitForTrue(page, `${READ_TOOLS}.includes('到货时间') && !${READ_TOOLS}.includes('后天傍晚')`);
    await expect.poll(() => mention()?.state).toBe('open');
    await page.press('Escape');
    await openPicker(page);
    await waitForTrue(page, `${READ_TOOLS}.includes('后天傍晚')`);
    await page.press('Escape');
  });

  test('own words live through a look at another template, and in a second window, until they were filled in', async () => {
    await openPicker(page);
    await page.type('问到货');
    await waitForTrue(page, `${READ_TOOLS}.includes('到货时间')`);
    await page.click('earshot-tool >>> .half .btn.g');
    await page.click('earshot-tool >>> .half textarea');
    await page.press('Control+a');
    await page.type('您好，非常抱歉，明早9点前给您送到，谢谢您。');
    const WORDS = `[...document.querySelectorAll('earshot-tool')].some((tool) => [...tool.shadowRoot.querySelectorAll('.half textarea')].some((box) => box.value.includes('明早9点')))`;
    const WORDS_WITH_SLASH = WORDS.replace("'明早9点'", "' /见公告'");
    await waitForTrue(page, WORDS);
    await page.click('earshot-tool >>> .head input');
    await page.press('Control+a');
    await page.type('退款说明');
    await waitForTrue(page, `${READ_TOOLS}.includes('退款今天18点') && !(${WORDS})`);
    // A slash in a box of ours is a slash, also where a word begins.
    await page.press('Control+a');
    await page.type('问到货');
    await waitForTrue(page, WORDS);
    await page.click('earshot-tool >>> .half textarea');
    await page.press('End');
    await page.type(' /见公告');
    await waitForTrue(page, WORDS_WITH_SLASH);
    const second = await browser.newPage();
    try {
      const kept = `chrome.runtime.sendMessage({ type: 'reply.kept', ask: { place: '${POST_KEY}' } }).then((answer) => JSON.stringify(answer))`;
      await expect.poll(() => browser.runOwn<string>(kept)).toContain('/见公告');
      await second.goto('https://weibo.com/');
      await waitForTrue(second, `document.querySelector('earshot-chip')`);
      await openPicker(second);
      await waitForTrue(second, WORDS);
      await second.click('earshot-tool >>> .foot .btn:nth-child(1)');
      await waitForTrue(second, `${BOX}?.value.includes('明早9点') && ${READ_TOOLS}.includes('已填入')`);
    } finally {
      await second.close();
    }
    await page.press('Escape');
    await openPicker(page);
    await new Promise((done) => setTimeout(done, 300));
    expect(await page.evaluate<boolean>(WORDS)).toBe(false);
    await page.press('Escape');
  });

  test('a ticket is made and taken back by keys alone', async () => {
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('t');
    await waitForTrue(page, `${READ_TOOLS}.includes('撤销')`);
    await page.press('Tab');
    await page.press('Enter');
    await waitForTrue(page, `${READ_TOOLS}.includes('已撤销')`);
  });

  test('the quiet button of a post stays away from the box that is written in', async () => {
    const quiet = `[...document.querySelectorAll('earshot-chip')].some((chip) => chip.shadowRoot.querySelector('.quiet'))`;
    await page.hover('article:nth-of-type(2) header');
    await waitForTrue(page, quiet);
    await page.click('article:nth-of-type(2) .woo-font--comment');
    await page.click('article:nth-of-type(2) textarea');
    await waitForTrue(page, `!(${quiet})`);
    // A box that opened right where the button stands is not covered either.
    await page.evaluate(
      `(() => { const box = ${SECOND_BOX}; Object.assign(box.style, { position: 'absolute', left: 0, top: 0, width: '900px', height: '900px', opacity: 0.2, pointerEvents: 'auto' }); box.blur(); document.querySelector('article:nth-of-type(2)').style.position = 'relative'; return true; })()`,
    );
    await page.hover('article:nth-of-type(2) textarea');
    await new Promise((done) => setTimeout(done, 700));
    expect(await page.evaluate<boolean>(quiet)).toBe(false);
  });

  test('a chip that no clock moves speaks another language at once, too', async () => {
    const mention = makeMention(2, Date.now(), { postKey: POST_KEY, state: 'answered', answeredAt: Date.now() });
    stub.state.mentions.set(mention.id, mention);
    stub.tell('mention.updated', mention.id, mention);
    const chip = `document.querySelector('earshot-chip')?.shadowRoot.querySelector('button').textContent`;
    await waitForTrue(page, `${chip} === '已回应'`);
    try {
      await setSettings({ language: 'en' });
      await waitForTrue(page, `${chip} === 'Answered'`);
    } finally {
      await setSettings({ language: 'zh-CN' });
    }
  });
});
