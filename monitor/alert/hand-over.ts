import { type AlertContent, type AlertDraft, insertAlert, type OutboxAlert } from '../store/alerts.ts';
import { decodeJson } from '../store/sql/json-column.ts';
import type { Db } from '../store/store.ts';
import { composeChannelAlert } from './compose-alert.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };
import type { AlertRouting } from './route-alert.ts';

/** One word on a dead channel in so long. */
const SAID_MS = 3_600_000;

/** What an alert died of. */
export interface AlertDeath {
  readonly alert: OutboxAlert;
  readonly reason: string;
  /** Nobody was there: the channel itself is well. */
  readonly isAbsence: boolean;
  readonly now: number;
}

/**
 * A dead alert goes to the next channel that has not had it, under the same number, and says whom it was for; one of the same
 * person comes first. Administrators hear of a dead channel once an hour.
 */
export async function handOver(
  delivery: {
    readonly channels: readonly { readonly id: string }[];
    readonly adminChannelIds: readonly string[];
    readonly routing?: Pick<AlertRouting, 'people'>;
  },
  trx: Db,
  { alert, reason, isAbsence, now }: AlertDeath,
): Promise<void> {
  const tried = await trx.selectFrom('alerts').select('channelId').where('number', '=', alert.number).execute();
  const had = new Set(tried.map(({ channelId }) => channelId));
  const own = (delivery.routing?.people ?? [])
    .filter(({ channels }) => channels.includes(alert.channelId))
    .flatMap(({ channels }) => channels);
  const left = delivery.channels.map(({ id }) => id).filter((id) => !had.has(id));
  const next = left.find((id) => own.includes(id)) ?? left[0];
  const { kind, mentionId, ticketId, number } = alert;
  const content = {
    ...alert.content,
    reasons: [fillLabels(labels.handedOver, { channel: alert.channelId }), ...alert.content.reasons],
  };
  if (next !== undefined) await insertAlert(trx, { kind, mentionId, ticketId, channelId: next, content, number, now });
  if (isAbsence) return;
  const word = composeChannelAlert({ channelId: alert.channelId, reason, drill: alert.drill });
  if (kind === 'channel-dead' || (await wasSaid(trx, word, now))) return;
  const draft: Omit<AlertDraft, 'channelId'> = {
    kind: 'channel-dead',
    mentionId: null,
    ticketId: null,
    content: word,
    groupKey: null,
    now,
  };
  let said: number | undefined;
  const isOther = (id: string) => id !== alert.channelId;
  const admins = delivery.adminChannelIds.filter(isOther);
  // The dead channel may be the administrators' only one: then whoever else can be reached hears of it.
  const hearers = admins.length > 0 ? admins : delivery.channels.map(({ id }) => id).filter(isOther);
  for (const channelId of hearers) {
    said = (await insertAlert(trx, { ...draft, channelId, ...(said === undefined ? {} : { number: said }) })).number;
  }
}

async function wasSaid(trx: Db, word: AlertContent, now: number): Promise<boolean> {
  const rows = await trx
    .selectFrom('alerts')
    .select('message')
    .where('kind', '=', 'channel-dead')
    .where('createdAt', '>', now - SAID_MS)
    .execute();
  return rows.some(({ message }) => decodeJson<AlertContent>(message)?.headline.en === word.headline.en);
}
