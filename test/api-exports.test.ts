import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAudit } from '../monitor/store/audit/audit.ts';
import type { TicketDraft } from '../shared/model/ticket.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleAnalysis, sampleTicket } from './helpers/store-samples.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

async function addTicket(change: Partial<TicketDraft>): Promise<number> {
  const body = { ...sampleTicket({ clientKey: randomUUID(), ...change }), evidence: null };
  return (await api.people.agent.client.createTicket({ body })).ticket.number;
}

async function read(path: string): Promise<{ text: string; headers: Headers }> {
  const response = await fetch(api.baseUrl + path, { headers: { authorization: `Bearer ${api.people.lead.token}` } });
  expect(response.status).toBe(200);
  // The mark at the start is part of the file, and `text()` would take it off.
  return { text: Buffer.from(await response.arrayBuffer()).toString('utf8'), headers: response.headers };
}

test('tickets: the columns of TKT-1 first, masked, no formula, practice left out, and the taking is recorded', async () => {
  const number = await addTicket({
    problem: '=HYPERLINK("http://evil.test","退款") 电话13800138000',
    contact: '13800138000',
    orderNumber: 'SF1234567890123',
    product: '@SUM(A1:A9)',
    createdAt: Date.UTC(2026, 2, 2, 8),
    publishedAt: Date.UTC(2026, 2, 2, 7, 50),
  });
  await addTicket({ problem: '演练里的问题', drill: true });
  const { text, headers } = await read('/v1/exports/tickets.csv');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="tickets-\d{4}-\d\d-\d\d\.csv"$/);
  const [header = '', line = ''] = text.split('\r\n');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(header.replace('\ufeff', '').split(',').slice(0, 12)).toEqual([
    '客户ID',
    '客户类型',
    '联系方式',
    '问题描述',
    '问题分类',
    '紧急程度',
    '首次响应时间',
    '处理人',
    '处理状态',
    '解决结果',
    '满意度评分',
    '工单号',
  ]);
  expect(line).toContain(`"'=HYPERLINK(`);
  expect(line).toContain("'@SUM(A1:A9)");
  expect(line).toContain('2026-03-02 16:00:00');
  expect(line).toContain(`,${number},`);
  expect(line).toContain(api.people.agent.person.name);
  expect(line).toMatch(/^C-1,新,/);
  expect(text).not.toMatch(/13800138000|SF1234567890123|演练里的问题/);
  expect((await read('/v1/exports/tickets.csv?drill=true')).text).toContain('演练里的问题');
  const lines = await readAudit(api.store.db, 'system');
  expect(lines.at(-1)).toMatchObject({ action: 'export.made', actorId: api.people.lead.person.id });
});

test('mentions: the monitoring table of SOC-9, negative ones unless all are asked for', async () => {
  await api.addMention({ text: '漏水了,客服电话13800138000没人接' });
  const praise = sampleAnalysis({
    sentiment: { label: 'pos', score: 0.9, confidence: 0.9 },
    complaint: { is: false, confidence: 0.9 },
    kind: 'praise',
  });
  await api.addMention({ text: '很好用', analysis: praise });
  const { text } = await read('/v1/exports/mentions.csv?lang=en&zone=UTC');
  expect(text.split('\r\n')[0]).toContain('Platform,Author,Link');
  expect(text).toContain('漏水了');
  expect(text).not.toMatch(/很好用|13800138000/);
  expect((await read('/v1/exports/mentions.csv?all=true')).text).toContain('很好用');
});

test('the live table has the rows of the export, narrowed alike, with what came of the ticket, masked', async () => {
  const { lead, agent } = api.people;
  const mention = await api.addMention({ text: '监测表里的漏水', level: 'orange', site: 'weibo' });
  const draft = sampleTicket({ clientKey: randomUUID(), mentionId: mention.id });
  const { ticket } = await agent.client.createTicket({ body: { ...draft, evidence: null } });
  const params = { id: ticket.id };
  await lead.client.updateTicket({ params, body: { state: 'working' } });
  await lead.client.updateTicket({ params, body: { state: 'resolved', result: '已换新，回电 13800138000' } });
  const query = { level: ['orange' as const], site: ['weibo'] };
  const { items, next } = await agent.client.listMonitored({ query });
  expect(next).toBeNull();
  const row = items.find((one) => one.mention.id === mention.id);
  expect(row?.ticket).toMatchObject({ number: ticket.number, state: 'resolved' });
  expect(row?.ticket?.result).toMatch(/^已换新/);
  expect(JSON.stringify(row?.ticket)).not.toContain('13800138000');
  const { text } = await read('/v1/exports/mentions.csv?level=orange&site=weibo');
  expect(text.split('\r\n')).toHaveLength(items.length + 2);
  expect(text).toContain(`#${ticket.number} 已解决: 已换新`);
  expect((await agent.client.listMonitored({ query: { ...query, state: ['dismissed'] } })).items).toEqual([]);
});

test('a negative post that is pushed down by praise is still on the first page of the live table', async () => {
  const low = await api.addMention({ text: '先来的差评', site: 'paged' });
  const praise = sampleAnalysis({
    sentiment: { label: 'pos', score: 0.9, confidence: 0.9 },
    complaint: { is: false, confidence: 0.9 },
  });
  for (let i = 0; i < 3; i += 1) await api.addMention({ text: `好用 ${i}`, analysis: praise, site: 'paged' });
  const { client } = api.people.agent;
  const ask = async (all: boolean) =>
    (await client.listMonitored({ query: { site: ['paged'], all, limit: 2 } })).items.map((one) => one.mention.id);
  expect(await ask(false)).toEqual([low.id]);
  expect(await ask(true)).not.toContain(low.id);
});

