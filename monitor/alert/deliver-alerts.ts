import type { Mention } from '../../shared/model/mention.ts';
import { type AlertChannel, type DeliveryContext, DeliveryError } from '../alert-channel.ts';
import type { Log } from '../log.ts';
import { markAlertDead, markAlertFailed, markAlertsDelivered } from '../store/alert-outcomes.ts';
import type { OutboxAlert } from '../store/alerts.ts';
import { appendEvent, appendEvents } from '../store/events.ts';
import { markMentionsTold } from '../store/heard/mention-transitions.ts';
import { getMentions } from '../store/heard/mentions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import type { SettableClock } from '../system-clock.ts';
import { isForPeople } from './channel-rate.ts';
import { chooseAlertLink } from './choose-alert-link.ts';
import { CLAIM_MS, claimParcels } from './claim-parcels.ts';
import { composeMessage } from './compose-message.ts';
import { handOver } from './hand-over.ts';
import { offerToBrowsers } from './offer-to-browsers.ts';
import type { Parcel } from './pack-parcels.ts';
import { planRetry } from './plan-retry.ts';
import type { AlertRouting } from './route-alert.ts';
import { viewAlert } from './view-alert.ts';

/** A channel of the configuration with its settings, checked already. */
export interface ConfiguredChannel {
  readonly id: string;
  readonly type: AlertChannel;
  readonly settings: unknown;
  /** Messages a minute that its readers want at most; left out: what the platform takes. */
  readonly perMinute?: number;
}

/** What became of alerts, for the figures. Called after the commit. */
export interface DeliveryObserver {
  alertEnded?(state: 'delivered' | 'dead', drill: boolean): void;
  mentionTold?(mention: Mention): void;
}

export interface Delivery {
  readonly db: Db;
  readonly log: Log;
  readonly clock: SettableClock;
  readonly random: () => number;
  readonly channels: readonly ConfiguredChannel[];
  readonly adminChannelIds: readonly string[];
  /** Whose channels they are, and when those people are left in peace; left out: never. */
  readonly routing?: Pick<AlertRouting, 'people' | 'calendars'>;
  readonly fetch: DeliveryContext['fetch'];
  /** Where people without the extension acknowledge; absent: messages say to use the panel. */
  readonly publicUrl?: string;
  /** Names this process in claims: unique to the run. */
  readonly owner: string;
  readonly observer?: DeliveryObserver;
  /** Called by name at each step; tests end the process here. */
  readonly checkpoint?: (name: string) => void;
}

/** One sending, connection included. */
export const SEND_TIMEOUT_MS = 10_000;
/** What could not be sent by then waits for the end of its claim. */
const SEND_UNTIL_MS = CLAIM_MS - 2 * SEND_TIMEOUT_MS;

/**
 * Sends what is due on one channel, one message after another, and reports each: at least once, visibly. As only one message of a
 * channel is on its way, a crash repeats no more than that one, under the same number and key. Never more than `most`; returns how many messages it sent.
 */
export async function deliverDue(delivery: Delivery, channel: ConfiguredChannel, most: number): Promise<number> {
  const claimedAt = delivery.clock.now();
  const { db, owner } = delivery;
  const parcels = await claimParcels(db, {
    ...{ owner, now: claimedAt, channelId: channel.id, most, isForPeople: isForPeople(channel) },
    ...(delivery.routing === undefined ? {} : { routing: delivery.routing }),
  });
  if (parcels.length > 0) delivery.checkpoint?.('alert:claimed');
  let sent = 0;
  for (const parcel of parcels) {
    if (delivery.clock.now() - claimedAt > SEND_UNTIL_MS) break;
    await deliverOne(delivery, channel, parcel);
    sent += 1;
  }
  return sent;
}

async function deliverOne(delivery: Delivery, channel: ConfiguredChannel, parcel: Parcel): Promise<void> {
  try {
    await send(delivery, channel, parcel);
  } catch (error) {
    await noteFailure(delivery, parcel, error);
    return;
  }
  delivery.checkpoint?.('alert:sent');
  await noteDelivered(delivery, parcel);
  delivery.checkpoint?.('alert:noted');
}

