import type { MailboxSettings } from '../../config/schema.ts';

type Server = MailboxSettings['imap'];

/** How an IMAP server is reached: TLS from the first byte, or STARTTLS unless the file says that the way is safe without. */
export function imapOptions({ host, port, secure, plain, user, password }: Server) {
  return {
    ...{ host, port, secure, auth: { user, pass: password } },
    ...({ logger: false, disableAutoIdle: true } as const),
    ...(secure ? {} : { doSTARTTLS: !plain }),
  };
}

/** How an SMTP server is reached; a mail names no file and no address that the sending side would open. */
export function smtpOptions({ host, port, secure, plain, user, password }: Server) {
  return {
    ...{ host, port, secure, requireTLS: !secure && !plain, auth: { user, pass: password } },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  };
}

/** What a server said, without the password that may stand in it. */
export function sayMailFault(error: unknown, { password }: Pick<Server, 'password'>): string {
  const said = String(error instanceof Error ? error.message : error).replaceAll(password, '[hidden]');
  const { responseText } = error as { responseText?: string };
  return responseText ?? said;
}