test('put aside is told in words, not in codes', async () => {
  const mention = await api.addMention({ text: '同名的别家', site: 'aside' });
  await api.people.social.client.dismissMention({ params: { id: mention.id }, body: { reason: 'not-ours' } });
  expect((await read('/v1/exports/mentions.csv?site=aside')).text).toContain(',与我们无关\r\n');
});

test('a long table comes whole, each case once', async () => {
  const texts = Array.from({ length: 1203 }, (_, i) => ({ text: `第 ${i} 条` }));
  for (let i = 0; i < texts.length; i += 100) await api.addMentions(texts.slice(i, i + 100));
  const lines = (await read('/v1/exports/mentions.csv')).text.split('\r\n').slice(1, -1);
  const numbers = lines.map((line) => line.split(',')[0]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(lines.filter((line) => /第 \d+ 条/.test(line))).toHaveLength(1203);
});

test('a range and a zone are kept to, a zone that does not exist is told', async () => {
  const at = Date.UTC(2020, 0, 1);
  await api.addMention({ publishedAt: at, text: '二〇二〇年的事' });
  expect((await read(`/v1/exports/mentions.csv?since=${at}&before=${at + 1}`)).text.split('\r\n')).toHaveLength(3);
  await expect(api.people.lead.client.exportMentions({ query: { zone: 'Mars/Olympus' } })).rejects.toMatchObject({
    code: 'bad-zone',
    status: 400,
  });
});

test('workbooks: the same tables with text as text and numbers as numbers, named and recorded like the others', async () => {
  const number = await addTicket({ problem: '=1+1 <b>&', createdAt: Date.UTC(2027, 2, 2, 8) });
  await api.addMention({ text: '@SUM(A1) 退款', analysis: sampleAnalysis() });
  for (const [path, words] of [
    ['/v1/exports/tickets.xlsx?since=1', ['=1+1 &lt;b&gt;&amp;</t>', `<c><v>${number}</v></c>`, '客户ID']],
    ['/v1/exports/mentions.xlsx?lang=en', ['@SUM(A1) 退款</t>', 'Platform']],
  ] as const) {
    const response = await fetch(api.baseUrl + path, {
      headers: { authorization: `Bearer ${api.people.lead.token}` },
    });
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(response.headers.get('content-disposition')).toMatch(/filename="(tickets|mentions)-[\d-]{10}\.xlsx"$/);
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    for (const word of words) expect(sheet).toContain(word);
    expect(sheet).not.toMatch(/<f>|t="str"/);
  }
  const lines = await readAudit(api.store.db, 'system');
  expect(lines.map(({ details }) => details.table)).toEqual(
    expect.arrayContaining(['exportTicketsXlsx', 'exportMentionsXlsx']),
  );
});

test('figures: every number of the board with the stretch before it, by name and not by id', async () => {
  const at = Date.UTC(2026, 4, 5, 12);
  await api.addMention({ text: '漏水', publishedAt: at, site: 'weibo' });
  const query = `since=${at - 86_400_000}&before=${at + 86_400_000}&zone=UTC`;
  const { text, headers } = await read(`/v1/exports/figures.csv?${query}&lang=en`);
  expect(headers.get('content-disposition')).toMatch(/filename="figures-[\d-]+\.csv"/);
  const lines = text.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toMatch(/^From,To,By,Name,Mentions,Negative,Bad-review rate/);
  expect(lines[1]).toMatch(/^2026-05-04 12:00:00,2026-05-06 12:00:00,all,,1,1,1,/);
  // The stretch before had nothing: shares of nothing stay empty.
  expect(lines[2]).toMatch(/^2026-05-02 12:00:00,2026-05-04 12:00:00,all,,0,0,,/);
  expect(lines).toContainEqual(expect.stringMatching(/,platform,weibo,1,/));
  expect(lines).toContainEqual(expect.stringMatching(/,day,2026-05-05,1,/));
  const response = await fetch(`${api.baseUrl}/v1/exports/figures.xlsx?${query}`, {
    headers: { authorization: `Bearer ${api.people.lead.token}` },
  });
  const sheet = strFromU8(unzipSync(new Uint8Array(await response.arrayBuffer()))['xl/worksheets/sheet1.xml']!);
  expect(sheet).toContain('差评率');
});

test('tickets and posts are those of the chosen time, brand and channel, and nothing else', async () => {
  const day = Date.UTC(2026, 4, 5);
  const add = (problem: string, change: Partial<TicketDraft>) =>
    addTicket({ problem, brandId: 'lark', channel: 'chat', createdAt: day + 3_600_000, publishedAt: null, ...change });
  await add('这一张', {});
  await add('别的渠道', { channel: 'mail' });
  await add('别的品牌', { brandId: 'yunque' });
  await add('前一天', { createdAt: day - 3_600_000 });
  await add('后一天', { createdAt: day + 86_400_000 });
  const range = `since=${day}&before=${day + 86_400_000}`;
  const tickets = (await read(`/v1/exports/tickets.csv?${range}&brand=lark&channel=chat`)).text;
  expect(tickets.trim().split('\r\n')).toHaveLength(2);
  expect(tickets).toContain('这一张');

  const at = { publishedAt: day + 1, foundAt: day + 2, brandId: 'lark', text: '帖子一' };
  await api.addMentions([at, { ...at, text: '带星的', rating: 1 }, { ...at, text: '别的品牌', brandId: 'yunque' }]);
  const ofChannel = async (channel: string) =>
    (await read(`/v1/exports/mentions.csv?${range}&all=true&brand=lark&channel=${channel}`)).text.trim().split('\r\n');
  expect(await ofChannel('review')).toEqual([expect.any(String), expect.stringContaining('带星的')]);
  expect(await ofChannel('social')).toEqual([expect.any(String), expect.stringContaining('帖子一')]);
});
