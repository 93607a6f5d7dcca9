import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';
import { type SiteBrowser, type SitePage, waitForTrue } from './drive-page.ts';
import { type OpenSite, openSite, READ_TOOLS } from './open-site.ts';
import { lockedWording } from './stub/locked-wording.ts';
import { makeMention } from './stub/make-mention.ts';
import type { StubMonitor } from './stub/stub-monitor.ts';

const SMOKE: StagePost = {
  bid: 'z0JH2lOMb',
  uid: '1234567890',
  name: '西瓜味的风',
  text: '新锐手机充电的时候冒烟了！！！客服电话一直打不通',
  title: '2026-03-10 11:55',
  ago: '4分钟前',
};
const LINE: StagePost = {
  bid: 'N8kQzAbCd',
  uid: '2222222222',
  name: '阿柚不加糖',
  text: '新锐屏幕第一天就有绿线，退货还要我出运费',
  title: '2026-03-10 11:53',
  ago: '7分钟前',
};
const WEATHER: StagePost = {
  bid: 'N8kQzAbCe',
  uid: '3333333333',
  name: '数码阿杰',
  text: '今天天气真好',
  title: '2026-03-10 11:43',
  ago: '12分钟前',
};
const SMOKE_KEY = 'weibo:3501756485200075';
const LINE_KEY = 'weibo:4919867638624461';

/** Comments as Bilibili's components hold them: the number of a comment is in the component's data and nowhere in the markup. */
const BILIBILI = `<!doctype html><meta charset="utf-8"><body><bili-comments></bili-comments><script>
const grow = (tag, parent, inner) => { const element = document.createElement(tag); const root = element.attachShadow({ mode: 'open' }); root.innerHTML = inner; parent.append(element); return element; };
const comments = document.querySelector('bili-comments').attachShadow({ mode: 'open' });
setTimeout(() => { for (const rpid of ['200000000001', '200000000002']) { const thread = grow('bili-comment-thread-renderer', comments, '');
  const comment = grow('bili-comment-renderer', thread.shadowRoot, '<div id="header"><div id="user-name"><a href="//space.bilibili.com/7">西瓜味的风</a></div></div>');
  grow('bili-rich-text', comment.shadowRoot, '<p id="contents">充电冒烟了</p>');
  comment.__data = { rpid_str: rpid, member: { uname: '西瓜味的风', mid: '7' }, content: { message: '充电冒烟了' }, ctime: 1773111600, like: 3, rcount: 0 }; } }, 300);
</script></body>`;

/** A site that renamed everything: only its permalinks are left. */
const CHANGED = `<!doctype html><meta charset="utf-8"><body><main>${[1, 2, 3].map((n) => `<div class="q${n}"><a href="/ann${n}">Ann ${n}</a><p>Charger smoked ${n}</p><a href="/ann${n}/status/190000000000000000${n}"><time datetime="2026-03-10T03:5${n}:00Z">5m</time></a></div>`).join('')}</main></body>`;
const FORUM =
  '<!doctype html><meta charset="utf-8"><title>Forum</title><body><div class="row"><b>melon</b><p>Xinrui charger smoked and nobody answers</p></div></body>';

const CHIPS = `[...document.querySelectorAll('earshot-chip')].map((chip) => chip.shadowRoot.querySelector('button'))`;
const CHIP_OF = (article: number) =>
  `document.querySelectorAll('article')[${article}].querySelector('earshot-chip')?.shadowRoot.querySelector('button')`;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CSP = "default-src 'none'; style-src 'self'; script-src 'none'; img-src 'none'; base-uri 'none'";

