import type { Mention } from '../../shared/model/mention.ts';
import { type AlertChannel, type DeliveryContext, DeliveryError } from '../alert-channel.ts';
import type { Log } from '../log.ts';
import {
  type AlertDraft,
  claimAlerts,
  insertAlert,
  markAlertDead,
  markAlertDelivered,
  markAlertFailed,
  type OutboxAlert,
} from '../store/alerts.ts';
import type { Db } from '../store/database.ts';
import { appendEvent } from '../store/events.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { markMentionTold } from '../store/mention-transitions.ts';
import { getMention } from '../store/mentions.ts';
import { composeChannelAlert } from './compose-alert.ts';
import { planRetry } from './plan-retry.ts';
import { viewAlert } from './view-alert.ts';

/** A channel of the configuration with its settings, checked already. */
export interface ConfiguredChannel {
  readonly id: string;
  readonly type: AlertChannel;
  readonly settings: unknown;
}

/** What became of alerts, for the figures. Called after the commit. */
export interface DeliveryObserver {
  alertEnded?(state: 'delivered' | 'dead', drill: boolean): void;
  mentionTold?(mention: Mention): void;
}

export interface Delivery {
  readonly db: Db;
  readonly log: Log;
  readonly clock: { now(): number };
  readonly random: () => number;
  readonly channels: readonly ConfiguredChannel[];
  readonly adminChannelIds: readonly string[];
  readonly fetch: DeliveryContext['fetch'];
  /** Names this process in claims: unique to the run. */
  readonly owner: string;
  readonly observer?: DeliveryObserver;
  /** Called by name at each step; tests end the process here. */
  readonly checkpoint?: (name: string) => void;
}

/** Nobody else may send an alert for so long after its claim; far above the time-out of one sending. */
export const CLAIM_MS = 60_000;
/** One sending, connection included. */
export const SEND_TIMEOUT_MS = 10_000;

/**
 * Sends what is due on one channel, at most `limit` alerts at once, and reports each. At least once, visibly: a repeat carries the same
 * number and key. Returns how many were claimed.
 */
export async function deliverDue(delivery: Delivery, channel: ConfiguredChannel, limit: number): Promise<number> {
  const { db, owner, clock } = delivery;
  const alerts = await claimAlerts(db, { owner, now: clock.now(), leaseMs: CLAIM_MS, limit, channelIds: [channel.id] });
  if (alerts.length > 0) delivery.checkpoint?.('alert:claimed');
  await Promise.all(alerts.map((alert) => deliverOne(delivery, channel, alert)));
  return alerts.length;
}

async function deliverOne(delivery: Delivery, channel: ConfiguredChannel, alert: OutboxAlert): Promise<void> {
  try {
    await send(delivery, channel, alert);
  } catch (error) {
    await noteFailure(delivery, alert, error);
    return;
  }
  delivery.checkpoint?.('alert:sent');
  await noteDelivered(delivery, alert);
  delivery.checkpoint?.('alert:noted');
}

async function send(delivery: Delivery, channel: ConfiguredChannel, alert: OutboxAlert): Promise<void> {
  const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
  const message = { ...alert.content, number: alert.number, idempotencyKey: alert.id, attempt: alert.attempts };
  const fetch: DeliveryContext['fetch'] = (url, options) =>
    delivery.fetch(url, { timeoutMs: SEND_TIMEOUT_MS, signal, ...options });
  await channel.type.send(message, channel.settings, { now: delivery.clock.now(), signal, fetch });
}

