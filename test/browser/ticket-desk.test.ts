import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetupOptions } from '../../monitor/setup/setup-desk.ts';
import { answerTicketSurvey, insertSurveyInvite } from '../../monitor/store/desk/surveys.ts';
import { noteSiteHealth } from '../../monitor/store/heard/site-health.ts';
import { saveMemory, syncSources } from '../../monitor/store/heard/sources.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { HAND_OVER_GONE } from '../../shared/model/ticket.ts';
import type { TestApi } from '../helpers/run-api.ts';
import { runApi } from '../helpers/run-api.ts';
import { sampleTicket } from '../helpers/store-samples.ts';
import { findFaults } from './find-faults.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, setLanguage, waitForText } from './own-page.ts';
import { pairingCodeOf } from './pr-scene.ts';

/** Does one form of a section: opens it by its button, types the words, sends it. */
async function say(panel: OwnPage, section: string, words: string): Promise<void> {
  await panel.type(`[data-section=${section}] form textarea`, words);
  // The form itself: a notice of the step before may still stand over its button.
  await panel.run(
    (form) => document.querySelector<HTMLFormElement>(form)?.requestSubmit(),
    `[data-section=${section}] form`,
  );
}

/** Picks from a list as a person does. */
async function choose(panel: OwnPage, selector: string, value: string): Promise<void> {
  await panel.run(
    ([field, wanted]) => {
      const list = document.querySelector<HTMLSelectElement>(field);
      if (!list) throw new Error(`no list ${field}`);
      list.value = wanted;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [selector, value] as const,
  );
}

/** How many forms the browser keeps the words of. */
function countDrafts(panel: OwnPage): Promise<number> {
  return panel.run(async () => {
    const asked = indexedDB.open('earshot');
    const database = await new Promise<IDBDatabase>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
    const count = database.transaction('drafts').objectStore('drafts').count();
    const kept = await new Promise<number>((resolve) => {
      count.onsuccess = () => resolve(count.result);
    });
    database.close();
    return kept;
  }, null);
}

function writeSource(url: string, name: string): string {
  const source = `{ id: forum, type: feed, name: ${name}, settings: { url: "${url}" } }`;
  return `# 由运维维护\nbrands: [{ id: lark, name: 云雀 }]\nsources:\n  - ${source}\n`;
}

function setupOf(file: string): SetupOptions {
  const nextAddress = async () => ({ url: 'http://127.0.0.1:1', isTaken: false });
  const never = { restart: () => undefined, extension: () => null, nextAddress };
  return { file, runsVersion: null, startFault: null, environment: {}, ...never };
}

describe.each(['chromium', 'firefox'] as const)('a ticket and its customer in %s, against a real monitor', (name) => {
  let api: TestApi;
  let browser: DrivenBrowser;
  let panel: OwnPage;
  let ids: { readonly ticket: string; readonly customer: string; readonly other: string };

  let file: string;

  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'earshot-company-')), 'earshot.yaml');
    await writeFile(file, writeSource('https://forum.test/feed', '论坛'));
    api = await runApi({ setup: setupOf(file) });
    const { client } = api.people.lead;
    const add = async (clientKey: string, contact: string) => {
      const draft = sampleTicket({ clientKey, contact, createdAt: api.clock.now(), publishedAt: null, site: null });
      return (await client.createTicket({ body: { ...draft, customer: null, evidence: null } })).ticket;
    };
    const [ticket, other] = [await add('first-ticket', '13800138000'), await add('other-ticket', '13900139000')];
    ids = { ticket: ticket.id, customer: ticket.customerId ?? '', other: other.customerId ?? '' };
    browser = await driveBrowser(name);
    panel = await browser.open('sidepanel.html');
    await waitForText(panel, '单机使用');
    await pairByHand(browser, api.baseUrl, await pairingCodeOf(api, api.people.lead.person.id));
    await panel.run((hash) => {
      location.hash = hash;
    }, `#/ticket/${ticket.id}`);
    await waitForText(panel, '建议按“普通投诉”处理');
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
    await rm(join(file, '..'), { recursive: true, force: true });
  });
  const work = () => api.people.lead.client.getTicketWork({ params: { id: ids.ticket } });

  it('DSP-2: becomes a dispute with its deadline and what it owes', async () => {
    await panel.click('[data-section=dispute] .box-head button');
    await choose(panel, '[data-section=dispute] select', 'supervisor-asked');
    await say(panel, 'dispute', '要求换新并赔偿运费');
    await waitForText(panel, /时限[\s\S]*客户要求主管处理 DSP-2[\s\S]*书面解决与补偿方案[\s\S]*到时要有/);
    expect(await panel.text()).not.toContain('task:');
    expect(await work()).toMatchObject({ dispute: { stage: 'supervisor-asked' } });
  });

  it('LNG-4: a time that was told to the customer is a clock from then on', async () => {
    await api.people.lead.client.updateTicket({
      params: { id: ids.ticket },
      body: { topic: 'quality', kind: 'fault' },
    });
    await waitForText(panel, /建议处理 PLB-/);
    await panel.click('[data-do=promise]');
    await waitForText(panel, /时限[\s\S]*对客户的承诺 PLB-[\s\S]*承诺 \d/);
  });

  it('TKT-5: a follow-up is planned and ended with what came of it', async () => {
    await panel.click('[data-section=follow-ups] .box-head button');
    const note = '[data-section=follow-ups] form input';
    await panel.type(note, '下班后才接电话');
    await expect.poll(() => countDrafts(panel), { timeout: 10_000 }).toBeGreaterThan(0);
    await panel.run(() => setTimeout(() => location.reload()), null);
    // The panel was closed over the words: they stand in the form when it is opened again, in whatever language.
    await panel.click('[data-section=follow-ups] .box-head button');
    const written = () => panel.run((field) => document.querySelector<HTMLInputElement>(field)?.value, note);
    await expect.poll(written, { timeout: 10_000 }).toBe('下班后才接电话');
    await setLanguage(panel, 'en');
    await waitForText(panel, 'Follow-ups');
    expect(await written()).toBe('下班后才接电话');
    await setLanguage(panel, 'zh-CN');
    await waitForText(panel, 'Follow-ups', false);
    await panel.click('[data-section=follow-ups] form [type=submit]');
    await waitForText(panel, 'TKT-5');
    await expect
      .poll(async () => (await work()).followUps, { timeout: 10_000 })
      .toMatchObject([{ note: '下班后才接电话' }]);
    await expect.poll(() => countDrafts(panel), { timeout: 10_000 }).toBe(0);
    await panel.click('[data-follow-up=unsolved-progress] .row button');
    await say(panel, 'follow-ups', '已告知明天换货');
    await waitForText(panel, '已告知明天换货');
    const { followUps } = await work();
    expect(followUps.find(({ outcome }) => outcome === '已告知明天换货')).toMatchObject({ state: 'done' });
  });

  it('SEC-6, TKT-11: consent is recorded and taken back; a confirmation is sent and answered', async () => {
    await panel.click('[data-purpose=remote-help] button');
    await say(panel, 'consents', '电话里说同意');
    await waitForText(panel, /同意：电话里说同意/);
    await panel.click('[data-purpose=remote-help] .ghost');
    await waitForText(panel, /远程协助\s*未同意/);
    await panel.click('[data-section=confirmations] .box-head button');
    await say(panel, 'confirmations', '已换新机，运费已退');
    await waitForText(panel, '等客户确认');
    await panel.click('[data-section=confirmations] li button');
    await waitForText(panel, '客户认可');
    await expect
      .poll(async () => (await work()).confirmations, { timeout: 10_000 })
      .toMatchObject([{ accepted: true }]);
  });

  it('says where it stands in the helpdesks of the company: how far, its address there, and what was deleted', async () => {
    const row = { ticketId: ids.ticket, remoteId: '815', attempts: 1, firstAt: 1, nextAttemptAt: 1, fencing: 1 };
    const sentVersion = Number.MAX_SAFE_INTEGER;
    await api.store.db
      .insertInto('handedTickets')
      .values([
        {
          ...{ ...row, helpdeskId: 'care', state: 'sent', sentVersion, lastError: null },
          ...{ remoteUrl: 'https://care.example/t/815', remoteState: 'pending' },
        },
        {
          ...{ ...row, helpdeskId: 'old', state: 'dead', sentVersion, lastError: HAND_OVER_GONE },
          ...{ remoteUrl: 'https://old.example/t/815', remoteState: 'open' },
        },
      ])
      .execute();
    await api.people.lead.client.updateTicket({ params: { id: ids.ticket }, body: { product: '扫地机器人' } });
    await waitForText(panel, /公司服务台[\s\S]*care #815[\s\S]*那边等客户[\s\S]*old #815[\s\S]*那边已删除/);
    const links = await panel.run(
      () => [...document.querySelectorAll<HTMLAnchorElement>('[data-section=hand-overs] a')].map(({ href }) => href),
      null,
    );
    expect(links).toEqual(['https://care.example/t/815']);
  });

  it('carries tags, is put aside and brought back, and has no fault that axe finds', async () => {
    await panel.type('.tags input', '绿线');
    await panel.press('Enter');
    await waitForText(panel, /绿线\s*×/);
    await panel.click('.actions [aria-expanded]');
    await panel.click('[data-form=snoozeTicket]');
    await panel.click('.actions .reasons .btn');
    await waitForText(panel, /已搁到/);
    expect((await work()).snoozedUntil).toBeGreaterThan(api.clock.now());
    await panel.click('.actions [aria-expanded]');
    await panel.click('[data-form=snoozeEnd]');
    await waitForText(panel, '已搁到', false);
    expect(await findFaults(panel)).toEqual([]);
  });

  it('what waits for this person stands above the tickets: a note that names them, a follow-up of the day', async () => {
    const { lead, agent } = api.people;
    const params = { id: ids.ticket };
    await agent.client.addTicketNote({ params, body: { text: '请看一下换货单', named: [lead.person.id] } });
    await panel.run(() => {
      location.hash = '#/tickets';
    }, null);
    await waitForText(panel, /等我处理[\s\S]*点名 1[\s\S]*请看一下换货单/, true, 20_000);
    expect(await findFaults(panel)).toEqual([]);
  });

  it('ESC-5: what departments owe stands in one list over all tickets, and is taken note of there', async () => {
    const { task } = await api.people.agent.client.addTicketTask({
      params: { id: ids.ticket },
      body: { title: '查这一批的出库记录', department: 'technical' },
    });
    await choose(panel, '[data-field=list]', 'tasks');
    await waitForText(panel, /未完成 2 件[\s\S]*还没人接手 2 件[\s\S]*查这一批的出库记录/, true, 20_000);
    expect(await findFaults(panel)).toEqual([]);
    await panel.click(`[data-task="${task.id}"] [data-do=answer]`);
    await waitForText(panel, '还没人接手 1 件');
    await expect.poll(async () => (await work()).tasks.find(({ id }) => id === task.id)?.answeredAt).toBeTruthy();
    await choose(panel, '[data-field=list]', 'escalations');
    await waitForText(panel, '没有待知悉的升级');
    expect(await findFaults(panel)).toEqual([]);
  });

  it('ESC-1: who is on duty is told beside the alerts; a lead plans a shift and takes it out again', async () => {
    await panel.run(() => {
      location.hash = '#/alerts';
    }, null);
    await waitForText(panel, '现在值班');
    await panel.click('[data-section=duty] summary');
    await panel.click('[data-do=shift]');
    await choose(panel, '[data-form=shift] select', api.people.agent.person.id);
    await panel.run(() => document.querySelector<HTMLFormElement>('[data-form=shift]')?.requestSubmit(), null);
    await waitForText(panel, /两周内的班次[\s\S]*agent[\s\S]*撤掉/);
    expect(await findFaults(panel)).toEqual([]);
    await panel.click('[data-section=duty] li button');
    await waitForText(panel, '没有排班的角色视为一直值班');
  });

  it('the rules stand in plain words; a lead tries a change on last week before a director saves it', async () => {
    const { director } = api.people;
    await panel.run(() => {
      location.hash = '#/team/rules';
    }, null);
    await waitForText(panel, /SLA-INTAKE[\s\S]*ESC-1\s*首次响应超时[\s\S]*通知服务组长/);
    await panel.click('[data-rule=intake] summary');
    await panel.run(() => {
      const field = document.querySelector<HTMLInputElement>('[data-rule=intake] input[type=number]');
      if (!field) throw new Error('no field');
      field.value = '0.01';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, null);
    await waitForText(panel, /改了 1 处[\s\S]*保存要请运营总监/);
    await panel.click('[data-do=simulate]');
    await waitForText(panel, /按改后的规则重放[\s\S]*SLA-INTAKE/);
    expect(await findFaults(panel)).toEqual([]);
    expect((await director.client.getPolicies()).changes).toEqual({});
    await panel.click('[data-do=drop-rules]');
    await waitForText(panel, '还没有保存', false);
  });

  it('KB-1, PLB-1: a case becomes a standard answer, found on tickets once it is taken up; its playbook a checklist', async () => {
    const go = (hash: string) =>
      panel.run((to) => {
        location.hash = to;
      }, hash);
    await go(`#/ticket/${ids.ticket}`);
    await waitForText(panel, '标准答案');
    await panel.click('[data-do=playbook]');
    await panel.click('[data-section=knowledge] [data-do=propose]');
    await panel.type('[data-section=knowledge] [name=title]', '绿线怎么办');
    await say(panel, 'knowledge', '当天上门换新');
    await waitForText(panel, /绿线怎么办\s*待决定/);
    expect((await work()).tasks.filter(({ playbookId }) => playbookId !== null).length).toBeGreaterThan(2);
    await go('#/team/knowledge');
    await panel.click('[data-do=decide]');
    await panel.click('[data-knowledge] form [type=submit]');
    // The page names every state in its filter: only the record says what became of this one.
    const states = async () => (await api.people.agent.client.listKnowledge()).items.map(({ state }) => state);
    await expect.poll(states, { timeout: 10_000 }).toEqual(['accepted']);
    await waitForText(panel, '已采纳');
    expect(await findFaults(panel)).toEqual([]);
  });

  it('CLS-7, KPI-8, KPI-9: departments with their load, notices and pilots have their pages, which axe finds no fault in', async () => {
    const { agent, lead } = api.people;
    const members = [{ personId: agent.person.id, leads: true }];
    await lead.client.setDepartment({ params: { id: 'legal' }, body: { members } });
    const filter = { words: '绿线', since: 0 };
    await lead.client.addNotice({ body: { title: '暴雨', text: '会晚到', planB: '改门店自提', filter } });
    for (const [page, text] of [
      ['departments', /法务[\s\S]*负责人[\s\S]*手上 \d/],
      ['pilots', '开始和结束试行由运营总监或管理员决定'],
      ['people', '添加、停用和设备由管理员处理'],
      ['terms', '还没有品牌'],
      ['notices', '改门店自提'],
    ] as const) {
      await panel.run((to) => {
        location.hash = `#/team/${to}`;
      }, page);
      await waitForText(panel, text);
      expect(await findFaults(panel), page).toEqual([]);
    }
  });

  it('each source says how it is heard and whose the lag is, and is tried; sites that colleagues report stand above', async () => {
    const { db } = api.store;
    const source = { type: 'reddit', settings: {}, brandIds: [], enabled: true, drill: false };
    const named = ['自家子版', '邻居子版'].map((title, i) => ({ ...source, id: `r${i}`, name: title }));
    const now = api.clock.now();
    await inTransaction(db, (trx) => syncSources(trx, named, now));
    await saveMemory(db, 'r0', {
      ...{ state: 'blind', lastError: '未登录：拒绝访问', blindSince: now - 60_000, quotaLeft: 17 },
      ...{ quotaResetAt: now + 600_000, lastSuccessAt: now - 120_000 },
      lag: { platform: { p50Ms: 4_000, p95Ms: 95_000 }, ours: { p50Ms: 70_000, p95Ms: 180_000 } },
    });
    const report = { site: 'weibo', broken: ['text'], posts: 9, byLink: 0, tagHash: 7, version: '1.2.3' };
    await inTransaction(db, (trx) => noteSiteHealth(trx, { ...report, correction: null }, now));
    await panel.run(() => {
      location.hash = '#/sources';
    }, null);
    await waitForText(
      panel,
      /微博[\s\S]*扩展 1\.2\.3[\s\S]*自家子版[\s\S]*听不到[\s\S]*未登录[\s\S]*17 次，[\s\S]*邻居子版/,
    );
    await waitForText(
      panel,
      /平台延迟\s*一半在 4 秒 内，95% 在 1 分钟 内\s*我们的延迟\s*一半在 1 分钟 内，95% 在 3 分钟 内/,
    );
    await panel.click('[data-source=r1] [data-do=try-source]');
    await waitForText(panel, '听到 0 条，用时 0.0 s。');
    expect(await findFaults(panel)).toEqual([]);
  });

  it('SEC-2, SEC-5: the customer is one over all channels; blocked with a reason; asks for erasure, which is decided', async () => {
    await panel.run((hash) => {
      location.hash = hash;
    }, `#/customer/${ids.other}`);
    await waitForText(panel, '13900139000');
    await panel.click('[name=vip]');
    await waitForText(panel, /客户 C-\d+\s*VIP/);
    await panel.click('[data-do=block]');
    await panel.type('.detail-body > form textarea', '伪造运单，证据在工单 2');
    await panel.click('.detail-body > form [type=submit]');
    await waitForText(panel, /黑名单：伪造运单/);
    await panel.click('[data-do=same]');
    await panel.type('form [name=sign]', '138 0013 8000');
    await panel.click('.detail-body > form .primary');
    await waitForText(panel, /是同一个人？/);
    await panel.click('.detail-body > form .danger');
    await waitForText(panel, '13800138000');
    await waitForText(panel, '13900139000');
    expect(await panel.run(() => location.hash, null)).toBe(`#/customer/${ids.customer}`);
    expect(await findFaults(panel)).toEqual([]);
    await panel.click('[data-do=hold]');
    await say(panel, 'holds', '仲裁案 12 号');
    await waitForText(panel, /不得删除[\s\S]*仲裁案 12 号/);
    await panel.run((hash) => {
      location.hash = hash;
    }, `#/ticket/${ids.ticket}`);
    await waitForText(panel, /法律保全[\s\S]*在客户上[\s\S]*仲裁案 12 号/);
    await panel.click('[data-section=holds] [data-do=release]');
    await waitForText(panel, '没有保全');
    await panel.run((hash) => {
      location.hash = hash;
    }, `#/customer/${ids.customer}`);
    await waitForText(panel, '没有保全');
    await panel.click('[data-do=deletion]');
    await say(panel, 'deletion', '来电要求');
    await waitForText(panel, '还没核实是不是本人');
    await panel.click('[data-do=check]');
    await say(panel, 'deletion', '回拨登记号码');
    await waitForText(panel, '已核实：回拨登记号码');
    await panel.click('[data-do=decide]');
    await choose(panel, '[data-form=verdict] select', 'refused');
    await panel.type('[data-form=verdict] textarea', '纠纷未了结');
    await panel.click('[data-form=verdict] [type=submit]');
    // The form names every verdict: only the record says which one was given.
    const requests = async () =>
      (await api.people.lead.client.listDeletionRequests({ query: { all: true } })).items.map(
        ({ decision, identityCheck, reason }) => ({ decision, identityCheck, reason }),
      );
    await expect
      .poll(requests, { timeout: 10_000 })
      .toEqual([{ decision: 'refused', identityCheck: '回拨登记号码', reason: '纠纷未了结' }]);
    await waitForText(panel, '不删除');
  });

  it('SLA-PHONE, SLA-CHAT, SAT-1: how long the customer waited is entered with the contact, and what they answered stands on the ticket', async () => {
    const go = (hash: string) =>
      panel.run((to) => {
        location.hash = to;
      }, hash);
    const takeIn = async (problem: string) => {
      await go('#/tickets');
      await panel.click('[data-do=intake]');
      await waitForText(panel, '客户联系时间');
      await panel.type('[data-intake] [name=problem]', problem);
    };
    await takeIn('充电口松了');
    await panel.type('[data-intake] [name=rings]', '2');
    expect(await findFaults(panel)).toEqual([]);
    await panel.click('[data-intake] [type=submit]');
    await waitForText(panel, /首次响应[\s\S]*充电口松了[\s\S]*铃响 2 声接起/);
    await takeIn('怎么清洗滤网');
    await choose(panel, '[data-intake] select', 'chat');
    await panel.type('[data-intake] [name=waitedSeconds]', '25');
    await panel.click('[data-intake] [type=submit]');
    await waitForText(panel, /首次响应[\s\S]*用时 25 秒/);
    const { items } = await api.people.lead.client.listTickets({ query: { q: '清洗滤网' } });
    const { id = '' } = items[0] ?? {};
    const now = api.clock.now();
    const draft = { ticketId: id, groupKey: '', expiresAt: now + 60_000, drill: false, now };
    const scores = { attitude: 5, efficiency: 3, effectiveness: 2, comment: '态度好，可还是没洗干净' };
    await inTransaction(api.store.db, async (trx) => {
      const { token } = await insertSurveyInvite(trx, draft);
      await answerTicketSurvey(trx, { ...scores, token, now });
    });
    await go('#/mentions');
    await go(`#/ticket/${id}`);
    await waitForText(
      panel,
      /客户评价[\s\S]*服务态度 5 热情专业[\s\S]*效率 3 按时[\s\S]*2 解决了一点[\s\S]*可还是没洗干净/,
    );
    expect(await findFaults(panel)).toEqual([]);
  });

  it('the options of an administrator and the YAML are one file: drawn from the schema, a clash is shown, nothing is lost', async () => {
    const options = await browser.open('options.html');
    await waitForText(options, '由管理员设置');
    const { lead, admin } = api.people;
    await admin.client.updatePerson({ params: { id: lead.person.id }, body: { role: 'admin' } });
    await options.run(() => dispatchEvent(new Event('focus')), null);
    await waitForText(options, /这里、监听程序的设置页和配置文件是同一份[\s\S]*论坛/);
    await options.click('[data-item="sources.forum"] summary');
    expect(await findFaults(options)).toEqual([]);
    await options.type('[data-setting=url] input', 'https://mine.test/feed');
    await waitForText(options, '有改动还没写入');
    // Meanwhile an editor changes the same source and adds a word.
    await writeFile(file, `${writeSource('https://theirs.test/feed', '论坛')}complaintTerms: [退款]\n`);
    await options.click('[data-do=save-company]');
    await waitForText(options, /别人刚刚改了配置文件[\s\S]*mine\.test[\s\S]*theirs\.test/);
    expect(await readFile(file, 'utf8')).not.toContain('mine.test');
    await options.click('[data-do=settle]');
    await options.click('[data-do=save-company]');
    await waitForText(options, '已写入');
    const text = await readFile(file, 'utf8');
    for (const kept of ['https://mine.test/feed', '退款', '# 由运维维护']) expect(text).toContain(kept);
    expect(text).not.toContain('theirs.test');
    await options.close();
  });
});