describe.each(['chromium', 'firefox'] as const)('the overlay in %s', (name) => {
  let site: OpenSite;
  let stub: StubMonitor;
  let browser: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    site = await openSite(
      name,
      (url) => {
        if (url.hostname === 'www.bilibili.com') return { body: BILIBILI };
        if (url.hostname === 'x.com') return { body: CHANGED };
        if (url.hostname === 'forum.example') return { body: FORUM };
        if (url.pathname === '/strict')
          return { body: renderStage([SMOKE, LINE], { scripts: false }), headers: { 'content-security-policy': CSP } };
        if (url.pathname === '/dark') return { body: renderStage([SMOKE, LINE], { dark: true }) };
        return { body: renderStage([SMOKE, LINE, WEATHER]) };
      },
      ['weibo.com', 'x.com', 'forum.example', 'www.bilibili.com'],
    );
    ({ stub, browser } = site);
  });
  afterAll(async () => {
    await site?.close();
  });
  beforeEach(async () => {
    stub.state.tickets.clear();
    for (const [number, postKey, level, urgency] of [
      [1, SMOKE_KEY, 'red', 'critical'],
      [2, LINE_KEY, 'orange', 'important'],
    ] as const) {
      const analysis = { level, urgency, topic: 'safety' } as const;
      const mention = makeMention(number, Date.now(), { postKey, analysis, answerDueAt: Date.now() + 300_000 });
      stub.state.mentions.set(mention.id, mention);
      stub.tell('mention.updated', mention.id, mention);
    }
    page = await browser.newPage();
  });
  afterEach(async () => {
    await page.close();
  });

  async function openStage(path = '/'): Promise<void> {
    await page.goto(`https://weibo.com${path}`);
    await waitForTrue(page, `${CHIPS}.length >= 2`);
  }
  const mentionOf = (postKey: string) => [...stub.state.mentions.values()].find((one) => one.postKey === postKey);

  test('a chip says level and time left in words and colour, beside the post and nowhere else', async () => {
    await openStage();
    const chips = await page.evaluate<{ text: string; label: string; look: string }[]>(
      `${CHIPS}.map((button) => ({ text: button.innerText, label: button.getAttribute('aria-label'), look: button.className }))`,
    );
    expect(chips).toHaveLength(2);
    expect(chips[0]).toMatchObject({
      look: 'red',
      text: expect.stringMatching(/^[45]:\d\d$/u),
      label: expect.stringContaining('特急 · 安全'),
    });
    expect(chips[1]).toMatchObject({ look: 'orange' });
    const inside = await page.evaluate<boolean>(
      `(() => { const post = document.querySelector('article').getBoundingClientRect(); const chip = ${CHIPS}[0].getBoundingClientRect(); return chip.left >= post.left && chip.right <= post.right && chip.top >= post.top && chip.bottom <= post.bottom; })()`,
    );
    expect(inside).toBe(true);
  });

  test('nothing on the page moves when chips come', async () => {
    await page.goto('https://weibo.com/');
    const measure = `JSON.stringify([...document.querySelectorAll('article, header, footer')].map((e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }))`;
    await waitForTrue(page, `${CHIPS}.length >= 2`);
    const withChips = await page.evaluate<string>(measure);
    await page.evaluate(`document.querySelectorAll('earshot-chip').forEach((chip) => chip.remove())`);
    expect(await page.evaluate<string>(measure)).toBe(withChips);
  });

  test.each(['/', '/dark'])('axe finds nothing in chip, bar and picker on %s', async (path) => {
    await openStage(path);
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.evaluate(`${AXE};1`);
    const run = `axe.run({ include: [['earshot-chip'], ['earshot-tool']] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`;
    expect(await page.evaluate<string[]>(run)).toEqual([]);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('只填公开')`);
    await new Promise((done) => setTimeout(done, 300));
    expect(await page.evaluate<string[]>(run)).toEqual([]);
    await page.press('Escape');
    await waitForTrue(page, `!${READ_TOOLS}.includes('只填公开')`);
  });

  test('a strict policy of the page takes no style away', async () => {
    await openStage('/strict');
    const look = await page.evaluate<{ radius: string; ground: string }>(
      `(() => { const style = getComputedStyle(${CHIPS}[0]); return { radius: style.borderTopLeftRadius, ground: style.backgroundColor }; })()`,
    );
    expect(look).toEqual({ radius: '999px', ground: 'rgb(253, 231, 232)' });
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('建工单')`);
  });

  test('at red level the answer waits for the word of a lead or PR, and then goes into the box', async () => {
    const canFill = `[...document.querySelectorAll('earshot-tool')].some((tool) => tool.shadowRoot.querySelector('.foot .btn.p:not(:disabled)'))`;
    const all = stub.state.permissions;
    const asWho = (permissions: typeof all): void => {
      stub.state.permissions = permissions;
      stub.tell('case.updated', 'case-1', {});
    };
    asWho(all.filter((one) => one !== 'replies.approve'));
    try {
      const mayApprove = `(async () => (await (globalThis.browser ?? chrome).storage.local.get('brands')).brands.permissions.includes('replies.approve'))()`;
      await expect.poll(() => browser.runOwn(mayApprove), { timeout: 10_000 }).toBe(false);
      await openStage();
      await page.click('earshot-chip >>> button');
      await waitForTrue(page, `${READ_TOOLS}.includes('建工单')`);
      await page.press('r');
      await waitForTrue(page, `${READ_TOOLS}.includes('要先由组长或公关同意')`);
      expect(await page.evaluate<boolean>(canFill)).toBe(false);
      await page.click('earshot-tool >>> .note .btn');
      await waitForTrue(page, `${READ_TOOLS}.includes('已送审')`);
      expect(await page.evaluate<boolean>(canFill)).toBe(false);
      const [asked] = stub.state.approvals;
      expect(asked?.text.length).toBeGreaterThan(10);
      const { id, mentionId } = asked!;
      const who = { askedBy: 'p-wang', decidedBy: 'p-zhao' };
      const decide = (state: 'approved' | 'refused', note: string | null): void => {
        stub.state.approvals = [{ ...asked!, ...who, state, note, decidedAt: Date.now() }];
        stub.tell('approval.decided', mentionId, { id, mentionId, state, ...who });
      };
      decide('refused', '语气太硬');
      await waitForTrue(page, `${READ_TOOLS}.includes('赵一鸣 没有同意：语气太硬')`);
      expect(await page.evaluate<boolean>(canFill)).toBe(false);
      decide('approved', null);
      await waitForTrue(page, `${READ_TOOLS}.includes('赵一鸣 已同意')`);
      expect(await page.evaluate<boolean>(canFill)).toBe(true);
    } finally {
      stub.state.approvals = [];
      asWho(all);
    }
  });

  test('posts behind shadow roots, named only in the data of their components, are found', async () => {
    const mention = makeMention(3, Date.now(), { postKey: 'bilibili:200000000002', answerDueAt: Date.now() + 300_000 });
    stub.state.mentions.set(mention.id, mention);
    await page.goto('https://www.bilibili.com/video/BV1xx411c7mD');
    const chips = `[...document.querySelector('bili-comments').shadowRoot.querySelectorAll('bili-comment-thread-renderer')].map((thread) => !!thread.shadowRoot.querySelector('bili-comment-renderer').shadowRoot.querySelector('earshot-chip'))`;
    await waitForTrue(page, `${chips}.includes(true)`);
    expect(await page.evaluate<boolean[]>(chips)).toEqual([false, true]);
  });

  test('selected text becomes a ticket on a page that no adapter knows', async () => {
    await page.goto('https://forum.example/thread?id=5&session=SECRET');
    await page.evaluate(
      `(() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('p')); const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range); })()`,
    );
    await browser.runOwn(`(async () => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [tab] = await api.tabs.query({ url: 'https://forum.example/*' });
      await api.scripting.executeScript({ target: { tabId: tab.id }, files: ['/selection.js'] });
      const body = { mentionId: null, postKey: null, selection: null, shot: { dataUrl: null, why: { 'zh-CN': '没有', en: 'none' } } };
      await api.tabs.sendMessage(tab.id, { tell: 'do.ticket', body });
    })()`);
    await expect
      .poll(() => [...stub.state.tickets.values()], { timeout: 10_000 })
      .toMatchObject([
        {
          site: 'forum.example',
          problem: 'Xinrui charger smoked and nobody answers',
          permalink: 'https://forum.example/thread?id=5',
          evidenceCount: 3,
        },
      ]);
  });

  test('a site that renamed everything still gives tickets, by its permalinks', async () => {
    await page.goto('https://x.com/search');
    await new Promise((done) => setTimeout(done, 3500));
    await page.hover('.q2');
    await waitForTrue(page, `document.querySelector('.q2 earshot-chip')`);
    await page.click('.q2 earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('建工单')`);
    await page.press('t');
    await expect
      .poll(() => [...stub.state.tickets.values()], { timeout: 10_000 })
      .toMatchObject([
        {
          site: 'x',
          postKey: 'x:1900000000000000002',
          permalink: 'https://x.com/ann2/status/1900000000000000002',
          customer: { name: 'Ann 2' },
        },
      ]);
    // It is told once, with what still works: counts and a hash, no word of the page.
    await expect
      .poll(() => browser.runOwn(`(globalThis.browser ?? chrome).storage.local.get('siteHealth')`), { timeout: 10_000 })
      .toMatchObject({ siteHealth: { x: { site: 'x', broken: ['posts'], posts: 0, byLink: 3 } } });
  });

  test('a script of the page cannot press the chip', async () => {
    await openStage();
    await page.evaluate(
      `(() => { const button = ${CHIPS}[0]; button.click(); button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true })); button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })); })()`,
    );
    await new Promise((done) => setTimeout(done, 400));
    expect(await page.evaluate<number>(`document.querySelectorAll('earshot-tool').length`)).toBe(0);
  });

  test('a row that the site recycles for another post gets the mark of that post', async () => {
    await openStage();
    await page.evaluate(
      `(() => { const [first, , third] = document.querySelectorAll('article'); const link = first.querySelector('a[class*="_time_"]'); link.setAttribute('href', third.querySelector('a[class*="_time_"]').getAttribute('href')); first.querySelector('[class*="_wbtext_"]').textContent = '今天天气真好'; })()`,
    );
    await waitForTrue(page, `!${CHIP_OF(0)}`);
    expect(await page.evaluate<string>(`${CHIP_OF(1)}.className`)).toBe('orange');
  });

  test('posts that come later get theirs, and navigation without a new document keeps working', async () => {
    await openStage();
    await page.evaluate(
      `(() => { const [first] = document.querySelectorAll('article'); const copy = first.cloneNode(true); copy.querySelectorAll('earshot-chip').forEach((chip) => chip.remove()); history.pushState({}, '', '/hot'); document.querySelector('main').replaceChildren(copy); })()`,
    );
    await waitForTrue(page, `document.querySelectorAll('article').length === 1 && ${CHIP_OF(0)}?.className === 'red'`);
  });

  test('a page that removes what is ours is not fought for ever', async () => {
    await openStage();
    await page.evaluate(
      `(() => { window.removed = 0; new MutationObserver((records) => { for (const { addedNodes } of records) for (const node of addedNodes) if (/^EARSHOT/.test(node.nodeName)) { node.remove(); window.removed += 1; } }).observe(document, { childList: true, subtree: true }); })()`,
    );
    await page.click('earshot-chip >>> button');
    await new Promise((done) => setTimeout(done, 1500));
    const once = await page.evaluate<number>('window.removed');
    await new Promise((done) => setTimeout(done, 1500));
    expect(await page.evaluate<number>('window.removed')).toBe(once);
    expect(once).toBeLessThan(20);
  });

  test('reply: the picker fills the box of the post, sends nothing, and the post is claimed', async () => {
    await openStage();
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('只填公开')`);
    await page.click('earshot-tool >>> .foot .btn:nth-child(2)');
    await waitForTrue(page, `document.querySelector('article textarea')?.value.length > 20`);
    expect(await page.evaluate<number>(`document.querySelectorAll('.sent').length`)).toBe(0);
    await expect.poll(() => mentionOf(SMOKE_KEY)?.state).toBe('claimed');
  });

  test('SOC-2: the locked wording of an open case stands first in the picker', async () => {
    stub.state.wordings = [lockedWording()];
    stub.tell('case.updated', 'case-1', {});
    await openStage();
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('统一口径 · 案件 #7')`);
    await page.click('earshot-tool >>> .foot .btn:nth-child(1)');
    // In the words of this site, and nothing added.
    await waitForTrue(page, `document.querySelector('article textarea')?.value === '我们已关注，正在核查（微博）。'`);
    stub.state.wordings = [];
    stub.tell('case.closed', 'case-1', {});
  });

  test('the answer is recognised on the page when the person has sent it', async () => {
    await openStage();
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('只填公开')`);
    await page.click('earshot-tool >>> .foot .btn:nth-child(2)');
    await waitForTrue(page, `document.querySelector('article textarea')?.value.length > 20`);
    await page.click('article form button');
    await expect
      .poll(() => mentionOf(SMOKE_KEY), { timeout: 10_000 })
      .toMatchObject({ state: 'answered', answeredHow: 'page' });
    await waitForTrue(page, `${CHIP_OF(0)}?.className === 'green'`);
  });

  test('private data typed into the public box is named at once', async () => {
    await openStage();
    await page.click('article .woo-font--comment');
    await page.click('article textarea');
    await page.type('您的手机 13812345678 我们已记下');
    await waitForTrue(page, `${READ_TOOLS}.includes('手机号')`);
    await page.evaluate(`document.querySelector('article textarea').select()`);
    await page.type('您好，我们马上处理');
    await waitForTrue(page, `!${READ_TOOLS}.includes('手机号')`);
  });

  test('wording that the guard stops can be stood by, with a reason that is kept', async () => {
    await openStage();
    await page.click('article .woo-font--comment');
    await page.click('article textarea');
    await page.type('给个五星好评送您红包哦');
    await waitForTrue(page, `${READ_TOOLS}.includes('仍要发，写明理由')`);
    await page.click('earshot-tool >>> .guard .grow > .btn');
    await page.click('earshot-tool >>> .guard input');
    await page.type('引用客户原话');
    await page.click('earshot-tool >>> .guard .acts:last-child .btn');
    await waitForTrue(page, `!${READ_TOOLS}.includes('仍要发')`);
    await expect
      .poll(() => stub.state.guardDecisions, { timeout: 10_000 })
      .toMatchObject([
        { type: 'paid-praise', reason: '引用客户原话', site: 'weibo', mentionId: mentionOf(SMOKE_KEY)?.id },
      ]);
  });

  test('one click makes one ticket with evidence, and it can be taken back', async () => {
    await openStage();
    await page.evaluate(`document.querySelector('article a[class*="_time_"]').href += '?xsec_token=SECRET'`);
    await page.click('earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('建工单')`);
    await page.press('t');
    await waitForTrue(page, `/工单.*已建好，证据 3 项/.test(${READ_TOOLS})`);
    await expect.poll(() => stub.state.tickets.size, { timeout: 10_000 }).toBe(1);
    const [ticket] = stub.state.tickets.values();
    expect(ticket).toMatchObject({
      postKey: SMOKE_KEY,
      permalink: 'https://weibo.com/1234567890/z0JH2lOMb',
      problem: SMOKE.text,
      customer: { name: '西瓜味的风' },
      evidenceCount: 3,
    });
    await page.click('earshot-tool >>> .toast button:nth-of-type(2)');
    await waitForTrue(page, `${READ_TOOLS}.includes('已撤销')`);
  });

  test('a post without a mark shows a quiet chip under the pointer, and a ticket can be made of it', async () => {
    await openStage();
    await page.hover('article:nth-child(3)');
    await waitForTrue(page, `${CHIP_OF(2)}?.className === 'quiet'`);
    await page.click('article:nth-child(3) earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('建工单')`);
    await page.press('t');
    await expect
      .poll(() => [...stub.state.tickets.values()].map(({ problem }) => problem), { timeout: 10_000 })
      .toEqual(['今天天气真好']);
  });
});
