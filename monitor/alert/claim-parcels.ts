import { claimAlerts, giveBackAlerts, type OutboxAlert } from '../store/alerts.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { newId } from '../store/sql/new-id.ts';
import type { Db } from '../store/store.ts';
import { type Parcel, packParcels, parcelGroupKey } from './pack-parcels.ts';
import { sortClaimed } from './sort-claimed.ts';

/** Nobody else may send an alert for so long after its claim; far above the time-out of one sending. */
export const CLAIM_MS = 60_000;
/** Alerts that one claim takes for a program; a larger parcel of an earlier attempt is still taken whole. */
const CLAIM_LIMIT = 200;
/** The same for people, who take few messages a minute: what a storm of a hundred thousand left waiting is told in minutes, by counts. */
const DIGEST_LIMIT = 5_000;

/**
 * Claims what is due on a channel and writes down what goes together, before anything is sent: after a crash the same alerts make the
 * same message under the same key.
 */
export async function claimParcels(
  db: Db,
  claim: {
    readonly owner: string;
    readonly now: number;
    readonly channelId: string;
    readonly most: number;
    /** It is read by people, to whom a storm is told by counts. */
    readonly isForPeople?: boolean;
    readonly routing?: Parameters<typeof sortClaimed>[2];
  },
): Promise<Parcel[]> {
  return inTransaction(db, async (trx) => {
    const { owner, now, channelId } = claim;
    const limit = claim.isForPeople ? DIGEST_LIMIT : CLAIM_LIMIT;
    const due = { owner, now, leaseMs: CLAIM_MS, limit, channelIds: [channelId] };
    const claimed: OutboxAlert[] = [...(await claimAlerts(trx, due))];
    if (claimed.length === limit) claimed.push(...(await completeParcels(trx, claimed, due)));
    const packed = packParcels(await sortClaimed(trx, claimed, claim.routing, now), () => newId(now));
    const parcels = packed.slice(0, claim.most);
    const later = packed.slice(claim.most).flatMap(({ alerts }) => alerts);
    await giveBackAlerts(trx, later, now);
    for (const parcel of parcels.filter(({ isNew }) => isNew)) {
      await trx
        .updateTable('alerts')
        .set({ groupKey: parcelGroupKey(parcel.key) })
        .where(
          'id',
          'in',
          parcel.alerts.map(({ id }) => id),
        )
        .execute();
    }
    return parcels;
  });
}

/** A parcel that the limit cut in two is claimed to its end: members of one parcel are due at one instant. */
async function completeParcels(
  trx: Db,
  claimed: readonly OutboxAlert[],
  due: { owner: string; now: number; leaseMs: number; limit: number; channelIds: readonly string[] },
): Promise<OutboxAlert[]> {
  const cut = claimed.at(-1)?.groupKey;
  if (!cut?.startsWith(parcelGroupKey(''))) return [];
  const rest: OutboxAlert[] = [];
  for (;;) {
    const more = await claimAlerts(trx, due);
    rest.push(...more);
    if (more.length < due.limit || more.at(-1)?.groupKey !== cut) return rest;
  }
}
