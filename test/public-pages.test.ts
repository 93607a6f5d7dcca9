import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupAlertUrl, personalAlertUrl } from '../monitor/alert/acknowledge-link.ts';
import email from '../monitor/alert/channels/email.ts';
import telegram from '../monitor/alert/channels/telegram.ts';
import { chooseAlertLink } from '../monitor/alert/choose-alert-link.ts';
import type { AlertChannel } from '../monitor/alert-channel.ts';
import { createPublicServer } from '../monitor/api/public-server.ts';
import { createLog } from '../monitor/log.ts';
import { readLinkSecret } from '../monitor/sign-link.ts';
import { type AlertContent, insertAlert, listAlerts } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { getMention } from '../monitor/store/heard/mentions.ts';
import { changePerson, insertPairingCode } from '../monitor/store/people/people.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { insertCase, listCaseSteps } from '../monitor/store/pr/crisis-cases.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Mention } from '../shared/model/mention.ts';
import type { Role } from '../shared/model/person.ts';
import { sendRaw, writeGet } from './helpers/raw-request.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';

let api: TestApi;
let server: FastifyInstance;
let url: string;
let port: number;
beforeAll(async () => {
  api = await runApi();
  server = await createPublicServer({
    store: api.store,
    clock: api.clock,
    log: createLog('silent', () => undefined),
    publicUrl: 'https://care.example.com/',
    workspaceName: 'test',
    requestsPerMinute: 1_000_000,
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
  port = Number(new URL(url).port);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';

async function addAlert(change: Partial<AlertContent> = {}): Promise<{ number: number; mention: Mention }> {
  const mention = await api.addMention({ level: 'red' });
  const content: AlertContent = {
    kind: 'mention',
    level: 'red',
    headline: { 'zh-CN': '微博上的投诉', en: 'A complaint on Weibo' },
    excerpt: '充电的时候冒烟了',
    author: '西瓜味的风',
    site: 'weibo.com',
    permalink: 'https://weibo.com/1/a',
    brand: '云雀',
    reasons: [{ 'zh-CN': '“冒烟”属安全风险', en: '“smoke” is a safety risk' }],
    publishedAt: mention.publishedAt,
    dueAt: mention.answerDueAt,
    storySize: 3,
    ackUrl: null,
    drill: false,
    ...change,
  };
  const alert = await inTransaction(api.store.db, (trx) =>
    insertAlert(trx, {
      kind: 'mention',
      mentionId: mention.id,
      ticketId: null,
      channelId: 'c',
      content,
      now: api.clock.now(),
    }),
  );
  return { number: alert.number, mention };
}

interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

async function open(path: string, options: { cookie?: string; language?: string } = {}): Promise<Page> {
  const response = await fetch(url + path, {
    redirect: 'manual',
    headers: { 'accept-language': options.language ?? 'zh-CN', cookie: options.cookie ?? '' },
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function submit(path: string, fields: Record<string, string>, cookie = ''): Promise<Page> {
  const response = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function bind(role: Role, number: number): Promise<string> {
  const { code } = await insertPairingCode(api.store.db, {
    personId: api.people[role].person.id,
    now: api.clock.now(),
  });
  const { status, headers } = await submit(`/a/${number}/bind`, { code });
  expect(status).toBe(303);
  const cookie = headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  return cookie.split(';')[0] ?? '';
}

const keyOf = (page: Page) => /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
const stateOf = async (mention: Mention) => (await getMention(api.store.db, mention.id)).state;

describe('the listener', () => {
  test('has its own addresses and nothing of the API', async () => {
    expect((await open('/healthz')).text).toBe('{"ok":true}');
    for (const path of ['/', '/v1/me', '/v1/pair', '/openapi.json', '/metrics', '/v1/stream', '/a', '/a/', '/x']) {
      expect([path, (await open(path)).status]).toEqual([path, 404]);
    }
  });

  test('answers to its own name only', async () => {
    for (const [host, status] of [
      ['care.example.com', 200],
      ['127.0.0.1', 200],
      ['evil.test', 421],
      ['care.example.com.evil.test', 421],
    ] as const) {
      expect([host, (await sendRaw(port, writeGet('/healthz', [['Host', host]]))).status]).toEqual([host, status]);
    }
  });

  test('takes small forms only', async () => {
    const post = (body: string, type: string) =>
      fetch(`${url}/a/1/bind`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await post('{"code":"1"}', 'application/json')).status).toBe(415);
    expect((await post(`code=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded')).status).toBe(413);
  });

  test('pages run the one script of ours and load nothing, and are not to be kept', async () => {
    const { headers, text } = await open('/a/1');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(text).not.toMatch(/<script|<img|<link|@import|url\(/);
    const { number } = await addAlert();
    const alert = await open(`/a/${number}`, { cookie: await bind('pr', number) });
    const [script = '', more] = [...alert.text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
    expect(more).toBeUndefined();
    const hash = createHash('sha256').update(script).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}';`);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  });

  test('too many from one place are held off; the proxy says which place', async () => {
    const small = await createPublicServer({
      store: api.store,
      clock: api.clock,
      log: createLog('silent', () => undefined),
      publicUrl: 'http://127.0.0.1',
      workspaceName: 'test',
      requestsPerMinute: 2,
    });
    const from = async (address: string) =>
      (await small.inject({ url: '/healthz', headers: { host: '127.0.0.1', 'x-forwarded-for': address } })).statusCode;
    expect([await from('203.0.113.1'), await from('203.0.113.1'), await from('203.0.113.1')]).toEqual([200, 200, 429]);
    expect(await from('203.0.113.2')).toBe(200);
    await small.close();
  });
});

describe('a phone that nobody is bound to', () => {
  test('learns nothing: the page is the same whether there is such an alert or not', async () => {
    const { number } = await addAlert();
    const there = await open(`/a/${number}`);
    const not = await open('/a/999999');
    expect(there.status).toBe(200);
    expect(there.text.replaceAll(`/a/${number}/`, '/a/N/')).toBe(not.text.replaceAll('/a/999999/', '/a/N/'));
    for (const bad of ['0', '-1', 'x', '1e3', '99999999999999999999', '%00'])
      expect((await open(`/a/${bad}`)).status).toBe(404);
  });

  test('is bound once with a code; a wrong one is told', async () => {
    const { number } = await addAlert();
    const wrong = await submit(`/a/${number}/bind`, { code: 'nonsense' });
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([403, null]);
    expect(wrong.text).toContain('配对码不对');
    const cookie = await bind('pr', number);
    expect((await open(`/a/${number}`, { cookie })).text).toContain(api.people.pr.person.name);
  });
});

describe('the alert on a phone', () => {
  test('shows level, time left, reasons, story and who has it, in the language of the phone', async () => {
    const { number } = await addAlert();
    const cookie = await bind('pr', number);
    const zh = await open(`/a/${number}`, { cookie });
    for (const words of [
      '红',
      `A-${number}`,
      '剩 ',
      '充电的时候冒烟了',
      '西瓜味的风',
      '安全风险',
      '待认领',
      '我来处理',
    ])
      expect(zh.text).toContain(words);
    const en = await open(`/a/${number}`, { cookie, language: 'en-GB,en;q=0.9' });
    expect(en.text).toContain('<html lang="en">');
    expect(en.text).toContain('I take it');
    expect(en.text).toContain('safety risk');
  });

  test('texts from outside are text, and only web links are links', async () => {
    const { number } = await addAlert({
      excerpt: HOSTILE,
      author: HOSTILE,
      site: HOSTILE,
      permalink: 'javascript:alert(1)',
    });
    const { text } = await open(`/a/${number}`, { cookie: await bind('pr', number) });
    expect(text.split('<script')).toHaveLength(2);
    expect(text).not.toMatch(/<script>alert|<img|javascript:/);
    expect(text).toContain('&lt;script&gt;');
  });

  test('GET changes nothing; the button claims and acknowledges', async () => {
    const { number, mention } = await addAlert();
    const cookie = await bind('pr', number);
    const page = await open(`/a/${number}`, { cookie });
    await open(`/a/${number}/me`, { cookie });
    expect((await open(`/a/${number}/me/take`, { cookie })).status).toBe(404);
    expect(await stateOf(mention)).toBe('open');
    const done = await submit(`/a/${number}/me/take`, { key: keyOf(page) }, cookie);
    expect([done.status, done.headers.get('location')]).toEqual([303, `/a/${number}`]);
    const [alert] = await listAlerts(api.store.db, { mentionId: mention.id });
    expect(alert?.acknowledgedBy).toBe(api.people.pr.person.id);
    const { client } = api.people.pr;
    await client.acknowledgeAlert({ params: { id: alert?.id ?? '' } });
    const lines = await readAudit(api.store.db, `mention:${mention.id}`);
    // Taking notice twice is one line.
    expect(lines.map((line) => line.action)).toEqual(['mention.claimed', 'alert.acknowledged']);
    expect((await getMention(api.store.db, mention.id)).claimedBy).toBe(api.people.pr.person.id);
    expect((await open(`/a/${number}`, { cookie })).text).not.toContain('我来处理');
  });

  test('a form of another site, or of another phone, does nothing', async () => {
    const { number, mention } = await addAlert();
    const cookie = await bind('pr', number);
    const other = await open(`/a/${number}`, { cookie: await bind('social', number) });
    for (const key of ['', 'x', keyOf(other)])
      expect((await submit(`/a/${number}/me/take`, { key }, cookie)).status).toBe(404);
    const mine = keyOf(await open(`/a/${number}`, { cookie }));
    expect((await submit(`/a/${number}/me/take`, { key: mine })).status).toBe(404);
    expect((await submit(`/a/${number}/me/explode`, { key: mine }, cookie)).status).toBe(404);
    expect(await stateOf(mention)).toBe('open');
  });

  test('not ours puts it aside; passing on hands it to a colleague; who is late is told', async () => {
    const first = await addAlert();
    const cookie = await bind('social', first.number);
    const press = async (number: number, action: string, fields: Record<string, string> = {}) => {
      const key = keyOf(await open(`/a/${number}`, { cookie }));
      return submit(`/a/${number}/me/${action}`, { key, ...fields }, cookie);
    };
    expect((await press(first.number, 'not-ours')).status).toBe(303);
    expect(await getMention(api.store.db, first.mention.id)).toMatchObject({
      state: 'dismissed',
      dismissReason: 'not-ours',
    });

    const second = await addAlert();
    const to = api.people.agent.person.id;
    expect((await press(second.number, 'pass', { to })).status).toBe(303);
    expect((await getMention(api.store.db, second.mention.id)).claimedBy).toBe(to);
    const late = await press(second.number, 'not-ours');
    expect(late.status).toBe(409);
    expect(late.text).toContain(api.people.agent.person.name);
    expect((await press((await addAlert()).number, 'pass', { to: 'nobody' })).status).toBe(404);
  });

  test('SOC-6: PR is called once, by whoever is not PR; it stays open until somebody takes it', async () => {
    const { number, mention } = await addAlert();
    const cookie = await bind('social', number);
    await inTransaction(api.store.db, (trx) => setPersonChannels(trx, api.people.pr.person.id, ['pr-phone']));
    const key = keyOf(await open(`/a/${number}`, { cookie }));
    expect((await open(`/a/${number}`, { cookie: await bind('pr', number) })).text).not.toContain('请公关介入');
    for (let times = 0; times < 2; times += 1)
      expect((await submit(`/a/${number}/me/call-pr`, { key }, cookie)).status).toBe(303);
    const called = (await listAlerts(api.store.db, { mentionId: mention.id })).filter(
      ({ kind }) => kind === 'escalation',
    );
    expect(called).toMatchObject([
      { channelId: 'pr-phone', content: { level: 'red', dueAt: mention.answerDueAt, brand: null } },
    ]);
    expect(called[0]?.content.headline['zh-CN']).toContain(api.people.social.person.name);
    const page = (await open(`/a/${number}`, { cookie })).text;
    expect(page).toContain('已请公关介入');
    expect(page).not.toContain('请公关介入</button>');
    expect(page).toContain('我来处理');
    expect(await stateOf(mention)).toBe('open');
  });

  test('of a late box of a case says when it was due; who sees to it owns it, and it has no buttons of a post', async () => {
    const { db } = api.store;
    const now = api.clock.now();
    const opened = await inTransaction(db, (trx) =>
      insertCase(trx, {
        ...{ title: '充电器冒烟', brandId: null, origin: 'hand', subjectId: null, storyId: null, ownerId: null },
        ...{ drill: false, now },
      }),
    );
    const caseId = opened?.id ?? '';
    const { number, mention } = await addAlert({
      ...{ kind: 'case', site: null, author: null, permalink: null, dueAt: now - 90_000 },
      crisis: { caseId, step: 'regulator' },
    });
    await db.updateTable('alerts').set({ mentionId: null, kind: 'case' }).where('mentionId', '=', mention.id).execute();
    const cookie = await bind('pr', number);
    const page = await open(`/a/${number}`, { cookie });
    for (const words of ['云雀', '还没有人知悉', '知道了，我来跟进']) expect(page.text).toContain(words);
    expect(page.text).toMatch(/超时 \d:\d\d/);
    // A day is not said in minutes.
    api.clock.aheadMs = 25 * 3_600_000;
    const later = await open(`/a/${number}`, { cookie, language: 'en' });
    api.clock.aheadMs = 0;
    expect(later.text).toMatch(/25 h \d min late/);
    for (const words of ['不是我们的', '转给别人', '请公关介入', '同一事件']) expect(page.text).not.toContain(words);
    expect((await submit(`/a/${number}/me/take`, { key: keyOf(page) }, cookie)).status).toBe(303);
    const { person } = api.people.pr;
    expect((await listCaseSteps(db, caseId)).find(({ step }) => step === 'regulator')?.ownerId).toBe(person.id);
    const after = (await open(`/a/${number}`, { cookie })).text;
    expect(after).toContain(`${person.name} 已知悉`);
    expect(after).not.toContain('超时');
  });

  test('a page that refused goes on from the alert, not from the address of its form', async () => {
    const { number, mention } = await addAlert();
    const cookie = await bind('social', number);
    const key = keyOf(await open(`/a/${number}`, { cookie }));
    const { client } = api.people.agent;
    await client.claimMention({ params: { id: mention.id } });
    const late = await submit(`/a/${number}/me/not-ours`, { key }, cookie);
    expect(late.status).toBe(409);
    expect(late.text).toContain(`content="60;url=/a/${number}"`);
  });

  test('an auditor sees it and has no button', async () => {
    const { number } = await addAlert();
    const cookie = await bind('auditor', number);
    const page = await open(`/a/${number}`, { cookie });
    expect(page.text).toContain('充电的时候冒烟了');
    expect(page.text).not.toContain('<button');
  });
});

describe('the page of a message that told several', () => {
  /** Alerts that went out together on a channel, as the outbox keeps them. */
  async function tell(count: number, on = 'pr-group', change: (n: number) => Partial<AlertContent> = () => ({})) {
    const added = [];
    for (let n = 0; n < count; n += 1) added.push(await addAlert(change(n)));
    const mentions = added.map(({ mention }) => mention.id);
    const together = { channelId: on, groupKey: `parcel:${added[0]?.number}`, state: 'delivered' as const };
    const rows = api.store.db.updateTable('alerts').where('mentionId', 'in', mentions);
    await rows.set({ ...together, deliveredAt: api.clock.now() }).execute();
    for (const [n, one] of added.entries()) {
      const { level } = change(n);
      if (level) await rows.where('number', '=', one.number).set({ level }).execute();
    }
    return added;
  }
  const digestOf = (number: number, on = 'pr-group') => `/a/${number}?on=${on}`;

  test('shows all of them, the gravest first; its link without the message is that alert alone', async () => {
    const levels = ['yellow', 'red', 'orange'] as const;
    const told = await tell(3, 'pr-group', (n) => ({ level: levels[n] ?? 'blue' }));
    const [yellow, red, orange] = told.map(({ number }) => number) as [number, number, number];
    const cookie = await bind('pr', red);
    const { text } = await open(digestOf(red), { cookie });
    expect(text).toContain('同一条消息里的 3 条预警');
    expect([...text.matchAll(/name="take-(\d+)"/g)].map(([, n]) => Number(n))).toEqual([red, orange, yellow]);
    expect(text).toContain('没人接的 3 条都由我处理');
    for (const one of [yellow, orange]) expect(text).toContain(`href="/a/${one}"`);
    expect((await open(`/a/${red}`, { cookie })).text).not.toContain('同一条消息');
    // Another channel told it alone.
    expect((await open(digestOf(red, 'mail'), { cookie })).text).not.toContain('同一条消息');
    const en = await open(digestOf(red), { cookie, language: 'en' });
    expect(en.text).toContain('Take all 3 that are open');
  });

  test('some are taken, and what others took meanwhile stays theirs; then all that are left', async () => {
    const told = await tell(4);
    const [first, second, third, fourth] = told as [Told, Told, Told, Told];
    const path = digestOf(first.number);
    const cookie = await bind('pr', first.number);
    const key = keyOf(await open(path, { cookie }));
    const press = (action: string, fields: Record<string, string> = {}) =>
      submit(`/a/${first.number}/me/${action}?on=pr-group`, { key, from: '0', ...fields }, cookie);
    expect((await press('take-chosen')).text).toContain('还没有勾选');
    await api.people.agent.client.claimMention({ params: { id: third.mention.id } });
    const half = await press('take-chosen', { [`take-${second.number}`]: 'on', [`take-${third.number}`]: 'on' });
    expect([half.status, half.text.includes('其中 1 条已在别人手里')]).toEqual([409, true]);
    const holders = async () =>
      Promise.all(told.map(async ({ mention }) => (await getMention(api.store.db, mention.id)).claimedBy));
    const [pr, agent] = [api.people.pr.person.id, api.people.agent.person.id];
    expect(await holders()).toEqual([null, pr, agent, null]);
    // An alert of another message cannot be slipped in.
    const other = await addAlert();
    await press('take-chosen', { [`take-${other.number}`]: 'on' });
    expect(await stateOf(other.mention)).toBe('open');
    const done = await press('take-all');
    expect([done.status, done.headers.get('location')]).toEqual([303, path]);
    expect(await holders()).toEqual([pr, pr, agent, pr]);
    const [alert] = await listAlerts(api.store.db, { mentionId: fourth.mention.id });
    expect(alert?.acknowledgedBy).toBe(pr);
    const after = (await open(path, { cookie })).text;
    expect(after).toContain('每一条都有人');
    expect(after).not.toContain('<button');
  });

  test('a personal link opens the message as that person, and each of its alerts, but not what another channel told', async () => {
    const [first, second] = (await tell(2, 'own')) as [Told, Told];
    const secret = await readLinkSecret(api.store.db, api.clock.now());
    const { id: personId, name } = api.people.manager.person;
    const to = 'https://care.example.com';
    const link = personalAlertUrl(to, secret, { number: first.number, on: 'own', personId, now: api.clock.now() });
    const path = link.slice(to.length);
    const page = await open(path);
    expect(page.text).toContain(name);
    expect(page.text).toContain('同一条消息里的 2 条预警');
    const one = new RegExp(`href="(/a/${second.number}/[^"]+)"`).exec(page.text)?.[1] ?? '';
    expect((await open(one)).text).toContain(`A-${second.number}`);
    for (const bad of [path.replace('?on=own', '?on=pr-group'), path.replace('?on=own', '')])
      expect([bad, (await open(bad)).status]).toEqual([bad, 404]);
    const action = path.replace('?on=own', '/take-all?on=own');
    expect((await submit(action, { key: keyOf(page) })).headers.get('location')).toBe(path);
    expect((await getMention(api.store.db, second.mention.id)).claimedBy).toBe(personId);
  });

  test('a storm stands on pages; all of a page is taken and no more; a phone that is bound first comes back to it', async () => {
    const told = await tell(53);
    const path = digestOf(told[0]?.number ?? 0);
    const { code } = await insertPairingCode(api.store.db, {
      ...{ personId: api.people.pr.person.id, now: api.clock.now() },
    });
    const unbound = await open(path);
    const form = /action="([^"]+)"/.exec(unbound.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const bound = await submit(form, { code });
    expect(bound.headers.get('location')).toBe(path);
    const cookie = (bound.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await open(path, { cookie });
    expect(page.text).toContain('第 1–50 条，共 53 条');
    expect(page.text).toContain('本页没人接的 50 条都由我处理');
    const key = keyOf(page);
    await submit(`/a/${told[0]?.number}/me/take-all?on=pr-group`, { key, from: '50' }, cookie);
    const states = await Promise.all(told.map(({ mention }) => stateOf(mention)));
    expect(states.map((state) => state === 'claimed')).toEqual(told.map((_, n) => n >= 50));
    expect((await open(`${path}&from=50`, { cookie })).text).toContain('每一条都有人');
  });
});

type Told = Awaited<ReturnType<typeof addAlert>>;

describe('a personal link', () => {
  test('opens one alert as one person for a day, and no other', async () => {
    const { number, mention } = await addAlert();
    const other = await addAlert();
    const secret = await readLinkSecret(api.store.db, api.clock.now());
    const personId = api.people.manager.person.id;
    const link = personalAlertUrl('https://care.example.com', secret, { number, personId, now: api.clock.now() });
    const path = link.replace('https://care.example.com', '');
    expect(groupAlertUrl('https://care.example.com/', { number })).toBe(`https://care.example.com/a/${number}`);
    const page = await open(path);
    expect(page.text).toContain(api.people.manager.person.name);
    const grant = path.split('/').at(-1) ?? '';
    for (const bad of [
      `/a/${other.number}/${grant}`,
      `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
      path.replace(personId, api.people.admin.person.id),
      `/a/${number}/${grant.replace(/\.[^.]+\./, '.zzzzzzzz.')}`,
    ])
      expect([bad, (await open(bad)).status]).toEqual([bad, 404]);
    api.clock.aheadMs = 25 * 3_600_000;
    expect((await open(path)).status).toBe(404);
    api.clock.aheadMs = 0;
    expect((await submit(`${path}/take`, { key: keyOf(page) })).status).toBe(303);
    expect((await getMention(api.store.db, mention.id)).claimedBy).toBe(personId);
  });

  test('stands only in a message that nobody else can read: a group has the number only', async () => {
    const { db } = api.store;
    const { manager, admin } = api.people;
    const to = 'https://care.example.com/';
    const linkOf = async (id: string, type: typeof email | typeof telegram, settings: unknown) =>
      (await chooseAlertLink(db, { id, type: type as AlertChannel, settings }, to, api.clock.now()))?.(7, false);
    const mailbox = { ...email.example, to: ['wang@example.com'], personal: true };
    expect(await linkOf('mail', email, mailbox)).toBe(`${to}a/7`);
    await inTransaction(db, async (trx) => {
      await setPersonChannels(trx, manager.person.id, ['mail', 'mails', 'chat', 'group', 'shared']);
      await setPersonChannels(trx, admin.person.id, ['shared']);
    });
    const own = new RegExp(`^${to}a/7/${manager.person.id}\\.`);
    expect(await linkOf('mail', email, mailbox)).toMatch(own);
    expect(await linkOf('chat', telegram, { ...telegram.example, chatId: 55 })).toMatch(own);
    for (const [id, type, settings] of [
      // Nobody sees from an address whether it is a list: only who says that it is one person's makes it so.
      ['mail', email, { ...email.example, to: ['wang@example.com'] }],
      ['mails', email, { ...mailbox, to: ['wang@example.com', 'pr@example.com'] }],
      ['group', telegram, { ...telegram.example, chatId: -55 }],
      ['group', telegram, { ...telegram.example, chatId: '@alerts' }],
      ['shared', email, mailbox],
    ] as const)
      expect([id, await linkOf(id, type, settings)]).toEqual([id, `${to}a/7`]);
    await inTransaction(db, (trx) => changePerson(trx, { id: manager.person.id, active: false }));
    expect(await linkOf('mail', email, mailbox)).toBe(`${to}a/7`);
  });
});
