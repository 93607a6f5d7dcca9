// A real Dovecot and a real SMTP server on loopback: what customers write becomes tickets, what is answered reaches them.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailboxSchema } from '../../monitor/config/schema.ts';
import { startMailbox } from '../../monitor/desk/mail/run-mailbox.ts';
import { createLog } from '../../monitor/log.ts';
import { listAlerts } from '../../monitor/store/alerts.ts';
import { runApi, type TestApi } from '../helpers/run-api.ts';
import { DOVECOT_USER, startDovecot, type TestDovecot } from '../helpers/start-dovecot.ts';
import { until } from '../helpers/temporary-store.ts';

let dovecot: TestDovecot;
let smtp: SMTPServer;
let api: TestApi;
let reader: ReturnType<typeof startMailbox>;
const sent: ParsedMail[] = [];
/** What the SMTP server says to the next mails before it takes them. */
const refusals: number[] = [];
const log: string[] = [];

beforeAll(async () => {
  dovecot = await startDovecot();
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === DOVECOT_USER.user && password === DOVECOT_USER.password
        ? done(null, { user: username })
        : done(new Error('no')),
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        const code = refusals.shift();
        if (code === undefined) sent.push(mail);
        done(code === undefined ? null : Object.assign(new Error('not now'), { responseCode: code }));
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  const server = { host: '127.0.0.1', secure: false, plain: true, ...DOVECOT_USER };
  const mailbox = mailboxSchema.parse({
    ...{ id: 'care', address: 'care@brand.example', name: '云雀客服' },
    imap: { ...server, port: dovecot.port },
    smtp: { ...server, port: (smtp.server.address() as AddressInfo).port },
  });
  api = await runApi({ mailboxes: [mailbox] });
  dovecot.deliver(write('old@x.example', '以前的邮件'));
  reader = startMailbox({
    ...{ store: api.store, log: createLog('info', (line) => log.push(line)), clock: api.clock, mailbox, drill: false },
    analyze: () => ({ kind: 'complaint', topic: 'returns', urgency: 'normal' }),
    ...{ firstWaitMs: 100, adminChannelIds: ['admin'], wakeOutbox: () => undefined },
  });
  await until('the position of the first look', () =>
    api.store.db.selectFrom('settings').select('key').where('key', '=', 'mailbox:care').executeTakeFirst(),
  );
}, 600_000);
afterAll(async () => {
  await reader.stop();
  await api.close();
  await new Promise<void>((done) => smtp.close(() => done()));
  await dovecot.stop();
}, 60_000);

function write(id: string, text: string, headers: readonly string[] = []): string {
  return [
    ...[`Message-ID: <${id}>`, 'From: =?utf-8?B?546L?= <wang@x.example>', 'To: care@brand.example', 'Subject: Refund'],
    ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', ...headers, '', text, ''],
  ].join('\r\n');
}
const tickets = async () => (await api.people.lead.client.listTickets({ query: { limit: 100 } })).items;
const ticketOf = (words: string) =>
  until(`a ticket that says ${words}`, async () => (await tickets()).find(({ problem }) => problem.includes(words)));

test('a mail is a ticket within seconds (IDLE); what lay there before is not', async () => {
  const at = Date.now();
  dovecot.deliver(write('a@x.example', '退款还没到'));
  expect(await ticketOf('退款还没到')).toMatchObject({ channel: 'mail', urgency: 'urgent', customer: { name: '王' } });
  expect(Date.now() - at).toBeLessThan(5000);
  expect(await tickets()).toHaveLength(1);
});

