import { HAND_OVER_GONE } from '../../shared/model/ticket.ts';
import { composeHelpdeskAlert } from '../alert/compose-alert.ts';
import { planRetry } from '../alert/plan-retry.ts';
import { type DeliveryContext, DeliveryError } from '../alert-channel.ts';
import { auditTicket } from '../desk/record-step.ts';
import type { Helpdesk, RemoteTicket } from '../helpdesk-type.ts';
import type { Log } from '../log.ts';
import { insertAlert } from '../store/alerts.ts';
import { claimHandOver, endHandOver, type HandedTicket, type HandOver } from '../store/desk/handed-tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import type { SettableClock } from '../system-clock.ts';
import { composeCard } from './compose-card.ts';

/** A helpdesk of the configuration with its settings, checked already. */
export interface ConfiguredHelpdesk {
  readonly id: string;
  readonly type: Helpdesk;
  readonly settings: unknown;
  /** Empty: tickets of every brand. */
  readonly brandIds: readonly string[];
}

/** What handing out needs of the monitor. */
export interface HandOut {
  readonly db: Db;
  readonly log: Log;
  readonly clock: SettableClock;
  readonly random: () => number;
  readonly fetch: DeliveryContext['fetch'];
  readonly adminChannelIds: readonly string[];
  /** Null for a brand that the configuration does not have. */
  readonly brandName: (brandId: string) => string | null;
  /** Alerts were written: have them sent. */
  wakeOutbox?(): void;
  /** Called by name at each step; tests end the process here. */
  readonly checkpoint?: (name: string) => void;
}

/** All requests of one hand-over together. */
const CALL_MS = 30_000;
/** Nobody else touches a claimed ticket for so long; well above the time of the call. */
const CLAIM_MS = 90_000;

/** One conversation with a helpdesk, bounded in time. */
export function openCall({ clock, fetch }: HandOut): DeliveryContext {
  const signal = AbortSignal.timeout(CALL_MS);
  return { now: clock.now(), signal, fetch: (url, options) => fetch(url, { timeoutMs: 15_000, signal, ...options }) };
}

/** Hands over what is due, one ticket after another. Returns how many were tried. */
export async function handOutDue(out: HandOut, helpdesk: ConfiguredHelpdesk, most: number): Promise<number> {
  let tried = 0;
  while (tried < most) {
    const now = out.clock.now();
    const due = await inTransaction(out.db, (trx) =>
      claimHandOver(trx, { helpdeskId: helpdesk.id, now, leaseMs: CLAIM_MS }),
    );
    if (due === null) break;
    out.checkpoint?.('helpdesk:claimed');
    await handOver(out, helpdesk, due);
    tried += 1;
  }
  return tried;
}

async function handOver(out: HandOut, helpdesk: ConfiguredHelpdesk, due: HandOver): Promise<void> {
  try {
    const remote = await bring(out, helpdesk, due);
    out.checkpoint?.('helpdesk:sent');
    await noteArrival(out, helpdesk, due, remote);
  } catch (error) {
    await noteRefusal(out, helpdesk, due, error);
  }
}

/** One ticket over there, whatever an earlier attempt came to: from the second on it is looked for first. */
async function bring(out: HandOut, { type, settings }: ConfiguredHelpdesk, due: HandOver): Promise<RemoteTicket> {
  const call = openCall(out);
  const card = composeCard(due.ticket, out.brandName);
  if (due.remoteId !== null) return type.update(due.remoteId, card, settings, call);
  const known = due.attempts > 1 ? await type.find(card.key, settings, call) : null;
  return known === null ? type.create(card, settings, call) : type.update(known.id, card, settings, call);
}

async function noteArrival(out: HandOut, { id: helpdeskId }: ConfiguredHelpdesk, due: HandOver, remote: RemoteTicket) {
  const { ticket, fencing } = due;
  const now = out.clock.now();
  await inTransaction(out.db, async (trx) => {
    const key = { helpdeskId, ticketId: ticket.id, fencing };
    const isOurs = await endHandOver(trx, key, { remote, version: ticket.updatedAt });
    const details = { helpdeskId, remoteId: remote.id };
    if (isOurs && due.remoteId === null)
      await auditTicket(trx, 'ticket.handed-out', ticket.id, { personId: null, now }, details);
  });
}

async function noteRefusal(out: HandOut, helpdesk: ConfiguredHelpdesk, due: HandOver, error: unknown) {
  const { id: helpdeskId } = helpdesk;
  const now = out.clock.now();
  const { ticket, fencing, attempts, firstAt: createdAt } = due;
  const isGone = await isDeleted(out, helpdesk, due, error);
  const reason = isGone ? HAND_OVER_GONE : error instanceof Error ? error.message : String(error);
  const { retryable, waitSeconds } = error instanceof DeliveryError ? error : { retryable: true, waitSeconds: null };
  const retryAt = planRetry({ retryable, waitSeconds, now, createdAt, attempts, random: out.random() });
  out.log.warn('helpdesk.failed', { helpdeskId, ticket: ticket.number, attempts, reason });
  await inTransaction(out.db, async (trx) => {
    const isOurs = await endHandOver(trx, { helpdeskId, ticketId: ticket.id, fencing }, { error: reason, retryAt });
    if (!isOurs || retryAt !== null) return;
    if (isGone) await auditGone(trx, { helpdeskId, ticketId: ticket.id, remoteId: due.remoteId ?? '' }, now);
    else await auditTicket(trx, 'ticket.hand-out-failed', ticket.id, { personId: null, now }, { helpdeskId, reason });
    await tellAdministrators(out, trx, { helpdeskId, reason, ticketId: ticket.id, ticketNumber: ticket.number, now });
  });
  if (retryAt === null) out.wakeOutbox?.();
}

/** A ticket that was there and takes no change for good: asked for, because no two helpdesks refuse what was deleted in the same words. */
async function isDeleted(
  out: HandOut,
  { type, settings }: ConfiguredHelpdesk,
  { remoteId }: HandOver,
  error: unknown,
): Promise<boolean> {
  if (remoteId === null || !(error instanceof DeliveryError) || error.retryable) return false;
  try {
    return (await type.read([remoteId], settings, openCall(out))).length === 0;
  } catch {
    // Whether it is there stays open: then what it was refused with is said.
    return false;
  }
}

/** Somebody deleted a ticket over there: whoever reads ours has to know that it is worked here alone. */
export async function auditGone(
  trx: Db,
  { helpdeskId, ticketId, remoteId }: Pick<HandedTicket, 'helpdeskId' | 'ticketId' | 'remoteId'>,
  now: number,
): Promise<void> {
  await auditTicket(trx, 'ticket.hand-out-gone', ticketId, { personId: null, now }, { helpdeskId, remoteId });
}

async function tellAdministrators(
  { adminChannelIds }: HandOut,
  trx: Db,
  failed: { helpdeskId: string; reason: string; ticketId: string; ticketNumber: number; now: number },
): Promise<void> {
  const content = composeHelpdeskAlert(failed);
  let number: number | undefined;
  for (const channelId of adminChannelIds) {
    const alert = await insertAlert(trx, {
      kind: 'channel-dead',
      mentionId: null,
      ticketId: failed.ticketId,
      channelId,
      content,
      groupKey: `helpdesk:${failed.helpdeskId}`,
      now: failed.now,
      ...(number === undefined ? {} : { number }),
    });
    number = alert.number;
  }
}
