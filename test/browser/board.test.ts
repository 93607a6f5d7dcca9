import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../shared/model/permission.ts';
import { findFaults } from './find-faults.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { sampleWeeks } from './stub/sample-weeks.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

const DAY = 86_400_000;

describe.each(['chromium', 'firefox'] as const)('the board in %s', (name) => {
  const now = Date.now();
  const mentions = sampleWeeks(now, 600);
  let stub: StubMonitor;
  let browser: DrivenBrowser;
  let board: OwnPage;

  beforeAll(async () => {
    stub = await startStubMonitor(createStubState(mentions));
    browser = await driveBrowser(name);
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    board = await browser.open('board.html#range=week');
    await waitForText(board, '10 分钟内回应');
  });
  afterAll(async () => {
    await browser?.close();
    await stub?.stop();
  });

  const figure = (index: number) =>
    board.run((at) => document.querySelectorAll('.figure .value')[at]?.textContent ?? '', index);

  it('counts the mentions of the week', async () => {
    const bucket = DAY / 4;
    const to = Math.ceil(now / bucket) * bucket;
    const expected = mentions.filter((one) => one.publishedAt >= to - 7 * DAY && one.publishedAt < to).length;
    expect(await figure(2)).toBe(String(expected));
  });

  it('draws the chart and says the same in numbers', async () => {
    expect(await board.run(() => document.querySelector('.chart canvas') !== null, null)).toBe(true);
    const sum = await board.run(
      () =>
        [...document.querySelectorAll('.numbers td:nth-child(2) .open')].reduce(
          (all, one) => all + Number(one.textContent),
          0,
        ),
      null,
    );
    expect(String(sum)).toBe(await figure(2));
    expect(await board.run(() => document.querySelectorAll('.numbers .orange').length > 0, null)).toBe(true);
  });

  const list = () =>
    board.run(
      () => ({
        title: document.querySelector('#list-title')?.textContent ?? '',
        total: Number(/\d+/.exec(document.querySelector('.list-head .num')?.textContent ?? '')?.[0] ?? -1),
        rows: [...document.querySelectorAll('dialog.list li')].map((row) => row.textContent ?? ''),
      }),
      null,
    );

  it('opens the posts behind a number, the worst first, and "back" closes them', async () => {
    const late = await board.run(() => {
      const link = document.querySelector<HTMLButtonElement>('.figure .open');
      link?.click();
      return Number(/\d+/.exec(link?.textContent ?? '')?.[0]);
    }, null);
    await waitForText(board, /共 \d+ 条/);
    expect(await list()).toMatchObject({ title: '超时的回应', total: late });
    const times = (await list()).rows.map((row) => /超时 ([\d:]+(?: 小时 \d+ 分| 小时| 天)?)/.exec(row)?.[1] ?? '');
    expect(times.filter((time) => time === '')).toEqual([]);
    const address = await board.run(() => location.hash, null);
    expect(address).toContain('list=mentions.late');
    await board.run(() => history.back(), null);
    await expect.poll(() => board.run(() => document.querySelector('dialog') === null, null)).toBe(true);
    const again = await browser.open(`board.html${address}`);
    await waitForText(again, '超时的回应');
    await again.close();
  });

  it("opens what a median, a score and a person's time were counted of", async () => {
    const openers: readonly [string, string, string][] = [
      ['.figure:nth-of-type(2) .plain', '首次响应 中位 / P90', 'mentions.toAnswered'],
      ['.figure:nth-of-type(6) .plain', '满意度 CSAT', 'tickets.satisfaction'],
      ['.spent li:last-child .plain', '人 认领 → 回应', 'mentions.claimedToAnswered'],
    ];
    for (const [selector, title, wish] of openers) {
      await board.click(selector);
      await waitForText(board, /共 \d+ 条/);
      expect((await list()).title).toBe(title);
      expect(await board.run(() => location.hash, null)).toContain(`list=${wish}`);
      await board.press('Escape');
      await expect.poll(() => board.run(() => document.querySelector('dialog') === null, null)).toBe(true);
    }
  });

  it('counts the NPS, the costs and what is late in the improvement table', async () => {
    expect(await figure(6)).toBe('+44');
    const text = await board.run(() => document.body.innerText, null);
    expect(text).toMatch(/成本率\s+2\.2%\s+1\.9%/);
    await board.click('[data-cost=costs] button');
    await waitForText(board, /¥20,400[\s\S]*¥6,000[\s\S]*合计/);
    await board.press('Escape');
    await board.click('.figure:nth-of-type(7) .plain');
    await waitForText(board, /推荐 9–10[\s\S]*lark/);
    await board.press('Escape');
    const late = await board.run(
      () => [...document.querySelectorAll('td.bad')].map((cell) => cell.closest('tr')?.textContent ?? ''),
      null,
    );
    expect(late.filter((row) => row.startsWith('物流投诉'))).toHaveLength(1);
    expect(late.filter((row) => row.startsWith('首次回应'))).toEqual([]);
  });

  it('KPI-6: makes a measure of a cause, says how it went, and tells who may not that others do', async () => {
    await board.click('.measure');
    await waitForText(board, '新的优化措施');
    const step = await board.run(() => document.querySelector<HTMLTextAreaElement>('[data-field=step]')?.value, null);
    expect(step).toMatch(/及时率少 [\d.]+ 个百分点$/);
    await board.type('[data-field=action]', '晚班加一人');
    await board.run(() => document.querySelector<HTMLFormElement>('.improvement')?.requestSubmit(), null);
    await waitForText(board, /晚班加一人[\s\S]*未开始/);
    await board.run((wanted) => {
      const rows = [...document.querySelectorAll<HTMLButtonElement>('td .plain')];
      rows.find((one) => one.textContent === wanted)?.click();
    }, step);
    await waitForText(board, '效果与备注');
    await board.type('[data-field=remark]', '超时少了一半');
    expect(await findFaults(board)).toEqual([]);
    await board.run(() => document.querySelector<HTMLFormElement>('.improvement')?.requestSubmit(), null);
    await expect.poll(() => board.run(() => document.querySelector('dialog') === null, null)).toBe(true);
    expect(stub.state.improvements?.at(-1)).toMatchObject({ step, action: '晚班加一人', remark: '超时少了一半' });

    stub.state.permissions = ['mentions.read', 'tickets.read', 'people.read'];
    const reader = await browser.open('board.html#range=week');
    await waitForText(reader, '可以新增和改动措施');
    expect(await reader.run(() => document.querySelectorAll('.measure, .block .btn.ghost').length, null)).toBe(0);
    stub.state.permissions = PERMISSIONS;
    await reader.close();
  });

  it('KPI-2, KPI-3, KPI-5: says what moved a figure and whose, what rises, and how each is counted', async () => {
    await waitForText(board, /首次解决率\s*下降\s*78\.0%\s*85\.0%\s*−7\.0\s*85\.0%\s*联系渠道\s*在线客服\s*变差/);
    await board.click('[data-cause="handlerId:p-chen"] td:nth-child(2) button');
    await waitForText(board, /首次解决率 · 陈立/);
    expect(await board.run(() => location.hash, null)).toContain('list=tickets.firstContactRate&person=p-chen');
    await board.press('Escape');
    await waitForText(board, /陈立\s*另有 1 张不计\s*41\s*38\s*72\.0%\s*90\.0%/);
    await board.click('[data-term=绿线] button');
    await waitForText(board, /提到“绿线”的帖子\s*共 7 条/);
    await board.press('Escape');
    await board.click('.full .ask');
    await waitForText(board, '就标为下降（KPI-2）');
    expect(await findFaults(board)).toEqual([]);
  });

  it('opens the negative posts of a stretch', async () => {
    await board.run(() => {
      document.querySelector<HTMLDetailsElement>('.numbers')!.open = true;
    }, null);
    const wanted = await board.run(() => {
      const button = document.querySelector<HTMLButtonElement>('.numbers td:nth-child(3) .open:enabled');
      button?.click();
      return button?.textContent ?? '';
    }, null);
    await waitForText(board, new RegExp(`负面 · [\\s\\S]*共 ${wanted} 条`));
    await board.press('Escape');
  });

  it('is light on paper, with a chart that is no wider than the sheet, and comes back', async () => {
    const look = () =>
      board.run(
        () => ({
          theme: document.documentElement.dataset.theme ?? 'system',
          canvas: document.querySelector('.chart canvas')?.clientWidth ?? 0,
          place: document.querySelector('.chart')?.clientWidth ?? 0,
        }),
        null,
      );
    await board.run(() => {
      document.documentElement.dataset.theme = 'dark';
    }, null);
    const screen = await look();
    await board.run(() => {
      dispatchEvent(new Event('beforeprint'));
    }, null);
    const paper = await look();
    expect(paper.theme).toBe('light');
    expect(paper.canvas).toBeLessThanOrEqual(660);
    await board.run(() => {
      dispatchEvent(new Event('afterprint'));
    }, null);
    expect(await look()).toEqual(screen);
    expect(screen.canvas).toBe(screen.place);
  });

  it('counts one channel only, and keeps it in the address and its lists', async () => {
    const phone = await browser.open('board.html#range=week&channel=phone&calendar=cn-office');
    await waitForText(phone, '10 分钟内回应');
    const chosen = await phone.run(
      () => [...document.querySelectorAll<HTMLSelectElement>('.board-head select')].map((one) => one.value),
      null,
    );
    expect(chosen).toEqual(['week', 'phone', 'cn-office']);
    expect(await phone.run(() => document.querySelectorAll('.figure .value')[2]?.textContent, null)).toBe('0');
    await phone.run(() => document.querySelectorAll<HTMLButtonElement>('.figure .value .plain')[0]?.click(), null);
    await waitForText(phone, '没有一条');
    expect(await phone.run(() => location.hash, null)).toMatch(/channel=phone.*calendar=cn-office.*list=/);
    await phone.close();
  });

  it('draws itself as a picture of its figures', async () => {
    const size = await board.run(async () => {
      const taken = new Promise<Blob>((resolve) => {
        URL.createObjectURL = (blob) => {
          resolve(blob as Blob);
          return 'blob:none';
        };
      });
      HTMLAnchorElement.prototype.click = () => undefined;
      document.querySelector('.exports')?.setAttribute('open', '');
      document.querySelector<HTMLButtonElement>('[data-export="board.png"]')?.click();
      const { width, height } = await createImageBitmap(await taken);
      return [width, height];
    }, null);
    expect(size[0]).toBe(2160);
    expect(size[1]).toBeGreaterThan(1200);
  });

  it('keeps what is looked at in its address', async () => {
    const before = await figure(2);
    await board.run(() => {
      location.hash = '#range=day';
    }, null);
    await expect.poll(() => figure(2), { timeout: 10_000 }).not.toBe(before);
    const again = await browser.open('board.html#range=day');
    await waitForText(again, '10 分钟内回应');
    expect(await again.run(() => document.querySelector('select')?.value, null)).toBe('day');
    await again.close();
    const practice = await browser.open('board.html#range=day&drill=true');
    await waitForText(practice, '回到真实数据');
    expect(await practice.run(() => document.querySelector('.drill-sign')?.textContent, null)).toBe('演练');
    await practice.close();
  });
});
