import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Brand } from '../../shared/model/brand.ts';
import { renderStage, type StagePost } from '../fixtures/weibo-stage.ts';
import { runApi, type TestApi } from '../helpers/run-api.ts';
import { openSiteBrowser, type SiteBrowser, type SitePage, waitForTrue } from './drive-page.ts';
import { findFaults } from './find-faults.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { pairingCodeOf } from './pr-scene.ts';
import { serveHosts } from './serve-hosts.ts';

const POST: StagePost = {
  ...{ bid: 'N8kQzAbCd', uid: '2222222222', name: '阿柚不加糖', title: '2026-03-10 11:53', ago: '7分钟前' },
  text: '新锐屏幕第一天就有绿线，退货还要我出运费',
};
const BRANDS: readonly Brand[] = [
  { id: 'xinrui', name: '新锐', aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] },
  { id: 'yunque', name: '云雀', aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] },
];
const WORDS = '您好，这里是{{brand}}，给您添麻烦了，非常抱歉，退款今天18点前到账，谢谢您。';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const BYTES = Buffer.from(PNG, 'base64');
const IMAGE_ID = createHash('sha256').update(BYTES).digest('hex');
const BOX = `document.querySelector('article textarea')`;
const TOOL = `[...document.querySelectorAll('earshot-tool')].map((tool) => tool.shadowRoot.querySelector('.root').innerText).join('|')`;

