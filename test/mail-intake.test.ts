import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailboxSchema } from '../monitor/config/schema.ts';
import { readMail } from '../monitor/desk/mail/read-mail.ts';
import { type classOf, takeMail } from '../monitor/desk/mail/take-mail.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { PIXEL_PNG } from './helpers/tiny-pictures.ts';

const server = { host: '127.0.0.1', port: 1, secure: false, plain: true, user: 'care', password: 'x' };
const mailbox = mailboxSchema.parse({
  ...{ id: 'care', address: 'care@brand.example', name: '客服', imap: server, smtp: server },
});
let api: TestApi;
beforeAll(async () => {
  api = await runApi({ mailboxes: [mailbox] });
});
afterAll(() => api.close());

interface Words {
  readonly id?: string;
  readonly answers?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly headers?: readonly string[];
}

function write({
  id = `${randomUUID()}@x.example`,
  answers,
  from = '王 <wang@x.example>',
  subject = '你好',
  text = '请问发货了吗',
  headers = [],
}: Words) {
  return Buffer.from(
    [
      ...[`Message-ID: <${id}>`, `From: ${from}`, 'To: care@brand.example', `Subject: ${subject}`],
      ...(answers === undefined ? [] : [`In-Reply-To: <${answers}>`, `References: <first@x.example> <${answers}>`]),
      ...['MIME-Version: 1.0', ...headers],
      ...(headers.some((line) => /^content-type/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
      ...['', text],
    ].join('\r\n'),
  );
}
type Judgement = Parameters<typeof classOf>[0];
const ordinary: Judgement = { kind: 'inquiry', topic: 'other', urgency: 'normal' };
const take = async (words: Words, judged: Judgement = ordinary) =>
  takeMail(
    { db: api.store.db, mailbox, analyze: () => judged, drill: false },
    await readMail(write(words)),
    Date.now() - 1000,
    Date.now(),
  );
const ticketOf = async (id: string | null) =>
  (await api.people.lead.client.getTicket({ params: { id: id ?? '' } })).ticket;

describe('SLA-MAIL', () => {
  test.each<[Judgement, string, number]>([
    [{ kind: 'complaint', topic: 'returns', urgency: 'normal' }, 'urgent', 60],
    [{ kind: 'fault', topic: 'quality', urgency: 'normal' }, 'important', 240],
    [{ kind: 'inquiry', topic: 'system', urgency: 'normal' }, 'important', 240],
    [ordinary, 'normal', 1440],
    [{ kind: 'inquiry', topic: 'account', urgency: 'critical' }, 'critical', 60],
  ])('%j is %s, answered within %i minutes', async (judged, urgency, minutes) => {
    const { ticketId } = await take({}, judged);
    const ticket = await ticketOf(ticketId);
    expect(ticket).toMatchObject({ channel: 'mail', urgency, contact: 'wang@x.example', customer: { name: '王' } });
    const clock = (await listClocksOf(api.store.db, ticket.id)).find(
      ({ policyId }) => policyId === 'mail-first-response',
    );
    expect(((clock?.dueAt ?? 0) - (clock?.startedAt ?? 0)) / 60_000).toBe(minutes);
  });
});

describe('threads', () => {
  test('an answer goes to its ticket and brings it back to the desk; attachments are evidence, markup is text, a false picture is bytes', async () => {
    const id = `${randomUUID()}@x.example`;
    const { ticketId } = await take({ id });
    const params = { id: ticketId ?? '' };
    await api.people.lead.client.updateTicket({ params, body: { state: 'waiting' } });
    const boundary = 'b1';
    const part = (type: string, name: string, body: string) =>
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}\r\n`;
    const answer = await take({
      answers: id,
      subject: 'Re: 你好',
      headers: [`Content-Type: multipart/mixed; boundary=${boundary}`],
      text: `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n还没到\r\n${part('text/html', '../../x.html', '<script>')}${part('image/png', 'a.png', 'PNG')}${part('image/png\r\nContent-Transfer-Encoding: base64', 'b.png', PIXEL_PNG)}--${boundary}--`,
    });
    expect(answer).toEqual({ state: 'taken', ticketId });
    const { ticket, evidence } = await api.people.lead.client.getTicket({ params });
    expect(ticket).toMatchObject({ state: 'working', evidenceCount: 3 });
    expect(evidence.map(({ kind, mediaType }) => [kind, mediaType])).toEqual([
      ['note', 'text/plain'],
      ['note', 'application/octet-stream'],
      ['screenshot', 'image/png'],
    ]);
    const { notes } = await api.people.lead.client.getTicketWork({ params });
    expect(notes.map(({ kind, text }) => [kind, text])).toEqual([['contact', 'Re: 你好\n\n还没到']]);
  });

  test('an answer to a ticket that was made one with another goes to the one that goes on', async () => {
    const id = `${randomUUID()}@x.example`;
    const [{ ticketId: from }, { ticketId: into }] = [
      await take({ id }),
      await take({ id: `${randomUUID()}@x.example` }),
    ];
    await api.people.lead.client.mergeTicket({ params: { id: from ?? '' }, body: { into: into ?? '' } });
    expect(await take({ answers: id, subject: 'Re: 自动回复：你好', text: '还没到' })).toEqual({
      state: 'taken',
      ticketId: into,
    });
    expect((await ticketOf(from)).state).toBe('closed');
    const { mails } = await api.people.lead.client.listTicketMails({ params: { id: into ?? '' } });
    expect(mails).toHaveLength(3);
  });

  test('the same mail again makes nothing; a subject alone joins nothing', async () => {
    const id = `${randomUUID()}@x.example`;
    const { ticketId } = await take({ id });
    expect(await take({ id })).toMatchObject({ state: 'known' });
    const other = await take({ subject: 'Re: 你好', answers: 'unknown@x.example' });
    expect(other.ticketId).not.toBe(ticketId);
  });
});

describe('machines', () => {
  test.each<[string, Words]>([
    ['an absence note', { headers: ['Auto-Submitted: auto-replied'] }],
    ['an absence note that only its subject tells', { subject: '自动回复：您的来信已收到' }],
    ['one in English', { subject: 'Automatic reply: your order' }],
    ['a bounce', { from: 'MAILER-DAEMON@x.example' }],
    ['an empty return path', { headers: ['Return-Path: <>'] }],
    ['a report', { headers: ['Content-Type: multipart/report; boundary=b'], text: '--b--' }],
    ['a list', { headers: ['List-Id: <news.x.example>'] }],
    ['bulk', { headers: ['Precedence: bulk'] }],
    ['our own address', { from: 'Care@Brand.example' }],
  ])('%s makes no ticket', async (_name, words) => {
    expect(await take(words)).toEqual({ state: 'skipped', ticketId: null });
  });

  test('an automatic answer to our mail stands on the ticket and changes nothing else', async () => {
    const id = `${randomUUID()}@x.example`;
    const { ticketId } = await take({ id });
    const params = { id: ticketId ?? '' };
    await api.people.lead.client.updateTicket({ params, body: { state: 'waiting' } });
    expect(await take({ answers: id, headers: ['Auto-Submitted: auto-replied'] })).toEqual({
      state: 'automatic',
      ticketId,
    });
    expect((await ticketOf(ticketId)).state).toBe('waiting');
  });
});

describe('broken mails', () => {
  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no header', Buffer.from('\r\n\r\nonly words')],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))],
    [
      'deep parts',
      Buffer.from(
        Array.from({ length: 300 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
          '',
        ),
      ),
    ],
    ['an endless id', write({ id: `${'i'.repeat(5000)}@x` })],
    ['half of a mail', write({ text: 'x'.repeat(1000) }).subarray(0, 150)],
    ['a wrong charset', write({ headers: ['Content-Type: text/plain; charset=klingon'], text: '你好' })],
    ['NUL and half a pair', write({ subject: 'a\u0000b', text: '\ud800x\u0000' })],
  ])('%s: kept as far as it can be read, once', async (_name, source) => {
    const mail = await readMail(source);
    const intake = { db: api.store.db, mailbox, analyze: () => ordinary, drill: false };
    const now = Date.now();
    const first = await takeMail(intake, mail, now, now);
    expect(['taken', 'skipped']).toContain(first.state);
    expect(await takeMail(intake, await readMail(source), now, now)).toMatchObject({ state: 'known' });
  });
});

test('an answer needs the ticket, a mail and a way out; it waits in line and stands on the ticket', async () => {
  const { ticketId } = await take({ subject: '退款' });
  const params = { id: ticketId ?? '' };
  const { client } = api.people.agent;
  const { mail } = await client.answerByMail({ params, body: { text: '已经退了。' } });
  expect(mail).toMatchObject({ state: 'queued', address: 'wang@x.example', subject: 'Re: 退款', direction: 'out' });
  expect((await client.listTicketMails({ params })).mails.map(({ direction }) => direction)).toEqual(['in', 'out']);
  await api.people.lead.client.updateTicket({ params, body: { handlerId: api.people.social.person.id } });
  await expect(client.listTicketMails({ params })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(client.answerByMail({ params, body: { text: 'x' } })).rejects.toMatchObject({ code: 'not-allowed' });
  const { ticket } = await api.people.lead.client.takeIn({
    body: { key: randomUUID(), channel: 'phone', problem: '电话里说的' },
  });
  await expect(
    api.people.lead.client.answerByMail({ params: { id: ticket.id }, body: { text: 'x' } }),
  ).rejects.toMatchObject({ code: 'wrong-state' });
});
