import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from './find-faults.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { openPrScene, pairingCodeOf } from './pr-scene.ts';

type Scene = Awaited<ReturnType<typeof openPrScene>>;

async function go(panel: OwnPage, hash: string): Promise<void> {
  await panel.run((to) => {
    location.hash = to;
  }, hash);
}

describe.each(['chromium', 'firefox'] as const)('the PR desk in %s, against a real monitor', (name) => {
  let scene: Scene;
  let browser: DrivenBrowser;
  let panel: OwnPage;

  beforeAll(async () => {
    scene = await openPrScene();
    browser = await driveBrowser(name);
    panel = await browser.open('sidepanel.html');
    await waitForText(panel, '单机使用');
    await pairByHand(browser, scene.baseUrl, await pairingCodeOf(scene, scene.people.pr.person.id));
    await waitForText(panel, '冒烟');
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  it('a story shows the numbers that made its level, who started it, and how far it spread', async () => {
    await go(panel, '#/pr/stories');
    await waitForText(panel, /红色[\s\S]*5 帖[\s\S]*云雀充电器冒烟/);
    await go(panel, `#/story/${scene.storyId}`);
    await waitForText(panel, /红色 1\s*橙色 3\s*黄色 1/);
    await waitForText(panel, '“冒烟”涉及安全风险');
    await waitForText(panel, /5 位[\s\S]*待回应 5/);
    const text = await panel.text();
    expect(text.indexOf('西瓜味的风')).toBeLessThan(text.indexOf('数码阿杰'));
  });

  it('a burst shows what is usual and what came', async () => {
    await go(panel, '#/pr/bursts');
    await waitForText(panel, '60 分钟内 34 条负面，往常约 4.2 条，是平时的 8.1 倍');
    await go(panel, `#/burst/${scene.burstId}`);
    await waitForText(panel, '可能性约 2e-9');
  });

  it('the monitoring table shows who answers and what came of it, and follows what others do', async () => {
    await go(panel, '#/pr/table');
    await waitForText(panel, /云雀充电器充电的时候冒烟[\s\S]*微博[\s\S]*负面[\s\S]*待回应/);
    const { social } = scene.people;
    const { items } = await social.client.listMonitored({ query: { site: ['zhihu'] } });
    const params = { id: items[0]?.mention.id ?? '' };
    await social.client.claimMention({ params });
    await waitForText(panel, /陈工[\s\S]*刘晓[\s\S]*处理中/);
    await social.client.releaseMention({ params });
    await waitForText(panel, '刘晓', false);
  });

  it('a case opens from its story, with a checklist whose boxes are ticked with what was done', async () => {
    await go(panel, `#/story/${scene.storyId}`);
    await waitForText(panel, '开启案件');
    await panel.click('[data-do=open-case]');
    await waitForText(panel, /案件 #1[\s\S]*清单[\s\S]*0\/7/);
    await panel.click('[data-step=first-plan] input[type=checkbox]');
    await panel.type('[data-step=first-plan] textarea', '停售并联系当事人');
    await panel.click('[data-step=first-plan] .primary');
    await waitForText(panel, /1\/7[\s\S]*王敏[\s\S]*停售并联系当事人/);
  });

  it('the guard judges a wording while it is written; the seats lock it; everybody sees where it was posted', async () => {
    await panel.click('[data-do=draft]');
    await panel.type('form textarea', '请致电 13812345678 反馈。');
    await waitForText(panel, '公开回复里不能出现手机号');
    expect(await panel.run(() => document.querySelector<HTMLButtonElement>('form .primary')?.disabled, null)).toBe(
      true,
    );
    await panel.type('form textarea', '我们已关注到此事，正在核查，24 小时内公布进展。');
    await waitForText(panel, '公开回复里不能出现手机号', false);
    await panel.click('form .primary');
    await waitForText(panel, /先行回应[\s\S]*第 1 版[\s\S]*待审批/);
    await panel.click('[data-do=agree]');
    await waitForText(panel, '王敏 同意');
    // The lawyer agrees from elsewhere; this panel hears of it.
    const { items } = await scene.people.lead.client.listCases({ query: {} });
    const params = { id: items[0]?.id ?? '' };
    const [draft] = (await scene.people.lead.client.getCase({ params })).statements;
    const verdict = { params: { id: draft?.id ?? '' }, body: { agrees: true } };
    await scene.people.lead.client.judgeStatement(verdict);
    await waitForText(panel, /统一口径[\s\S]*陈立 同意/);
    await panel.type('.statement input[type=url]', 'https://weibo.com/yunque/N8kQzAbCd');
    await panel.click('.statement form button[type=submit]');
    await waitForText(panel, /发布在[\s\S]*王敏[\s\S]*微博/);
    await waitForText(panel, /负面占比[\s\S]*之前 24 小时[\s\S]*100%/);
  });

  it('a search finds by words and filters, and is kept with alerts', async () => {
    await go(panel, '#/pr/search');
    await waitForText(panel, '搜索听到的一切');
    await panel.type('input[data-search]', '温控');
    await panel.click('search form .primary');
    await waitForText(panel, '从电路看是温控问题');
    expect(await panel.text()).not.toContain('阿柚不加糖');
    await panel.click('[data-do=save-search]');
    await panel.click('.saved form .primary');
    await waitForText(panel, /温控[\s\S]*有新帖提醒我/);
    const { items } = await scene.people.pr.client.listSearches();
    expect(items).toMatchObject([{ name: '温控', filter: { q: '温控' }, alerts: true }]);
    await panel.click('.saved-search input[type=checkbox]');
    await expect
      .poll(async () => (await scene.people.pr.client.listSearches()).items[0]?.alerts, { timeout: 5_000 })
      .toBe(false);
    // Used, changed, and saved to the same name: no second one beside it.
    expect(await panel.text()).not.toContain('存到');
    await panel.click('.saved-search .btn');
    await panel.type('input[data-search]', '温控 电路');
    await panel.click('search form .primary');
    await waitForText(panel, '存到“温控”');
    await panel.click('[data-do=update-search]');
    await expect
      .poll(async () => (await scene.people.pr.client.listSearches()).items, { timeout: 5_000 })
      .toMatchObject([{ name: '温控', filter: { q: '温控 电路' }, alerts: false }]);
    await waitForText(panel, '存到', false);
  });

  it('axe finds nothing in the room, its story and the lists', async () => {
    const [open] = (await scene.people.pr.client.listCases({ query: {} })).items;
    const room = `#/case/${open?.id}`;
    for (const [hash, text] of [
      [room, '清单'],
      [`#/story/${scene.storyId}`, '扩散'],
      [`#/burst/${scene.burstId}`, '可能性'],
      ['#/pr/cases', '案件 #1'],
      ['#/pr/search', '温控'],
    ] as const) {
      await go(panel, hash);
      await waitForText(panel, text);
      expect(await findFaults(panel)).toEqual([]);
    }
  });
});
