import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SiteBrowser, type SitePage, waitForTrue } from '../browser/drive-page.ts';
import { type OpenSite, openSite, READ_TOOLS } from '../browser/open-site.ts';
import { makeMention } from '../browser/stub/make-mention.ts';
import type { StubMonitor } from '../browser/stub/stub-monitor.ts';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';

const POST: StagePost = {
  bid: 'z0JH2lOMb',
  uid: '1234567890',
  name: '西瓜味的风',
  text: '新锐手机充电的时候冒烟了',
  title: '2026-03-10 11:55',
  ago: '4分钟前',
};
const KEY = 'weibo:3501756485200075';
const CHIP = `document.querySelector('earshot-chip')?.shadowRoot.querySelector('button')`;
const FILL_ENABLED = `[...document.querySelectorAll('earshot-tool')].some((tool) => tool.shadowRoot.querySelector('.foot .btn:nth-child(2):not(:disabled)'))`;

/** The head of the site as it names who is signed in, and a comment below the post. Structures that we built. */
const signedInAs = (name: string): string =>
  `<nav class="woo-tab-nav"><a href="/u/9876543210" title="${name}">${name}</a></nav>`;
const commentBy = (name: string): string =>
  `<div class="wbpro-list"><div class="item1"><div class="item1in"><div class="con1"><div class="text"><a href="/u/9876543210" usercard="9876543210">${name}</a>:<span>您好，我们马上核实</span></div><div class="info"><div>刚刚 来自上海</div></div></div></div></div></div>`;

describe.each(['chromium', 'firefox'] as const)('whose account it is, in %s', (name) => {
  let site: OpenSite;
  let stub: StubMonitor;
  let browser: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    const stage = renderStage([POST]);
    site = await openSite(name, ({ pathname }) => {
      if (pathname === '/private') return { body: stage.replace('<main>', `${signedInAs('小李自己')}<main>`) };
      if (pathname === '/brand') return { body: stage.replace('<main>', `${signedInAs('新锐客服')}<main>`) };
      if (pathname === '/answered') return { body: stage.replace('</article>', `${commentBy('新锐客服')}</article>`) };
      return { body: stage.replace('</article>', `${commentBy('路人甲')}</article>`) };
    });
    ({ stub, browser } = site);
  });
  afterAll(async () => {
    await site?.close();
  });
  beforeEach(async () => {
    const analysis = { level: 'red', urgency: 'critical', topic: 'safety' } as const;
    const mention = makeMention(1, Date.now(), { postKey: KEY, analysis, answerDueAt: Date.now() + 300_000 });
    stub.state.mentions.set(mention.id, mention);
    stub.tell('mention.updated', mention.id, mention);
    page = await browser.newPage();
  });
  afterEach(async () => {
    await page.close();
  });
  const mention = () => [...stub.state.mentions.values()].find(({ postKey }) => postKey === KEY);

  async function openPicker(path: string): Promise<void> {
    await page.goto(`https://weibo.com${path}`);
    await waitForTrue(page, `${CHIP} !== undefined`);
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('只填公开')`);
  }

  test('a private account is named before anything is filled, and can be stood by', async () => {
    await openPicker('/private');
    await waitForTrue(page, `${READ_TOOLS}.includes('小李自己')`);
    expect(await page.evaluate<boolean>(FILL_ENABLED)).toBe(false);
    await page.click('earshot-tool >>> [data-do=accept-account]');
    await waitForTrue(page, FILL_ENABLED);
    expect(await page.evaluate<boolean>(`${READ_TOOLS}.includes('小李自己')`)).toBe(false);
    await page.click('earshot-tool >>> .foot .btn:nth-child(2)');
    await waitForTrue(page, `document.querySelector('article textarea')?.value.length > 10`);
  });

  test('the brand’s own account is not spoken of', async () => {
    await openPicker('/brand');
    await waitForTrue(page, FILL_ENABLED);
    expect(await page.evaluate<boolean>(`${READ_TOOLS}.includes('登录')`)).toBe(false);
  });

  test('a post that the brand’s account has answered already turns green, and its clock stops', async () => {
    await page.goto('https://weibo.com/answered');
    await expect
      .poll(mention, { timeout: 15_000 })
      .toMatchObject({ state: 'answered', answeredHow: 'page', answeredAt: expect.any(Number) });
    await waitForTrue(page, `${CHIP}?.className === 'green'`);
  });

  test('what somebody else wrote below it stops nothing', async () => {
    await page.goto('https://weibo.com/other');
    await waitForTrue(page, `${CHIP}?.className === 'red'`);
    await new Promise((done) => setTimeout(done, 1500));
    expect(mention()?.state).toBe('open');
  });
});