async function send(delivery: Delivery, channel: ConfiguredChannel, parcel: Parcel): Promise<void> {
  const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
  const fetch: DeliveryContext['fetch'] = (url, options) =>
    delivery.fetch(url, { timeoutMs: SEND_TIMEOUT_MS, signal, ...options });
  const alertIds = parcel.alerts.map(({ id }) => id);
  const now = delivery.clock.now();
  const message = composeMessage(parcel, await chooseAlertLink(delivery.db, channel, delivery.publicUrl, now));
  await channel.type.send(message, channel.settings, {
    now,
    signal,
    fetch,
    offerToBrowsers: (message, person) => offerToBrowsers(delivery, { message, alertIds, person }),
  });
}

async function noteDelivered(delivery: Delivery, parcel: Parcel): Promise<void> {
  const now = delivery.clock.now();
  const noted = await inTransaction(delivery.db, async (trx) => {
    // Where the claim ran out another sender has the alert; its own report will count.
    const ids = await markAlertsDelivered(trx, parcel.alerts, now);
    const delivered = parcel.alerts.filter(({ id }) => ids.has(id));
    const told = await tellMentions(trx, delivered, now);
    await appendEvents(trx, [
      ...told.map((mention) => {
        const { id: subjectId, drill } = mention;
        return { at: now, type: 'mention.told' as const, subjectId, drill, data: mention };
      }),
      ...delivered.map((alert) => {
        const data = viewAlert({ ...alert, state: 'delivered', deliveredAt: now, lastError: null });
        return { at: now, type: 'alert.delivered' as const, subjectId: alert.id, drill: alert.drill, data };
      }),
    ]);
    return { delivered, told };
  });
  for (const { drill } of noted.delivered) delivery.observer?.alertEnded?.('delivered', drill);
  for (const mention of noted.told) delivery.observer?.mentionTold?.(mention);
}

/** Told: a channel accepted it (section 1 of the service rules). Only the first time counts. */
async function tellMentions(trx: Db, alerts: readonly OutboxAlert[], now: number): Promise<Mention[]> {
  const told = await markMentionsTold(
    trx,
    alerts.flatMap(({ mentionId }) => mentionId ?? []),
    now,
  );
  return getMentions(trx, told);
}

async function noteFailure(delivery: Delivery, parcel: Parcel, error: unknown): Promise<void> {
  const now = delivery.clock.now();
  const reason = error instanceof Error ? error.message : String(error);
  const fault = error instanceof DeliveryError ? error : { retryable: true, waitSeconds: null, isAbsence: false };
  // What waited through quiet hours has its day of tries from their end.
  const createdAt = Math.min(...parcel.alerts.map((alert) => alert.content.heldUntil ?? alert.createdAt));
  const attempts = Math.max(...parcel.alerts.map((alert) => alert.attempts));
  const { retryable, waitSeconds, isAbsence } = fault;
  const nextAttemptAt = planRetry({ retryable, waitSeconds, now, createdAt, attempts, random: delivery.random() });
  delivery.log.warn('alert.failed', { key: parcel.key, alerts: parcel.alerts.length, attempts, reason });
  const died = await inTransaction(delivery.db, async (trx) => {
    const dead: OutboxAlert[] = [];
    for (const alert of parcel.alerts) {
      const report = { id: alert.id, fencing: alert.fencing, now, error: reason };
      if (nextAttemptAt !== null) await markAlertFailed(trx, { ...report, nextAttemptAt });
      else if (await markAlertDead(trx, report)) dead.push(alert);
    }
    for (const alert of dead) await handOver(delivery, trx, { alert, reason, isAbsence, now });
    for (const alert of dead) {
      const data = viewAlert({ ...alert, state: 'dead', lastError: reason });
      await appendEvent(trx, { at: now, type: 'alert.dead', subjectId: alert.id, drill: alert.drill, data });
    }
    return dead;
  });
  for (const { drill } of died) delivery.observer?.alertEnded?.('dead', drill);
}
