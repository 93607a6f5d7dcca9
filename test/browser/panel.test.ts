import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { API_LEVEL } from '../../shared/api-level.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { importTemplates } from '../../shared/replies/exchange-templates.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { makeMention } from './stub/make-mention.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

async function open(panel: OwnPage, mentionId: string): Promise<void> {
  await panel.run((id) => {
    location.hash = `#/mention/${id}`;
  }, mentionId);
}

describe.each(['chromium', 'firefox'] as const)('the panel in %s', (name) => {
  let stub: StubMonitor;
  let browser: DrivenBrowser;
  let panel: OwnPage;

  beforeAll(async () => {
    stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
    browser = await driveBrowser(name);
    panel = await browser.open('sidepanel.html');
    await waitForText(panel, '单机使用');
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    await waitForText(panel, '冒烟');
    // The stream is open: what comes from now on is not in the first list.
    await waitForText(panel, '23 个来源在听');
  });
  beforeEach(async () => {
    await panel.run((hash) => {
      location.hash = hash;
    }, '#/mentions');
  });
  afterAll(async () => {
    await browser?.close();
    await stub?.stop();
  });

  it('was paired by the form; the token is with the extension only', async () => {
    expect(stub.state.tokens.size).toBe(1);
    const [token] = stub.state.tokens;
    expect(await panel.text()).not.toContain(token);
    expect(await panel.run(() => document.documentElement.outerHTML, null)).not.toContain(token);
  });

  it('shows the queue by what is due first, with level in words and time left', async () => {
    await waitForText(panel, /特急 · 安全[\s\S]*微博 · 西瓜味的风[\s\S]*\d:\d\d/);
    await waitForText(panel, '物流能不能快点');
    const text = await panel.text();
    expect(text.indexOf('冒烟')).toBeLessThan(text.indexOf('物流能不能快点'));
    expect(text).toContain('23 个来源在听');
  });

  it('counts what waits on the toolbar button', async () => {
    const read = () =>
      panel.run(
        () =>
          (
            globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string> } } }
          ).chrome.action.getBadgeText({}),
        null,
      );
    await expect.poll(read, { timeout: 10_000 }).toBe('5');
  });

  it('shows a new mention without being asked, and reports it as told exactly once', async () => {
    const fresh = makeMention(5001, Date.now(), {
      text: '新锐客服三天没回我，太失望了',
      answerDueAt: Date.now() + 60_000,
    });
    stub.state.mentions.set(fresh.id, fresh);
    stub.tell('mention.found', fresh.id, fresh);
    await waitForText(panel, '太失望了');
    await expect.poll(() => stub.state.told.filter((one) => one.id === fresh.id).length, { timeout: 5_000 }).toBe(1);
    stub.tell('mention.updated', fresh.id, fresh);
    await panel.run(() => new Promise((resolve) => setTimeout(resolve, 600)), null);
    expect(stub.state.told.filter((one) => one.id === fresh.id).length).toBe(1);
  });

  it('shows post text as text, whatever is in it', async () => {
    const evil = '<img src=x onerror="globalThis.__ran=1">\u202e新锐';
    const fresh = makeMention(5002, Date.now(), {
      text: evil,
      author: { name: '<b>x</b>', email: null, url: 'javascript:1' },
    });
    stub.state.mentions.set(fresh.id, fresh);
    stub.tell('mention.found', fresh.id, fresh);
    await waitForText(panel, '<img src=x');
    expect(await panel.run(() => '__ran' in globalThis || document.querySelector('#app img') !== null, null)).toBe(
      false,
    );
    expect(await panel.text()).not.toContain('\u202e');
  });

  it('lets a judgement be set right with one click, says what teaches, and takes it back', async () => {
    await open(panel, 'm-4131');
    await waitForText(panel, '判断不对？');
    await panel.click('[data-do=correct]');
    await waitForText(panel, '12 条教过');
    const marked = await panel.run(
      () => [...document.querySelectorAll('.correct-row:has(.tag)')].map((row) => row.getAttribute('data-field')),
      null,
    );
    expect(marked).toEqual(['sentiment', 'complaint', 'kind', 'topic', 'ours']);
    const sentiment = stub.state.mentions.get('m-4131')?.analysis.sentiment.label;
    expect(sentiment).toBe('neg');
    await panel.click('[data-field=sentiment] button:nth-child(2)');
    await waitForText(panel, '情感：负面 → 中性');
    expect(stub.state.mentions.get('m-4131')?.analysis.sentiment.label).toBe('neu');
    await panel.click('[data-undo]');
    await waitForText(panel, '已撤销这次纠正');
    expect(stub.state.mentions.get('m-4131')?.analysis.sentiment.label).toBe('neg');
    await panel.click('[data-do=correct]');
  });

  it('lets a lead decide on a wording that waits, and what was written about one is never said about the next', async () => {
    const ask = (askedAt: number, text: string): void => {
      const news = { id: 'a-1', mentionId: 'm-4131', state: 'asked', askedBy: 'p-zhao', decidedBy: null } as const;
      stub.state.approvals = [{ ...news, text, askedAt, decidedAt: null, note: null, drill: false }];
      stub.tell('approval.asked', news.mentionId, news);
    };
    const wording = '[aria-label^=公开回应的措辞]';
    const shown = () => panel.run((at) => document.querySelector<HTMLTextAreaElement>(at)?.value, wording);
    await open(panel, 'm-4131');
    ask(1, '第一稿');
    await expect.poll(shown, { timeout: 10_000 }).toBe('第一稿');
    await panel.type(wording, '改过的第一稿');
    ask(2, '第二稿');
    await expect.poll(shown, { timeout: 10_000 }).toBe('第二稿');
    await panel.click(`${wording} ~ .row .primary`);
    await expect.poll(() => stub.state.approvals[0]).toMatchObject({ askedAt: 2, state: 'approved', text: '第二稿' });
    await expect.poll(shown).toBeUndefined();
    stub.state.approvals = [];
  });

  it('takes in a contact by phone: the words class it, what to ask is said, what was typed stays, one ticket is made', async () => {
    const before = stub.state.tickets.size;
    const openIntake = async () => {
      await panel.click('[data-do=intake]');
      await waitForText(panel, '客户联系时间');
    };
    await panel.run(() => {
      location.hash = '#/tickets';
    }, null);
    await openIntake();
    await panel.type('[data-intake] [name=customer]', '王女士');
    await panel.type('[data-intake] [name=problem]', '电水壶漏电，手麻了一下，太危险了');
    await waitForText(panel, /请一次问齐：商品、发生时间、联系方式/);
    await panel.run(() => {
      location.hash = '#/mentions';
    }, null);
    await waitForText(panel, '冒烟');
    await panel.run(() => {
      location.hash = '#/tickets';
    }, null);
    await openIntake();
    const typed = () =>
      panel.run(
        () =>
          ['customer', 'problem', 'product'].map(
            (field) => document.querySelector<HTMLInputElement>(`[data-intake] [name=${field}]`)?.value,
          ),
        null,
      );
    expect(await typed()).toEqual(['王女士', '电水壶漏电，手麻了一下，太危险了', '']);
    await panel.type('[data-intake] [name=product]', 'K1 电水壶');
    await waitForText(panel, /请一次问齐：发生时间、联系方式/);
    await panel.click('[data-intake] [type=submit]');
    await expect.poll(() => stub.state.tickets.size, { timeout: 5_000 }).toBe(before + 1);
    const made = [...stub.state.tickets.values()].at(-1);
    expect(made).toMatchObject({
      ...{ channel: 'phone', topic: 'safety', urgency: 'critical', product: 'K1 电水壶', contact: null },
      customer: { name: '王女士' },
    });
    // The ticket is open, and asks for what it still lacks.
    await waitForText(panel, /还缺：发生时间、联系方式/);
    // The next contact begins anew: under the key of the one before it would be taken for the same ticket.
    await panel.run(() => {
      location.hash = '#/tickets';
    }, null);
    await openIntake();
    expect(await typed()).toEqual(['', '', '']);
    await panel.type('[data-intake] [name=customer]', '李先生');
    await panel.click('[data-intake] [type=button]');
    await openIntake();
    expect(await typed()).toEqual(['', '', '']);
    await panel.click('[data-intake] [type=button]');
  });

  it('takes in a file of replies with a report, judges as one types, and measures as each site counts', async () => {
    await panel.run(() => {
      location.hash = '#/templates';
    }, null);
    await waitForText(panel, 'SOC-2');
    await panel.click('[data-do=import]');
    await panel.run(() => {
      const rows =
        '分组,快捷编码,标题,内容\n售后,tk,退款自己的,"您好，退款已经提交，今天18点前到账。"\n售后,dh,电话,请把手机号 13812345678 发到评论里\n';
      const field = document.querySelector<HTMLInputElement>('input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([rows], 'replies.csv', { type: 'text/csv' }));
      if (!field) throw new Error('no field for files');
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, null);
    await waitForText(panel, '导入 1 条；已有 0 条；拒绝 1 条。');
    await waitForText(panel, /电话 .*手机/);
    await waitForText(panel, '退款自己的');
    await panel.click('[data-do=import]');
    await panel.click('[data-do=new]');
    await panel.type('.editor input[name=name]', '测试');
    await panel.type('.editor textarea[name=public]', '请发订单号 {{order.number}}');
    await waitForText(panel, '改好才能保存');
    await panel.type('.editor textarea[name=public]', '您好，已经记录，今天18点前私信回复您。');
    await waitForText(panel, /\d+ \/ \d+/);
    await panel.click('.editor button[type=submit]');
    await waitForText(panel, '话术已保存');
    // What was written here is what the picker offers on pages.
    const offered = await panel.run(
      () =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(of: object): Promise<unknown> } } }
        ).chrome.runtime.sendMessage({ type: 'replies.own', ask: {} }),
      null,
    );
    expect(JSON.stringify(offered)).toMatch(/测试.*退款自己的/);
    await panel.click('[data-do=export]');
    const written = await panel.run(async () => {
      const files: Blob[] = [];
      URL.createObjectURL = (file) => {
        files.push(file as Blob);
        return '#/templates';
      };
      HTMLAnchorElement.prototype.click = () => undefined;
      document.querySelector<HTMLButtonElement>('form [type=submit]')?.click();
      return (await files[0]?.text()) ?? '';
    }, null);
    expect(importTemplates(written).templates.map(({ name }) => name['zh-CN'])).toEqual(['退款自己的', '测试']);
    // The one saved last stands first.
    await panel.click('[data-template^=own] .fold');
    await panel.click('[data-template^=own] .danger');
    await waitForText(panel, /测试\s*自己的/, false);
    await waitForText(panel, /退款自己的\s*自己的/);
  });

  it('is walked with the keyboard; T makes one ticket, undo takes it back', async () => {
    await panel.press('j');
    await panel.press('j');
    await panel.press('Enter');
    await waitForText(panel, /为什么是/);
    const before = stub.state.tickets.size;
    await panel.press('t');
    await waitForText(panel, /工单 #\d+ 已建好/);
    expect(stub.state.tickets.size).toBe(before + 1);
    const [body, toast, actions] = await panel.run(
      () =>
        ['.pane .detail-body', '.toast', '.pane .actions'].map((one) =>
          document.querySelector(one)?.getBoundingClientRect().toJSON(),
        ) as DOMRect[],
      null,
    );
    expect(toast?.top, 'the notice covers nothing of the mention').toBeGreaterThanOrEqual(body?.bottom ?? 0);
    expect(toast?.bottom, 'and no button').toBeLessThanOrEqual(actions?.top ?? 0);
    await panel.click('.toast button:not(.shut)');
    await waitForText(panel, '已撤销');
    await expect.poll(() => stub.state.tickets.size, { timeout: 5_000 }).toBe(before);
  });

  it('claims, and a second window shows it', async () => {
    const other = await browser.open('sidepanel.html#/mention/m-4129');
    await waitForText(other, '物流能不能快点');
    await panel.run(() => {
      location.hash = '#/mention/m-4129';
    }, null);
    await waitForText(panel, '认领');
    await panel.press('c');
    await waitForText(panel, '放回');
    await waitForText(other, '放回', true, 3_000);
    expect(stub.state.mentions.get('m-4129')?.claimedBy).toBe('p-wang');
    await other.close();
  });

  it('declares an answer and dismisses with a reason', async () => {
    await panel.run(() => {
      location.hash = '#/mention/m-4130';
    }, null);
    await waitForText(panel, '我已回应');
    await panel.click('[data-do=answered]');
    await waitForText(panel, '重新打开');
    expect(stub.state.mentions.get('m-4130')).toMatchObject({ state: 'answered', answeredHow: 'self-declared' });
    await panel.run(() => {
      location.hash = '#/mention/m-4128';
    }, null);
    await waitForText(panel, '小屏版本');
    await panel.click('[data-do=dismiss]');
    await waitForText(panel, '为什么搁置');
    await panel.click('.reasons .btn.sm:nth-of-type(3)');
    await waitForText(panel, '重新打开');
    expect(stub.state.mentions.get('m-4128')).toMatchObject({ state: 'dismissed', dismissReason: 'no-answer-needed' });
  });

  it('passes on, puts off until later, and folds a story, all by keyboard', async () => {
    const [first, second] = [6001, 6002].map((number) =>
      makeMention(number, Date.now(), {
        text: `新锐漏水 ${number}`,
        storyId: 's-fold',
        storySize: 2,
        answerDueAt: null,
      }),
    ) as [Mention, Mention];
    for (const one of [first, second]) {
      stub.state.mentions.set(one.id, one);
      stub.tell('mention.found', one.id, one);
    }
    // Another story waits in the queue as well: it is this one's row that is folded and opened.
    await waitForText(panel, /新锐漏水 600\d[^冒]*同一事件还有 1 条/);
    await panel.run(() => {
      const folds = [...document.querySelectorAll<HTMLElement>('.story')];
      folds.find((fold) => fold.parentElement?.textContent?.includes('新锐漏水'))?.click();
    }, null);
    await waitForText(panel, '收起同一事件');
    await waitForText(panel, '新锐漏水 6001');
    await waitForText(panel, '新锐漏水 6002');
    await open(panel, first.id);
    await waitForText(panel, '新锐漏水 6001');
    await panel.press('p');
    await waitForText(panel, '转给谁');
    await panel.click('.reasons .btn.sm');
    await waitForText(panel, '已转给 陈立');
    expect(stub.state.mentions.get(first.id)?.claimedBy).toBe('p-chen');
    await open(panel, second.id);
    await waitForText(panel, '新锐漏水 6002');
    await panel.press('s');
    await waitForText(panel, '什么时候再出现');
    await panel.click('.reasons .btn.sm');
    await waitForText(panel, '到时会回到队列');
    await panel.run(() => {
      location.hash = '#/mentions';
    }, null);
    await waitForText(panel, '新锐漏水 6002', false);
    await panel.run(() => {
      location.hash = '#/mention/m-6002';
    }, null);
    await waitForText(panel, '放回队列');
    await panel.press('s');
    await waitForText(panel, '已回到队列');
    await panel.press('n');
    await expect.poll(() => stub.state.mentions.get(second.id)?.dismissReason).toBe('not-ours');
  });

  it('works a ticket: an evidence pack, notes with a name, a task, a step of the playbook, a change, a split and a merge', async () => {
    // Each try has a post of its own: the first one's has its ticket already.
    const fresh = makeMention(7000 + stub.state.mentions.size, Date.now(), {
      text: '新锐冒烟了',
      analysis: { topic: 'safety', urgency: 'critical' },
    });
    stub.state.mentions.set(fresh.id, fresh);
    stub.tell('mention.found', fresh.id, fresh);
    await open(panel, fresh.id);
    await waitForText(panel, '建工单');
    await panel.press('t');
    await waitForText(panel, /工单 #\d+ 已建好/);
    const ticket = [...stub.state.tickets.values()].at(-1) as Ticket;
    await panel.run((id) => {
      location.hash = `#/ticket/${id}`;
    }, ticket.id);
    await waitForText(panel, '内部备注');
    await waitForText(panel, '打包证据');
    await panel.click('[data-do=evidence-pack]');
    await waitForText(panel, '证据包已下载');
    expect(stub.state.packs).toEqual([{ id: ticket.id, lang: 'zh-CN', zone: expect.stringMatching(/\w/) }]);
    await panel.type('.notes + form textarea', '请准备换新 @陈立');
    await panel.click('.notes + form button[type=submit]');
    await expect.poll(() => stub.state.work.get(ticket.id)?.notes[0]?.named).toEqual(['p-chen']);
    await waitForText(panel, '建议处理');
    await panel.click('.playbook input[type=checkbox]');
    await expect
      .poll(() => stub.state.work.get(ticket.id)?.tasks[0])
      .toMatchObject({ playbookId: 'quality-serious', state: 'done' });
    await panel.click('.actions [aria-expanded]');
    await panel.click('.deeds .btn:nth-child(3)');
    await panel.type('.actions textarea', '另外一件：发票没开');
    await panel.click('.actions button[type=submit]');
    await waitForText(panel, /已拆出工单 #\d+/);
    const split = [...stub.state.tickets.values()].at(-1) as Ticket;
    expect(split.problem).toBe('另外一件：发票没开');
    await panel.click('.actions [aria-expanded=false]');
    await panel.click('.deeds .btn:nth-child(2)');
    await panel.type('.actions input[type=text]', `#${split.number}`);
    await panel.click('.choice');
    await waitForText(panel, `已合并到工单 #${split.number}`);
    expect(stub.state.tickets.get(ticket.id)).toMatchObject({ state: 'closed', closeReason: 'merged' });
  });

  it('works on while the monitor is gone, then hands over once and misses nothing', async () => {
    await stub.stop();
    await waitForText(panel, /连不上监听程序，已/, true, 20_000);
    await panel.run(() => {
      location.hash = '#/mention/m-4126';
    }, null);
    await waitForText(panel, '建工单');
    const before = stub.state.tickets.size;
    await panel.press('t');
    await waitForText(panel, '工单已存好');
    const missed = makeMention(5003, Date.now(), { text: '新锐断线时来的投诉' });
    stub.state.mentions.set(missed.id, missed);
    stub.tell('mention.found', missed.id, missed);
    await stub.start();
    await expect.poll(() => stub.state.tickets.size, { timeout: 45_000 }).toBe(before + 1);
    await panel.run(() => {
      location.hash = '#/mentions';
    }, null);
    await waitForText(panel, '断线时来的投诉');
    await waitForText(panel, /连不上监听程序，已/, false);
    const text = await panel.text();
    expect(text.split('断线时来的投诉').length).toBe(2);
  });

  it('says which side is too old, keeps what was made, and hands it over once both fit', async () => {
    stub.state.api = { level: 9, oldestExtension: 9 };
    await stub.stop();
    await stub.start();
    await waitForText(panel, '这个扩展太旧了', true, 30_000);
    const before = stub.state.tickets.size;
    await panel.run(() => {
      location.hash = '#/mention/m-4125';
    }, null);
    await waitForText(panel, '建工单');
    await panel.press('t');
    await waitForText(panel, '工单已存好');
    stub.state.requests.length = 0;
    stub.state.api = { level: 0, oldestExtension: 0 };
    const fresh = await browser.open('sidepanel.html');
    await waitForText(fresh, '监听程序太旧了');
    expect(stub.state.tickets.size).toBe(before);
    expect(new Set(stub.state.requests.map((one) => one.name))).toEqual(new Set(['getStatus']));
    stub.state.api = API_LEVEL;
    await fresh.close();
    // Whoever opens the panel anew need not wait for the next try.
    const fitting = await browser.open('sidepanel.html');
    await expect.poll(() => stub.state.tickets.size, { timeout: 60_000 }).toBe(before + 1);
    await waitForText(panel, /太旧了/, false, 60_000);
    await fitting.close();
  });

  it('says that it must be paired again when the token is refused, and keeps what was made', async () => {
    stub.state.tokens.clear();
    await stub.stop();
    await stub.start();
    await waitForText(panel, '这台设备的登录已失效', true, 30_000);
    await panel.run(() => {
      location.hash = '#/mention/m-4131';
    }, null);
    await waitForText(panel, '建工单');
    await panel.press('t');
    await waitForText(panel, '工单已存好');
    const before = stub.state.tickets.size;
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    await expect.poll(() => stub.state.tickets.size, { timeout: 20_000 }).toBe(before + 1);
  });

  it('says which sources are blind, that quiet is no good news, and that the clock is wrong', async () => {
    stub.state.blind = [{ id: 'xhs', name: '小红书搜索页', since: Date.now() - 60_000, reason: '未登录' }];
    stub.state.skewMs = 125_000;
    const fresh = await browser.open('sidepanel.html');
    await waitForText(fresh, /小红书搜索页 从 .* 起听不到/);
    await waitForText(fresh, '这台电脑的时钟差了 2 分钟');
    await fresh.close();
    stub.state.blind = [];
    stub.state.skewMs = 0;
  });

  it('turns to the practice that runs beside the work, in a frame of its own, and back', async () => {
    stub.state.practice = true;
    const practice = makeMention(9001, Date.now(), { drill: true, text: '练习用的电饭煲煮不熟' });
    stub.state.mentions.set(practice.id, practice);
    const fresh = await browser.open('sidepanel.html');
    await waitForText(fresh, '物流能不能快点');
    expect(await fresh.text()).not.toContain('电饭煲');
    await fresh.click('[data-do=practise]');
    await waitForText(fresh, /这里的帖子和工单都是练习[\s\S]*电饭煲[\s\S]*演练的数字在看板上/);
    expect(await fresh.text()).not.toContain('物流能不能快点');
    expect(await fresh.run(() => document.querySelector('nav a[href^="board"]')?.getAttribute('href'), null)).toBe(
      'board.html#drill=true',
    );
    await fresh.click('[data-do=leave-practice]');
    await waitForText(fresh, '物流能不能快点');
    expect(await fresh.text()).not.toContain('电饭煲');
    await fresh.close();
  });
});
