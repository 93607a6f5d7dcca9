import { postponeAlert, withholdClaimed } from '../store/alert-outcomes.ts';
import type { OutboxAlert } from '../store/alerts.ts';
import { getMentions } from '../store/heard/mentions.ts';
import type { Db } from '../store/store.ts';
import { judgeChannel } from './hold-channel.ts';
import { isHeld } from './pack-parcels.ts';
import type { AlertRouting } from './route-alert.ts';
import { holdTo } from './write-alerts.ts';

/**
 * Sorts out of what was claimed what is not to be sent now: what meets quiet hours waits for their end, and what waited
 * and was taken up meanwhile ends as withheld, with the reason. What was tried before goes on: it may have arrived.
 */
export async function sortClaimed(
  trx: Db,
  claimed: readonly OutboxAlert[],
  routing: Pick<AlertRouting, 'people' | 'calendars'> | undefined,
  now: number,
): Promise<OutboxAlert[]> {
  const moot = await findMoot(trx, claimed);
  const due: OutboxAlert[] = [];
  for (const alert of claimed) {
    const reason = moot.get(alert.id);
    const heldUntil = routing === undefined || alert.attempts > 1 ? null : holdOf(alert, routing, now);
    if (reason !== undefined) await withholdClaimed(trx, alert, reason);
    else if (heldUntil === null) due.push(alert);
    else await postponeAlert(trx, alert, holdTo(alert.content, heldUntil));
  }
  return due;
}

function holdOf(
  { kind, channelId, content: { level, flags } }: OutboxAlert,
  routing: Pick<AlertRouting, 'people' | 'calendars'>,
  now: number,
): number | null {
  const verdict = judgeChannel(channelId, { kind, level, flags: flags ?? [] }, routing, now);
  return verdict.isQuiet ? verdict.heldUntil : null;
}

/** Alerts that waited although nobody needs them any more, with why: `acknowledged`, or what became of the post. */
async function findMoot(trx: Db, claimed: readonly OutboxAlert[]): Promise<ReadonlyMap<string, string>> {
  const held = claimed.filter(isHeld);
  const mentionIds = held.flatMap(({ mentionId }) => mentionId ?? []);
  const states = new Map((await getMentions(trx, mentionIds)).map(({ id, state }) => [id, state]));
  const moot = new Map<string, string>();
  for (const { id, mentionId, acknowledgedAt } of held) {
    const state = mentionId === null ? undefined : states.get(mentionId);
    if (acknowledgedAt !== null) moot.set(id, 'acknowledged');
    else if (state !== undefined && state !== 'open') moot.set(id, state);
  }
  return moot;
}
