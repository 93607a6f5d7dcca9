import { composeSourceAlert } from '../../alert/compose-alert.ts';
import { insertAlert } from '../../store/alerts.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';

/** Like a source: three failures in a row and a mailbox counts as blind; with growing waits that is well under ten minutes. */
const BLIND_AFTER_ERRORS = 3;

export interface MailboxHealthOptions {
  readonly db: Db;
  readonly clock: { now(): number };
  readonly mailboxId: string;
  readonly adminChannelIds: readonly string[];
  readonly drill: boolean;
  /** Looks into the outbox at once. */
  wakeOutbox(): void;
}

/** How well a mailbox is read. One incident, one message. */
export interface MailboxHealth {
  /** It was read. */
  heard(): Promise<void>;
  /** The line broke, or could not be made. */
  failed(reason: string): Promise<void>;
}

/** Tells administrators when a mailbox cannot be read any more, since when, and when it can again. */
export function watchMailboxHealth(options: MailboxHealthOptions): MailboxHealth {
  const { db, clock, mailboxId, adminChannelIds, drill } = options;
  let heardAt = clock.now();
  let errors = 0;
  let isTold = false;
  const tell = async (incident: 'blind' | 'heard-again', reason: string | null) => {
    const now = clock.now();
    const content = composeSourceAlert({ incident, sourceName: mailboxId, since: heardAt, reason, drill });
    await inTransaction(db, async (trx) => {
      let number: number | undefined;
      for (const channelId of adminChannelIds) {
        const about = { kind: 'source-blind' as const, mentionId: null, ticketId: null, channelId, content, now };
        const groupKey = `mailbox:${mailboxId}`;
        number = (await insertAlert(trx, { ...about, groupKey, ...(number === undefined ? {} : { number }) })).number;
      }
    });
    options.wakeOutbox();
  };
  return {
    async heard() {
      if (isTold) await tell('heard-again', null);
      isTold = false;
      errors = 0;
      heardAt = clock.now();
    },
    async failed(reason) {
      errors += 1;
      if (isTold || errors < BLIND_AFTER_ERRORS) return;
      // Told once it is in the outbox: a message that could not be stored is tried again with the next failure.
      await tell('blind', reason);
      isTold = true;
    },
  };
}
