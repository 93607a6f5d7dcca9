// The mail channel against a real SMTP server on loopback.
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import email from '../monitor/alert/channels/email.ts';
import { DeliveryError } from '../monitor/alert-channel.ts';
import type { AlertMessage } from '../shared/model/alert.ts';

const MESSAGE: AlertMessage = {
  number: 7,
  idempotencyKey: 'alert-7',
  attempt: 1,
  kind: 'mention',
  level: 'orange',
  headline: { 'zh-CN': '投诉：退货运费', en: 'Complaint: return freight' },
  excerpt: '退货还要我出运费\r\nBcc: everyone@evil.test\r\n\r\n<b>x</b>',
  author: '阿柚\r\nX-Injected: 1',
  site: '小红书',
  permalink: 'https://example.com/p/1',
  brand: '新锐',
  reasons: [],
  publishedAt: null,
  dueAt: null,
  storySize: 1,
  ackUrl: null,
  drill: false,
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('utf8');
      });
      stream.on('end', () => {
        mails.push(raw);
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { mails, port: (server.server.address() as AddressInfo).port };
}
const send = (port: number, more: object = {}, message: AlertMessage = MESSAGE) =>
  email.send(
    message,
    email.settings.parse({
      host: '127.0.0.1',
      port,
      secure: false,
      plain: true,
      from: 'earshot@example.com',
      to: ['pr@example.com'],
      ...more,
    }),
    {
      ...{ now: 0, signal: AbortSignal.timeout(5000) },
      fetch: () => Promise.reject(new Error('mail needs no fetch')),
      offerToBrowsers: () => Promise.reject(new Error('mail needs no browser')),
    },
  );

test('a brief goes out as a letter: its own subject, Markdown for readers of text, HTML for the others', async () => {
  const { mails, port } = await startMailServer();
  const document = { subject: '舆情日报 · 云雀', text: '# 舆情日报', html: '<p>声量 <b>12</b></p>' };
  await send(port, {}, { ...MESSAGE, kind: 'brief', document });
  const mail = await simpleParser(mails[0] ?? '');
  expect(mail.subject).toBe('舆情日报 · 云雀');
  expect(mail.text?.trim()).toBe('# 舆情日报');
  expect(mail.html).toBe('<p>声量 <b>12</b></p>');
});

test('an address of one person is one address', () => {
  const of = (to: string[]) => email.settings.safeParse({ ...email.example, to, personal: true });
  expect(of(['wang@example.com']).success).toBe(true);
  expect(of(['wang@example.com', 'pr@example.com']).error?.issues).toMatchObject([{ path: ['personal'] }]);
});

test('arrives as text, with an encoded one-line subject and a stable id', async () => {
  const { mails, port } = await startMailServer();
  await send(port);
  const mail = await simpleParser(mails[0]!);
  expect(mail.subject).toBe('橙色预警 · 新锐 · 小红书 · #7 · 投诉：退货运费');
  expect(mail.text).toContain('退货还要我出运费');
  expect(mail.text).toContain('https://example.com/p/1');
  expect(mail.html).toBe(false);
  expect(mail.messageId).toBe('<alert-7@example.com>');
});

test('a text from outside adds no header and no receiver', async () => {
  const { mails, port } = await startMailServer();
  await send(port, {}, { ...MESSAGE, headline: { 'zh-CN': 'a\r\nBcc: b@evil.test', en: 'a' } });
  const mail = await simpleParser(mails[0]!);
  expect(mail.headers.has('bcc')).toBe(false);
  expect(mail.headers.has('x-injected')).toBe(false);
  expect([mail.to].flat()[0]?.text).toBe('pr@example.com');
});

test.each([
  ['a full mailbox may be tried again', 452, true],
  ['an unknown receiver may not', 550, false],
])('%s', async (_what, code, retryable) => {
  const { port } = await startMailServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: code })),
  });
  const error = await send(port).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeliveryError);
  expect((error as DeliveryError).retryable).toBe(retryable);
});

test('wrong credentials are dead at once and say what to check', async () => {
  const { port } = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('bad login'), { responseCode: 535 })),
  });
  const error = await send(port, { user: 'u', password: 'p' }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ retryable: false });
  expect((error as Error).message).toMatch(/user and password/);
});

test('without `plain` a server that offers no encryption gets nothing', async () => {
  const { mails, port } = await startMailServer();
  await expect(send(port, { plain: false })).rejects.toBeInstanceOf(DeliveryError);
  expect(mails).toEqual([]);
});

test('no server there is worth another try', async () => {
  const { port } = await startMailServer();
  for (const close of closing.splice(0)) close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(send(port)).rejects.toMatchObject({ retryable: true });
});
