import { setTimeout as pause } from 'node:timers/promises';
import type { AlertMessage } from '../../shared/model/alert.ts';
import type { BrowserAnswer } from '../alert-channel.ts';
import { appendEvent } from '../store/events.ts';
import { findBrowserOffer, insertBrowserOffer, TAKE_WITHIN_MS } from '../store/people/browser-offers.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { findBrowsers } from './find-browsers.ts';

/** A message for the browsers of one person. */
export interface BrowserMessage {
  readonly message: AlertMessage;
  /** The alerts that it tells of; none: it tries the channel. */
  readonly alertIds: readonly string[];
  /** Name of the person. */
  readonly person: string;
  /** Left out: so long as one sending may hold up the next. */
  readonly waitMs?: number;
}

/** An open browser answers in less; a sleeping one is asked for at the next attempt. */
const WAIT_MS = 4_000;
const LOOK_EVERY_MS = 100;

/**
 * Offers a message to somebody's browsers, or asks after it when it was offered before, and waits a little for one to take it. Where none was
 * heard of lately it is over at once: what has minutes does not wait for a closed computer.
 */
export async function offerToBrowsers(
  { db, clock }: { readonly db: Db; readonly clock: { now(): number } },
  { message, alertIds, person, waitMs = WAIT_MS }: BrowserMessage,
): Promise<BrowserAnswer> {
  const now = clock.now();
  const { people, lastSeenAt, isOpen } = await findBrowsers(db, person, now);
  const missed = { isTaken: false, people: people.map(({ name }) => name), lastSeenAt } as const;
  const id = message.idempotencyKey;
  const known = await findBrowserOffer(db, id);
  if (known === null) {
    if (!isOpen) return { ...missed, isOver: true };
    const personIds = people.map(({ id }) => id);
    await inTransaction(db, async (trx) => {
      await insertBrowserOffer(trx, { id, alertIds, offeredAt: now, personIds });
      const { drill } = message;
      await appendEvent(trx, { at: now, type: 'alert.offered', subjectId: id, drill, data: { personIds } });
    });
  }
  const offeredAt = known?.offeredAt ?? now;
  const until = performance.now() + waitMs;
  for (;;) {
    if ((await findBrowserOffer(db, id))?.takenAt != null) return { isTaken: true };
    const isOver = clock.now() - offeredAt >= TAKE_WITHIN_MS;
    if (isOver || performance.now() >= until) return { ...missed, isOver };
    await pause(LOOK_EVERY_MS);
  }
}
