// The pages of an alert and of a message that told several, in real browsers at the width of a phone: times run on, and the page is
// renewed only while nobody is choosing.
import process from 'node:process';
import type { FastifyInstance } from 'fastify';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicServer } from '../../monitor/api/public-server.ts';
import { createLog } from '../../monitor/log.ts';
import { insertAlert } from '../../monitor/store/alerts.ts';
import { getMention } from '../../monitor/store/heard/mentions.ts';
import { insertPairingCode } from '../../monitor/store/people/people.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { runApi, type TestApi } from '../helpers/run-api.ts';
import { until } from '../helpers/temporary-store.ts';

const PHONE = { width: 320, height: 700 };

/** A page without the extension, driven alike in both browsers. */
interface Phone {
  readonly go: (url: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  readonly type: (selector: string, text: string) => Promise<void>;
  readonly run: <R>(source: string) => Promise<R>;
  readonly close: () => Promise<void>;
}

async function openPhone(name: 'chromium' | 'firefox'): Promise<Phone> {
  if (name === 'chromium') {
    const executablePath = process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const page = await browser.newPage({ viewport: PHONE, locale: 'zh-CN' });
    return {
      go: async (url) => void (await page.goto(url)),
      click: (selector) => page.click(selector),
      type: (selector, text) => page.fill(selector, text),
      run: (source) => page.evaluate(source),
      close: () => browser.close(),
    };
  }
  const browser = await puppeteer.launch({
    ...{ browser: 'firefox', headless: true, executablePath: process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr' },
    extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN' },
  });
  const page = await browser.newPage();
  await page.setViewport(PHONE);
  return {
    go: async (url) => void (await page.goto(url)),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    run: (source) => page.evaluate(source) as Promise<never>,
    close: () => browser.close(),
  };
}

describe.each(['chromium', 'firefox'] as const)('the page of an alert in %s', (name) => {
  let api: TestApi;
  let server: FastifyInstance;
  let url: string;
  let phone: Phone;
  let told: { readonly number: number; readonly mention: Mention }[];

  beforeAll(async () => {
    api = await runApi();
    server = await createPublicServer({
      ...{ store: api.store, clock: api.clock, log: createLog('silent', () => undefined), workspaceName: 'test' },
      ...{ publicUrl: 'http://127.0.0.1', requestsPerMinute: 1_000_000 },
    });
    url = await server.listen({ host: '127.0.0.1', port: 0 });
    told = [];
    for (const level of ['red', 'orange', 'yellow'] as const) {
      const mention = await api.addMention({ level });
      const content = {
        ...{ kind: 'mention' as const, level, author: '西瓜味的风', site: 'weibo.com', brand: '云雀' },
        headline: { 'zh-CN': '微博上的投诉：充电的时候冒烟了，客服三天没有回复', en: 'A complaint on Weibo' },
        ...{ excerpt: '充电的时候冒烟了，\n联系客服三天没有回复，'.repeat(6), permalink: 'https://weibo.com/1/a' },
        ...{ reasons: [], publishedAt: mention.publishedAt, dueAt: mention.answerDueAt, storySize: 3 },
        ...{ ackUrl: null, drill: false },
      };
      const draft = { kind: 'mention' as const, mentionId: mention.id, ticketId: null, channelId: 'group' };
      const { number } = await inTransaction(api.store.db, (trx) =>
        insertAlert(trx, { ...draft, content, groupKey: 'parcel:one', now: api.clock.now() }),
      );
      told.push({ number, mention });
    }
    await api.store.db.updateTable('alerts').set({ state: 'delivered', deliveredAt: api.clock.now() }).execute();
    phone = await openPhone(name);
    const { code } = await insertPairingCode(api.store.db, {
      ...{ personId: api.people.pr.person.id, now: api.clock.now() },
    });
    await phone.go(`${url}/a/${told[0]?.number}`);
    await phone.type('#code', code);
    await phone.click('button.first');
    await untilPage('the phone is bound', () => shows('我来处理'));
  });
  afterAll(async () => {
    await phone?.close();
    await server?.close();
    await api?.close();
  });

  const shows = (words: string) => phone.run<boolean>(`document.body.innerText.includes(${JSON.stringify(words)})`);
  /** Asks again while a page is just being left, which answers nobody. */
  const untilPage = (what: string, asks: () => Promise<boolean>) => until(what, () => asks().catch(() => false));
  /** Marks the page that stands there now, and lets its minute be over. */
  const markAndEndMinute = () => phone.run("document.body.dataset.mark = 'old'; document.body.dataset.renew = '0'; 1");
  const isSame = () => phone.run<boolean>("document.body.dataset.mark === 'old'");
  const pause = () => new Promise((resolve) => setTimeout(resolve, 2_500));
  const isFitting = () => phone.run<boolean>('document.documentElement.scrollWidth <= innerWidth');

  it('lets the time run on, and renews itself with what others did', async () => {
    await phone.go(`${url}/a/${told[0]?.number}`);
    expect(await isFitting()).toBe(true);
    const before = await phone.run<string>("document.querySelector('.left').textContent");
    await until('a second passes', () =>
      phone.run(`document.querySelector('.left').textContent !== ${JSON.stringify(before)}`),
    );
    await phone.run("document.body.dataset.mark = 'old'; 1");
    expect(await isSame()).toBe(true);
    const { client } = api.people.agent;
    await client.claimMention({ params: { id: told[0]?.mention.id ?? '' } });
    await markAndEndMinute();
    await untilPage('it is renewed', () => shows(`${api.people.agent.person.name} 已认领`));
  });

  it('keeps a list that was opened, and renews itself once it is shut', async () => {
    await phone.go(`${url}/a/${told[1]?.number}`);
    await phone.click('summary');
    await markAndEndMinute();
    await pause();
    expect([await isSame(), await phone.run("document.querySelector('details').open")]).toEqual([true, true]);
    await phone.click('summary');
    await phone.run('document.activeElement.blur(); 1');
    await untilPage('it is renewed', async () => !(await isSame()));
  });

  it('keeps what was ticked of several, and the button takes just that', async () => {
    await phone.go(`${url}/a/${told[0]?.number}?on=group`);
    expect(await isFitting()).toBe(true);
    const box = `input[name=take-${told[2]?.number}]`;
    await phone.run(`document.querySelector('${box}').scrollIntoView({ block: 'center' }); 1`);
    await phone.click(box);
    await phone.run('document.activeElement.blur(); 1');
    await markAndEndMinute();
    await pause();
    expect([await isSame(), await phone.run(`document.querySelector('${box}').checked`)]).toEqual([true, true]);
    await phone.click('.bar button:not(.first)');
    await untilPage('it is taken', () => shows(`${api.people.pr.person.name} 已认领`));
    const holders = await Promise.all(told.map(({ mention }) => getMention(api.store.db, mention.id)));
    const [agent, pr] = [api.people.agent.person.id, api.people.pr.person.id];
    expect(holders.map(({ claimedBy }) => claimedBy)).toEqual([agent, null, pr]);
  });
});
