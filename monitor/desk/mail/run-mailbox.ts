import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { Log } from '../../log.ts';
import { watchEvents } from '../../store/event-watch.ts';
import { getSetting, putSetting } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import { imapOptions, sayMailFault } from './mail-servers.ts';
import { MOST_MAIL_BYTES, readMail } from './read-mail.ts';
import { sendDueMails } from './send-mails.ts';
import { type MailIntake, takeMail } from './take-mail.ts';
import { watchMailboxHealth } from './watch-mailbox-health.ts';

export interface MailboxOptions extends Omit<MailIntake, 'db'> {
  readonly store: Store;
  readonly log: Log;
  readonly clock: { now(): number };
  /** Who hears that the mailbox cannot be read. */
  readonly adminChannelIds: readonly string[];
  wakeOutbox(): void;
  /** The first wait before a broken connection is made again; for tests. */
  readonly firstWaitMs?: number;
}

/** How far a mailbox was read; a server may number anew, and says so by another `validity`. */
interface Position {
  readonly validity: string;
  readonly uid: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** IDLE is begun anew before a server ends it (RFC 2177: 29 minutes); a dead line shows no later. */
const IDLE_MS = 5 * 60_000;
const SEND_EVERY_MS = 5_000;
const QUIET_MS = 30_000;
/** Of a mail that is too large only this is read: headers and, mostly, the words. */
const BEGINNING_BYTES = 512 * 1024;

/** Waits for the answer of a server, and no longer than the line lasts. @throws what broke the line. */
type Ask = <T>(command: Promise<T>) => Promise<T>;

/** Reads a mailbox for as long as it runs (IMAP IDLE) and sends the answers of its tickets. */
export function startMailbox(options: MailboxOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const reading = readForEver(options, stopping.signal);
  const sending = sendForEver(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await Promise.all([reading, sending]);
    },
  };
}

async function readForEver(options: MailboxOptions, signal: AbortSignal): Promise<void> {
  const { log, mailbox } = options;
  const firstWait = options.firstWaitMs ?? FIRST_WAIT_MS;
  const { clock, drill, adminChannelIds, wakeOutbox } = options;
  const about = { clock, drill, adminChannelIds, wakeOutbox, mailboxId: mailbox.id };
  const health = watchMailboxHealth({ db: options.store.db, ...about });
  let waitMs = firstWait;
  while (!signal.aborted) {
    try {
      await readUntilBroken(options, signal, async () => {
        waitMs = firstWait;
        await health.heard();
      });
    } catch (error) {
      const reason = sayMailFault(error, mailbox.imap);
      log.error('mailbox.blind', { mailbox: mailbox.id, error: reason, retryMs: waitMs });
      await health.failed(reason).catch((fault: unknown) => {
        log.error('mailbox.fault', { mailbox: mailbox.id, error: String(fault) });
      });
    }
    await wait(waitMs, undefined, { signal }).catch(() => undefined);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

async function readUntilBroken(
  options: MailboxOptions,
  signal: AbortSignal,
  onRead: () => Promise<void>,
): Promise<void> {
  const { mailbox } = options;
  const client = new ImapFlow({
    ...imapOptions(mailbox.imap),
    maxIdleTime: IDLE_MS,
    ...{ connectionTimeout: QUIET_MS, greetingTimeout: QUIET_MS, socketTimeout: IDLE_MS + QUIET_MS },
  });
  let failure: unknown = null;
  let hasMore = true;
  client.on('error', (error: unknown) => {
    failure = error;
  });
  client.on('exists', () => {
    hasMore = true;
    // Any command ends the waiting.
    if (client.idling) client.noop().catch(() => undefined);
  });
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();
  client.on('close', onClosed);
  // What is asked when the line is cut would never be answered, and never fail either: imapflow leaves it pending.
  const broken = closed.then(() => Promise.reject(failure ?? new Error('the connection was closed')));
  broken.catch(() => undefined);
  const ask: Ask = (command) => Promise.race([command, broken]);
  const end = () => {
    client.close();
    onClosed();
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    await ask(client.connect());
    await ask(client.mailboxOpen(mailbox.folder));
    while (!signal.aborted && client.usable) {
      if (hasMore) {
        hasMore = false;
        await readNew(options, { client, ask }, signal);
        await onRead();
        continue;
      }
      await ask(client.idle());
    }
    if (failure !== null && !signal.aborted) throw failure;
  } catch (error) {
    if (!signal.aborted) throw failure ?? error;
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
}

/** Reads everything after the last position. The first time nothing: what lies there is history. */
async function readNew(
  options: MailboxOptions,
  { client, ask }: { readonly client: ImapFlow; readonly ask: Ask },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, mailbox, log } = options;
  const { db } = store;
  const key = `mailbox:${mailbox.id}`;
  const opened = client.mailbox as { uidValidity: bigint; uidNext: number };
  const validity = String(opened.uidValidity);
  const known = await getSetting<Position>(db, key);
  if (known === null) {
    await putSetting(db, key, { validity, uid: opened.uidNext - 1 } satisfies Position, clock.now());
    return;
  }
  // Numbered anew: everything is read again, and what is known by its Message-ID makes nothing.
  const after = known.validity === validity ? known.uid : 0;
  const wanted = { uid: true, size: true, internalDate: true };
  const found = await ask(client.fetchAll(`${after + 1}:*`, wanted, { uid: true }));
  // `n:*` names the last mail even when it is older than n.
  for (const { uid, size, internalDate } of found.filter((mail) => mail.uid > after).sort((a, b) => a.uid - b.uid)) {
    if (signal.aborted) return;
    const isLarge = (size ?? 0) > MOST_MAIL_BYTES;
    const maxLength = isLarge ? BEGINNING_BYTES : MOST_MAIL_BYTES;
    const message = await ask(client.fetchOne(String(uid), { source: { start: 0, maxLength } }, { uid: true }));
    const source = typeof message === 'object' ? message.source : undefined;
    const now = clock.now();
    const move = (trx: typeof db) => putSetting(trx, key, { validity, uid } satisfies Position, now);
    // Deleted between the two questions.
    if (source === undefined) await move(db);
    else {
      const mail = await readMail(source);
      const whole = isLarge
        ? { ...mail, attachments: [], left: Math.max(1, mail.left + mail.attachments.length) }
        : mail;
      const receivedAt = internalDate === undefined ? now : new Date(internalDate).getTime();
      const taken = await takeMail({ ...options, db }, whole, receivedAt, now, move);
      log.info('mailbox.mail', { mailbox: mailbox.id, uid, state: taken.state });
    }
  }
}

async function sendForEver(options: MailboxOptions, signal: AbortSignal): Promise<void> {
  const { store, log, clock, mailbox } = options;
  if (mailbox.smtp === undefined) return;
  let wake = () => undefined as void;
  const unwatch = await watchEvents(store, () => wake());
  while (!signal.aborted) {
    await sendDueMails({ db: store.db, log, clock, mailbox }).catch((error: unknown) =>
      log.error('mail.fault', { mailbox: mailbox.id, error: String(error) }),
    );
    const woken = new Promise<void>((done) => {
      wake = done;
    });
    await Promise.race([woken, wait(SEND_EVERY_MS, undefined, { signal }).catch(() => undefined)]);
  }
  await unwatch();
}
