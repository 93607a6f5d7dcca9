import { type AlertContent, type AlertDraft, insertAlert, type OutboxAlert } from '../store/alerts.ts';
import { decodeJson } from '../store/sql/json-column.ts';
import type { Db } from '../store/store.ts';
import { composeChannelAlert } from './compose-alert.ts';

/** One word on a dead channel in so long. */
const SAID_MS = 3_600_000;

/** A dead alert goes to the next channel that has not had it, under the same number; administrators hear of the channel once. */
export async function handOver(
  delivery: { readonly channels: readonly { readonly id: string }[]; readonly adminChannelIds: readonly string[] },
  trx: Db,
  death: { readonly alert: OutboxAlert; readonly reason: string; readonly now: number },
): Promise<void> {
  const { alert, reason, now } = death;
  const tried = await trx.selectFrom('alerts').select('channelId').where('number', '=', alert.number).execute();
  const had = new Set(tried.map(({ channelId }) => channelId));
  const next = delivery.channels.find(({ id }) => !had.has(id));
  const { kind, mentionId, ticketId, content, number } = alert;
  if (next) await insertAlert(trx, { kind, mentionId, ticketId, channelId: next.id, content, number, now });
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
  for (const channelId of delivery.adminChannelIds.filter((id) => id !== alert.channelId)) {
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
