import { LEVELS } from '../../shared/model/analysis.ts';
import { type OutboxAlert, toAlert } from './alerts.ts';
import type { Db } from './store.ts';
import type { AlertsTable } from './tables/house.ts';

/** An alert of a message that held several, without its words. */
export type ToldTogether = Pick<AlertsTable, 'id' | 'number' | 'level' | 'mentionId' | 'acknowledgedAt'>;

/**
 * What a channel told in one message with an alert, the gravest first and in the order of that message; empty where it went alone.
 * While the message is on its way, what is still waiting with it.
 */
export async function listToldTogether(db: Db, number: number, channelId: string): Promise<ToldTogether[]> {
  const own = await db
    .selectFrom('alerts')
    .select(['groupKey', 'deliveredAt'])
    .where('number', '=', number)
    .where('channelId', '=', channelId)
    .where('groupKey', 'like', 'parcel:%')
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  if (own === undefined) return [];
  const together = db
    .selectFrom('alerts')
    .select(['id', 'number', 'level', 'mentionId', 'acknowledgedAt'])
    .where('channelId', '=', channelId)
    .where('groupKey', '=', own.groupKey);
  // One instant is noted for the whole message, and the index has it: the group key alone would be looked for in every alert that there ever was.
  const rows = await (own.deliveredAt === null
    ? together.where('state', 'in', ['pending', 'sending'])
    : together.where('deliveredAt', '=', own.deliveredAt)
  ).execute();
  return rows.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || a.number - b.number);
}

/** Alerts by their ids, in this order; those that are gone are left out. */
export async function getAlerts(db: Db, ids: readonly string[]): Promise<OutboxAlert[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('alerts').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, toAlert(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
