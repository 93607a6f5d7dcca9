import { releaseMention } from '../store/heard/mention-transitions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { readPolicies } from './read-policies.ts';
import { recordMentionStep } from './record-step.ts';

const BATCH = 100;

/**
 * Gives back what somebody claimed who is gone: no device of theirs was heard of for the idle time, and they took it longer
 * ago than that. The browser says with every beat of its stream that it is there. Who works without a device (an acknowledgement
 * on the phone) cannot be seen going, and keeps it.
 */
export async function tickClaims(db: Db, now: number): Promise<number> {
  const [policy] = (await readPolicies(db)).claims;
  if (policy === undefined) return 0;
  const { idleMinutes } = policy;
  const before = now - idleMinutes * 60_000;
  const rows = await db
    .selectFrom('mentions')
    .select(['mentions.id', 'mentions.claimedBy'])
    // Both sides of it are named, so that an index finds the few that are claimed among all mentions there ever were.
    .where('mentions.drill', 'in', [0, 1])
    .where('mentions.state', '=', 'claimed')
    .where('mentions.claimedAt', '<', before)
    .where(({ exists, not, selectFrom }) => {
      const devices = selectFrom('devices')
        .select('devices.id')
        .whereRef('devices.personId', '=', 'mentions.claimedBy')
        .where('devices.revokedAt', 'is', null);
      return exists(devices).and(not(exists(devices.where('devices.lastUsedAt', '>=', before))));
    })
    .limit(BATCH)
    .execute();
  let released = 0;
  for (const { id, claimedBy } of rows)
    if (claimedBy !== null && (await release(db, { id, personId: claimedBy, now }, idleMinutes))) released += 1;
  return released;
}

async function release(
  db: Db,
  claim: { id: string; personId: string; now: number },
  idleMinutes: number,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    // The holder may have come back, or handed it on, since the list was read.
    const held = await trx
      .selectFrom('mentions')
      .select('id')
      .where('id', '=', claim.id)
      .where('state', '=', 'claimed')
      .where('claimedBy', '=', claim.personId)
      .executeTakeFirst();
    if (!held) return false;
    const { mention, changed } = await releaseMention(trx, claim);
    if (!changed) return false;
    await recordMentionStep(
      trx,
      'mention.released',
      mention,
      { personId: null, now: claim.now },
      { idleMinutes, heldBy: claim.personId },
    );
    return true;
  });
}