test('an answer reaches the customer in the thread, after a server that was busy, and starts the clock of nothing twice', async () => {
  const { id } = await ticketOf('退款还没到');
  const { client } = api.people.agent;
  refusals.push(451);
  await client.answerByMail({ params: { id }, body: { text: '今天 18 点前到账。' } });
  await until('a first try that failed', () => refusals.length === 0);
  api.clock.aheadMs += 60_000;
  const mail = await until('the answer', () => sent[0]);
  expect(mail.from?.value[0]).toMatchObject({ address: 'care@brand.example', name: '云雀客服' });
  expect([mail.subject, mail.text?.trim(), mail.inReplyTo, mail.references]).toEqual([
    ...['Re: Refund', '今天 18 点前到账。', '<a@x.example>', 'a@x.example'].slice(0, 3),
    expect.stringContaining('a@x.example'),
  ]);
  await until('the first response', async () => (await client.getTicket({ params: { id } })).ticket.firstResponseAt);
  // What the customer writes back comes to the same ticket.
  const before = (await tickets()).length;
  dovecot.deliver(
    write('b@x.example', '收到，谢谢', [
      `In-Reply-To: ${mail.messageId}`,
      `References: <a@x.example> ${mail.messageId}`,
    ]),
  );
  await until(
    'the answer to the answer',
    async () => (await client.listTicketMails({ params: { id } })).mails.length === 3,
  );
  expect(await tickets()).toHaveLength(before);
});

test('a server that refuses for good: the ticket says so, and nothing is tried again', async () => {
  const { id } = await ticketOf('退款还没到');
  refusals.push(550);
  await api.people.agent.client.answerByMail({ params: { id }, body: { text: '第二封' } });
  const mails = await until('a mail that failed', async () => {
    const all = (await api.people.agent.client.listTicketMails({ params: { id } })).mails;
    return all.some(({ state }) => state === 'failed') && all;
  });
  expect(mails.find(({ state }) => state === 'failed')?.reason).toContain('not now');
  expect(sent).toHaveLength(1);
});

test('a server that went away: said in the log without the password, and what came meanwhile is read', async () => {
  await dovecot.kill();
  await until('that it is blind', () => log.find((line) => line.includes('mailbox.blind')));
  // Administrators hear of it like of a blind source: once, and once that it is heard again.
  const told = async () => (await listAlerts(api.store.db)).filter(({ kind }) => kind === 'source-blind');
  const [alert] = await until('the alert', async () => (await told()).length > 0 && (await told()));
  expect(alert).toMatchObject({
    channelId: 'admin',
    content: { headline: { 'zh-CN': expect.stringContaining('care') } },
  });
  await dovecot.start();
  dovecot.deliver(write('c@x.example', '断线时来的邮件'));
  await ticketOf('断线时来的邮件');
  await until('that it is heard again', async () => (await told()).length === 2);
  expect(log.join('')).not.toContain(DOVECOT_USER.password);
});

test('numbered anew: everything is read again and nothing is made twice', async () => {
  const before = (await tickets()).length;
  await dovecot.renumber([
    write('a@x.example', '退款还没到'),
    write('c@x.example', '断线时来的邮件'),
    write('d@x.example', '重建后的新邮件'),
  ]);
  await ticketOf('重建后的新邮件');
  expect(await tickets()).toHaveLength(before + 1);
});

test('a mail of 30 MB is kept by its beginning; a hundred at once all come, once', async () => {
  const parts = [
    '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n很大的邮件\r\n',
    `--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=x.pdf\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(400_000)}--b--\r\n`,
  ];
  dovecot.deliver(
    write('big@x.example', '').replace(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: multipart/mixed; boundary=b',
    ) + parts.join(''),
  );
  expect(await ticketOf('很大的邮件')).toMatchObject({ evidenceCount: 0 });
  expect((await ticketOf('很大的邮件')).problem).toContain('附件过大');
  const before = (await tickets()).length;
  for (let i = 0; i < 100; i += 1) dovecot.deliver(write(`${randomUUID()}@x.example`, `批量 ${i}`));
  await until(
    'a hundred tickets',
    async () => {
      const { count } = await api.store.db
        .selectFrom('tickets')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count) === before + 100;
    },
    60_000,
  );
});