async function noteDelivered(delivery: Delivery, alert: OutboxAlert): Promise<void> {
  const now = delivery.clock.now();
  const told = await inTransaction(delivery.db, async (trx) => {
    // False: the claim ran out and another sender has it; its own report will count.
    if (!(await markAlertDelivered(trx, { id: alert.id, fencing: alert.fencing, now }))) return null;
    const mention = await tellMention(trx, alert, now);
    const data = viewAlert({ ...alert, state: 'delivered', deliveredAt: now, lastError: null });
    await appendEvent(trx, { at: now, type: 'alert.delivered', subjectId: alert.id, drill: alert.drill, data });
    return { mention };
  });
  if (!told) return;
  delivery.observer?.alertEnded?.('delivered', alert.drill);
  if (told.mention) delivery.observer?.mentionTold?.(told.mention);
}

/** Told: a channel accepted it (section 1 of the service rules). Only the first time counts. */
async function tellMention(trx: Db, alert: OutboxAlert, now: number): Promise<Mention | null> {
  if (alert.mentionId === null || !(await markMentionTold(trx, { id: alert.mentionId, now }))) return null;
  const mention = await getMention(trx, alert.mentionId);
  await appendEvent(trx, { at: now, type: 'mention.told', subjectId: mention.id, drill: mention.drill, data: mention });
  return mention;
}

async function noteFailure(delivery: Delivery, alert: OutboxAlert, error: unknown): Promise<void> {
  const now = delivery.clock.now();
  const reason = error instanceof Error ? error.message : String(error);
  const fault = error instanceof DeliveryError ? error : { retryable: true, waitSeconds: null };
  const nextAttemptAt = planRetry({
    ...fault,
    now,
    createdAt: alert.createdAt,
    attempts: alert.attempts,
    random: delivery.random(),
  });
  const report = { id: alert.id, fencing: alert.fencing, now, error: reason };
  delivery.log.warn('alert.failed', { alertId: alert.id, channelId: alert.channelId, attempt: alert.attempts, reason });
  if (nextAttemptAt !== null) {
    await inTransaction(delivery.db, (trx) => markAlertFailed(trx, { ...report, nextAttemptAt }));
    return;
  }
  const died = await inTransaction(delivery.db, async (trx) => {
    if (!(await markAlertDead(trx, report))) return false;
    await handOver(delivery, trx, alert, reason, now);
    const data = viewAlert({ ...alert, state: 'dead', lastError: reason });
    await appendEvent(trx, { at: now, type: 'alert.dead', subjectId: alert.id, drill: alert.drill, data });
    return true;
  });
  if (died) delivery.observer?.alertEnded?.('dead', alert.drill);
}

/** A dead alert goes to the next channel that has not had it, under the same number; administrators hear of the channel once. */
async function handOver(delivery: Delivery, trx: Db, alert: OutboxAlert, reason: string, now: number): Promise<void> {
  const tried = await trx
    .selectFrom('alerts')
    .select(['channelId', 'kind', 'state'])
    .where((eb) =>
      eb.or([
        eb('number', '=', alert.number),
        eb.and([
          eb('kind', '=', 'channel-dead'),
          eb('groupKey', '=', `channel:${alert.channelId}`),
          eb('createdAt', '>', now - 3_600_000),
        ]),
      ]),
    )
    .execute();
  const had = new Set(tried.filter(({ kind }) => kind === alert.kind).map(({ channelId }) => channelId));
  const next = delivery.channels.find(({ id }) => !had.has(id));
  const { kind, mentionId, ticketId, content, groupKey, number } = alert;
  if (next) await insertAlert(trx, { kind, mentionId, ticketId, channelId: next.id, content, groupKey, number, now });
  if (kind === 'channel-dead' || tried.some((row) => row.kind === 'channel-dead')) return;
  const draft: Omit<AlertDraft, 'channelId'> = {
    kind: 'channel-dead',
    mentionId: null,
    ticketId: null,
    content: composeChannelAlert({ channelId: alert.channelId, reason, drill: alert.drill }),
    groupKey: `channel:${alert.channelId}`,
    now,
  };
  for (const channelId of delivery.adminChannelIds.filter((id) => id !== alert.channelId))
    await insertAlert(trx, { ...draft, channelId });
}
