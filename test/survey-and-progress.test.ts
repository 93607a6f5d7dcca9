import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPublicServer } from '../monitor/api/public-server.ts';
import { createLog } from '../monitor/log.ts';
import type { Ticket, TicketDraft } from '../shared/model/ticket.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleTicket } from './helpers/store-samples.ts';

const PUBLIC = 'https://care.example.com';
let api: TestApi;
let server: FastifyInstance;
let url: string;
beforeAll(async () => {
  api = await runApi({ publicUrl: PUBLIC });
  server = await createPublicServer({
    store: api.store,
    clock: api.clock,
    log: createLog('silent', () => undefined),
    publicUrl: PUBLIC,
    workspaceName: '云雀 客服中心',
    requestsPerMinute: 1_000_000,
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

async function addTicket(change: Partial<TicketDraft> = {}): Promise<Ticket> {
  const draft = sampleTicket({ clientKey: randomUUID(), ...change });
  return (await api.people.agent.client.createTicket({ body: { ...draft, evidence: null } })).ticket;
}

async function open(path: string, language = 'zh-CN'): Promise<{ status: number; text: string }> {
  const response = await fetch(url + path, { headers: { 'accept-language': language } });
  return { status: response.status, text: await response.text() };
}

async function submit(path: string, fields: Record<string, string>, from = '203.0.113.1') {
  const headers = { 'x-forwarded-for': from };
  const response = await fetch(url + path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
}

describe('SAT-1: the survey of a ticket', () => {
  const scores = { attitude: '5', efficiency: '4', effectiveness: '3' };

  test('three scores with the names of their steps, and an open question; the link works once', async () => {
    const ticket = await addTicket();
    const invite = await api.people.agent.client.inviteToSurvey({ params: { id: ticket.id } });
    expect(invite.url).toMatch(/^https:\/\/care\.example\.com\/s\/[\w-]{32}$/);
    const path = invite.url.replace(PUBLIC, '');
    for (let i = 0; i < 3; i += 1) {
      const page = await open(path);
      expect(page.status).toBe(200);
      for (const words of ['服务态度', '1 态度恶劣', '5 热情专业', '5 快速精准', '5 超出预期'])
        expect(page.text).toContain(words);
    }
    expect((await open(path, 'en')).text).toContain('warm and professional');
    const sent = await submit(path, { ...scores, comment: '<b>谢谢</b>' });
    expect([sent.status, sent.text.includes('谢谢您')]).toEqual([200, true]);
    expect((await api.people.agent.client.getTicket({ params: { id: ticket.id } })).ticket.satisfaction).toBe(4);
    const { survey } = await api.people.agent.client.getTicketWork({ params: { id: ticket.id } });
    expect(survey).toEqual({
      attitude: 5,
      efficiency: 4,
      effectiveness: 3,
      comment: '<b>谢谢</b>',
      answeredAt: expect.any(Number),
    });
    expect((await open(path)).status).toBe(410);
    expect((await submit(path, scores)).status).toBe(410);
    const { items } = await api.people.agent.client.listEvents({ query: { limit: 1000 } });
    expect(items.at(-1)).toMatchObject({ type: 'ticket.updated', subjectId: ticket.id });
  });

  test('an answer that is missing or made up uses nothing up', async () => {
    const ticket = await addTicket();
    const invite = await api.people.agent.client.inviteToSurvey({ params: { id: ticket.id } });
    const path = invite.url.replace(PUBLIC, '');
    for (const wrong of [
      { attitude: '5' },
      { ...scores, attitude: '0' },
      { ...scores, efficiency: '6' },
      { ...scores, effectiveness: '4.5' },
      { ...scores, attitude: 'x' },
    ]) {
      const { status, text } = await submit(path, wrong);
      expect([status, text.includes('请选一个答案')]).toEqual([400, true]);
    }
    // What was answered, and the words, are there again.
    const { text } = await submit(path, { attitude: '5', comment: '说了"很多"\n第二行' });
    expect(text).toMatch(/name="attitude" value="5" required checked/);
    expect(text).not.toMatch(/name="efficiency" value="\d" required checked/);
    expect(text).toContain('说了&quot;很多&quot;\n第二行</textarea>');
    expect((await submit(path, scores)).status).toBe(200);
  });

  test('the customer reads who asks', async () => {
    const ticket = await addTicket();
    const invite = await api.people.agent.client.inviteToSurvey({ params: { id: ticket.id } });
    for (const path of [invite.url.replace(PUBLIC, ''), '/s/made-up', '/p'])
      expect((await open(path)).text, path).toContain('<p class="house">云雀 客服中心</p>');
  });

  test('an old link, and one that was made up, are gone', async () => {
    const ticket = await addTicket();
    const invite = await api.people.agent.client.inviteToSurvey({ params: { id: ticket.id } });
    api.clock.aheadMs = 15 * 86_400_000;
    expect((await open(invite.url.replace(PUBLIC, ''))).status).toBe(410);
    api.clock.aheadMs = 0;
    expect((await open('/s/made-up')).status).toBe(410);
  });

  test('two who send at the same time are counted once', async () => {
    const ticket = await addTicket();
    const invite = await api.people.agent.client.inviteToSurvey({ params: { id: ticket.id } });
    const path = invite.url.replace(PUBLIC, '');
    const all = await Promise.all(Array.from({ length: 5 }, () => submit(path, scores)));
    expect(all.map((one) => one.status).sort()).toEqual([200, 410, 410, 410, 410]);
  });
});

test('SAT-2: the anonymous survey keeps sums only, and shows no group under five', async () => {
  const { client } = api.people.agent;
  const month = new Date(api.clock.now()).toISOString().slice(0, 7);
  for (let i = 0; i < 5; i += 1) {
    const { items } = await client.readSurveySums({ query: { months: [month] } });
    expect(items).toEqual([]);
    const invite = await client.inviteAnonymously({ body: { group: 'yunque' } });
    const path = invite.url.replace(PUBLIC, '');
    expect((await open(path)).text).toContain('匿名');
    expect((await submit(path, { satisfied: '5', nps: String(6 + i) })).status).toBe(200);
  }
  const { items } = await client.readSurveySums({ query: { months: [month] } });
  expect(items).toHaveLength(2);
  expect(items.find((one) => one.question === 'satisfied')).toMatchObject({
    group: 'yunque',
    counts: { 5: 5 },
    total: 5,
  });
});

describe('TKT-7: progress by order number and telephone', () => {
  test('tells the state and nothing else, and only when both fit', async () => {
    const ticket = await addTicket({ orderNumber: 'YQ20260302001', contact: '138 0013 8009', problem: '秘密的问题' });
    await api.people.agent.client.updateTicket({ params: { id: ticket.id }, body: { state: 'working' } });
    const found = await submit('/p', { order: 'yq20260302001', phone: '+86 13800138009' }, '203.0.113.2');
    expect(found.status).toBe(200);
    expect(found.text).toContain(`#${ticket.number}`);
    expect(found.text).toContain('处理中');
    expect(found.text).not.toMatch(/秘密|小王|1380013/);
    for (const [order, phone] of [
      ['YQ20260302001', '13800138000'],
      ['YQ2026030200', '13800138009'],
      ['YQ20260302001', ''],
      ['', '13800138009'],
      ['%', '%'],
    ] as const) {
      const { status, text } = await submit('/p', { order, phone }, `203.0.113.${order.length + phone.length + 10}`);
      expect([status, text.includes('没有找到')]).toEqual([404, true]);
    }
  });

  test('what was asked in vain is there to be corrected', async () => {
    const { text } = await submit('/p', { order: 'YQ"<1>', phone: '1380013' }, '203.0.113.61');
    expect(text).toContain('name="order" value="YQ&quot;&lt;1&gt;"');
    expect(text).toContain('name="phone" value="1380013"');
  });

  test('a ticket that was made one with others is as far as the one that goes on', async () => {
    const at = (orderNumber: string) => addTicket({ orderNumber, contact: '13800138011' });
    const [first, second, third] = [await at('YQ-MERGE-1'), await at('YQ-MERGE-2'), await at('YQ-MERGE-3')];
    for (const [from, into] of [
      [first, second],
      [second, third],
    ] as const)
      await api.people.agent.client.mergeTicket({ params: { id: from.id }, body: { into: into.id } });
    await api.people.agent.client.updateTicket({ params: { id: third.id }, body: { state: 'working' } });
    const { text } = await submit('/p', { order: 'YQ-MERGE-1', phone: '13800138011' }, '203.0.113.62');
    expect(text).toContain(`#${first.number}`);
    expect(text).toContain('处理中');
    expect(text).not.toContain('已关闭');
  });

  test('a ticket without a known person, and practice, are never found', async () => {
    await addTicket({ orderNumber: 'YQ-NOBODY-1', contact: null, customer: null });
    await addTicket({ orderNumber: 'YQ-DRILL-1', contact: '13800138010', drill: true });
    expect((await submit('/p', { order: 'YQ-NOBODY-1', phone: '13800138099' }, '203.0.113.60')).status).toBe(404);
    expect((await submit('/p', { order: 'YQ-DRILL-1', phone: '13800138010' }, '203.0.113.61')).status).toBe(404);
  });

  test('guessing is slow: five tries a minute', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      statuses.push((await submit('/p', { order: `YQ-${i}-XXXX`, phone: '13800138000' }, '203.0.113.77')).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });
});

test('without publicUrl there is no link to give', async () => {
  const bare = await runApi();
  try {
    await expect(bare.people.agent.client.inviteAnonymously({ body: { group: 'x' } })).rejects.toMatchObject({
      code: 'no-public-url',
    });
  } finally {
    await bare.close();
  }
});