describe.each(['chromium', 'firefox'] as const)('templates of the house in %s, against a real monitor', (name) => {
  let api: TestApi;
  let server: Awaited<ReturnType<typeof serveHosts>>;
  let ofLead: DrivenBrowser;
  let panel: OwnPage;
  let ofAgent: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    api = await runApi({ brands: BRANDS });
    await api.addMention({ postKey: 'weibo:4919867638624461', brandId: 'xinrui', site: 'weibo', text: POST.text });
    server = await serveHosts((url) => (url.pathname === '/favicon.ico' ? null : { body: renderStage([POST]) }));
    ofAgent = await openSiteBrowser(name, { hosts: ['weibo.com'], port: server.port });
    await ofAgent.pair(api.baseUrl, await pairingCodeOf(api, api.people.agent.person.id));
    page = await ofAgent.newPage();
    await page.goto('https://weibo.com/');
    ofLead = await driveBrowser(name);
    panel = await ofLead.open('sidepanel.html#/templates');
    await waitForText(panel, '新建');
  });
  afterAll(async () => {
    await page?.close();
    await ofLead?.close();
    await ofAgent?.close();
    await server?.close();
    await api?.close();
  });

  const stored = async () => (await api.people.auditor.client.listTemplates({ query: {} })).items;
  const clickButton = (text: string) =>
    panel.run((wanted) => {
      [...document.querySelectorAll('button')].find((one) => one.textContent === wanted)?.click();
    }, text);
  /** Types into the empty box of the post. */
  const typeInBox = async (text: string) => {
    await waitForTrue(page, `document.querySelector('earshot-chip')`);
    if (!(await page.evaluate<boolean>(`Boolean(${BOX})`))) await page.click('article .woo-font--comment');
    await page.click('article textarea');
    await waitForTrue(page, `document.querySelectorAll('earshot-tool').length === 2`);
    await page.evaluate(`(${BOX}.value = '', true)`);
    await page.type(text);
  };
  /** What becomes of the shortcut in the box. What was changed elsewhere comes over the stream: it is typed again until it is there. */
  const becomesOfShortcut = async () => {
    await typeInBox('/tk');
    await new Promise((done) => setTimeout(done, 700));
    return page.evaluate<string>(`${BOX}.value`);
  };

  it('alone, the choice of the team says what is missing', async () => {
    await panel.click('[data-do=new]');
    await waitForText(panel, '配对监听程序后，可以写团队和品牌的话术');
    expect(await panel.run(() => document.querySelector<HTMLInputElement>('[value=team]')?.disabled, null)).toBe(true);
    await clickButton('取消');
    await pairByHand(ofLead, api.baseUrl, await pairingCodeOf(api, api.people.lead.person.id));
    await waitForText(panel, '配对监听程序后', false);
  });

  it('a lead writes one for a brand, and it is filled with the brand’s name in the browser of a colleague', async () => {
    await panel.click('[data-do=new]');
    // What a person may do is known a moment after the pairing.
    await panel.click('[name=holder][value=brand]:enabled');
    await panel.type('[name=name]', '退款说明');
    await panel.type('[name=public]', WORDS);
    // Without a brand nothing can be saved.
    const isHeld = () => panel.run(() => document.querySelector<HTMLButtonElement>('form .primary')?.disabled, null);
    await expect.poll(isHeld).toBe(true);
    await panel.click('[name=brand][value=xinrui]');
    await panel.click('form details summary');
    await panel.type('[name=shortcuts]', 'tk');
    expect(await findFaults(panel)).toEqual([]);
    await panel.click('form .primary');
    await waitForText(panel, '已保存，配对的浏览器都会收到');
    await waitForText(panel, /退款说明\s*新锐/);
    const [row] = await stored();
    expect(row).toMatchObject({ createdBy: api.people.lead.person.id, template: { scope: { brandIds: ['xinrui'] } } });
    await expect.poll(becomesOfShortcut, { timeout: 15_000 }).toBe(WORDS.replace('{{brand}}', '新锐'));
    expect(await page.evaluate<number>(`document.querySelectorAll('.sent').length`)).toBe(0);
  });

  it('two who change it at once see both wordings; what the lead chooses is kept, with who and when', async () => {
    await panel.click('[data-holder=brand] .fold');
    await panel.click('[data-do=edit]');
    await panel.type('[name=public]', '您好，{{brand}}给您道歉，退款明天到账，谢谢您。');
    const [row] = await stored();
    if (!row) throw new Error('nothing is stored');
    const texts = { ...row.template.texts, 'zh-CN': { public: ['您好，退款已经到账，谢谢您。'], dm: null } };
    const items = [{ template: { ...row.template, texts }, seen: row.version }];
    await api.people.pr.client.saveTemplates({ body: { items } });
    await waitForText(panel, /退款已经到账[\s\S]*退款明天到账/);
    expect(await panel.run(() => document.querySelector<HTMLButtonElement>('form .primary')?.disabled, null)).toBe(
      true,
    );
    await panel.click('[data-take=mine]');
    await panel.click('form .primary');
    await expect
      .poll(async () => (await stored())[0]?.template.texts['zh-CN'].public[0], { timeout: 5_000 })
      .toContain('明天到账');
    await waitForText(panel, new RegExp(`${api.people.lead.person.name} · .* 修改`));
  });

  it('a picture of it is fetched by the colleague’s browser when it is wanted', async () => {
    const [row] = await stored();
    if (!row) throw new Error('nothing is stored');
    const { pr } = api.people;
    await pr.client.putTemplateImage({ params: { id: IMAGE_ID }, body: { data: PNG } });
    const image = {
      id: IMAGE_ID,
      name: '步骤.png',
      mediaType: 'image/png',
      width: 1,
      height: 1,
      bytes: BYTES.length,
    } as const;
    const items = [{ template: { ...row.template, images: [image] }, seen: row.version }];
    await pr.client.saveTemplates({ body: { items } });
    await waitForText(panel, '1 张图片');
    await expect
      .poll(
        async () => {
          await typeInBox('/tk');
          await new Promise((done) => setTimeout(done, 700));
          return page.evaluate<string>(TOOL);
        },
        { timeout: 15_000 },
      )
      .toContain('步骤.png');
    await waitForTrue(
      page,
      `[...document.querySelectorAll('earshot-tool')].some((tool) => tool.shadowRoot.querySelector('.pictures button.strong:not(:disabled)'))`,
    );
  });

  it('archived it is gone for everybody, restored it is there again', async () => {
    await panel.click('[data-do=archive]');
    await waitForText(panel, '已归档 1 条');
    await expect.poll(becomesOfShortcut, { timeout: 15_000 }).toBe('/tk');
    await panel.click('.archived summary');
    await panel.click('[data-do=restore]');
    await waitForText(panel, '已恢复');
    await expect.poll(async () => (await stored())[0]?.archivedAt, { timeout: 5_000 }).toBeNull();
  });

  it('whom it is not given to change reads it, with the sentence why, and may copy it', async () => {
    const options = await ofLead.open('options.html');
    await waitForText(options, '解除配对');
    await options.run(() => {
      [...document.querySelectorAll('button')].find((one) => one.textContent === '解除配对')?.click();
    }, null);
    await options.click('.btn.danger');
    await options.close();
    // What the house wrote leaves with the pairing.
    await waitForText(panel, '退款说明', false);
    await pairByHand(ofLead, api.baseUrl, await pairingCodeOf(api, api.people.agent.person.id));
    await waitForText(panel, /退款说明\s*新锐/);
    await panel.run(() => {
      const fold = document.querySelector<HTMLButtonElement>('[data-holder=brand] .fold');
      if (fold?.getAttribute('aria-expanded') === 'false') fold.click();
    }, null);
    await waitForText(panel, '要改请找他们，或复制成自己的');
    expect(await panel.run(() => document.querySelectorAll('[data-do=edit], [data-do=archive]').length, null)).toBe(0);
    await panel.click('[data-do=copy]');
    await waitForText(panel, '已复制成自己的');
    await waitForText(panel, '“tk”也是“退款说明”的简码');
  });

  it('without the monitor the colleague’s browser goes on filling it', async () => {
    await api.app.close();
    await page.goto('https://weibo.com/');
    await expect.poll(becomesOfShortcut, { timeout: 15_000 }).toBe('您好，新锐给您道歉，退款明天到账，谢谢您。');
  });
});
