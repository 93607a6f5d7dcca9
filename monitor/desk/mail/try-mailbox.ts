import type { MailboxSettings } from '../../config/schema.ts';
import { imapOptions, sayMailFault, smtpOptions } from './mail-servers.ts';

const QUIET_MS = 10_000;
const TIMEOUTS = { connectionTimeout: QUIET_MS, greetingTimeout: QUIET_MS, socketTimeout: QUIET_MS };

/** Comes in at both servers and opens the folder; reads no mail and sends none. Null: it works; else which side said what. */
export async function tryMailbox({ imap, smtp, folder }: MailboxSettings): Promise<string | null> {
  const failures = await Promise.all([
    tryImap(imap, folder).catch((error: unknown) => `IMAP: ${sayMailFault(error, imap)}`),
    smtp && trySmtp(smtp).catch((error: unknown) => `SMTP: ${sayMailFault(error, smtp)}`),
  ]);
  const said = failures.filter((failure) => typeof failure === 'string');
  return said.length === 0 ? null : said.join(' · ');
}

async function tryImap(server: MailboxSettings['imap'], folder: string): Promise<void> {
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({ ...imapOptions(server), ...TIMEOUTS });
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // A line that is cut leaves what was asked without any answer.
  client.on('error', reject);
  client.on('close', () => reject(new Error('the connection was closed')));
  broken.catch(() => undefined);
  try {
    await Promise.race([client.connect(), broken]);
    await Promise.race([client.mailboxOpen(folder, { readOnly: true }), broken]);
  } finally {
    client.close();
  }
}

async function trySmtp(server: MailboxSettings['imap']): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ ...smtpOptions(server), ...TIMEOUTS });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
