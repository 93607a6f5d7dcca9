import type { EventType } from '../../shared/model/event.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { cancelClocks, stopClocks } from '../store/desk/clocks.ts';
import { handOverTickets } from '../store/desk/tickets.ts';
import { handOverKeys, isJoined } from '../store/heard/mention-keys.ts';
import * as transitions from '../store/heard/mention-transitions.ts';
import { getMentions, linkMention } from '../store/heard/mentions.ts';
import { handOverApproval } from '../store/heard/reply-approvals.ts';
import { handOverSightings } from '../store/heard/sightings.ts';
import type { Db } from '../store/store.ts';
import { noteFirstResponse } from './note-first-response.ts';
import { recordMentionStep, type StepBy } from './record-step.ts';

/** Two mentions of one post, by their ids. */
export interface MentionPair {
  readonly older: string;
  readonly younger: string;
}

/**
 * Two mentions of a brand turned out to be of one post. The older stays the post's mention: its clocks began first, and people know its
 * number. What was done with the younger holds for it too: tickets, an answer on the page, who took it, a wording that waits, where it
 * was seen. The younger keeps number, words and history, and is put aside as a repeat unless it is settled: nothing is deleted, and
 * nothing open is settled by a decision that somebody took on the other.
 */
export async function joinMentions(trx: Db, pair: MentionPair, now: number): Promise<void> {
  const both = await getMentions(trx, [pair.older, pair.younger]);
  const [older, younger] = [pair.older, pair.younger].map((id) => both.find((mention) => mention.id === id));
  // Of three that are one, the last is joined when the post is seen again.
  if (!older || !younger || isJoined(older) || isJoined(younger)) return;
  const by: StepBy = { personId: null, now };
  const hands = { from: younger.id, to: older.id };
  await handOverKeys(trx, { younger, older: older.id });
  await handOverSightings(trx, hands);
  await handOverApproval(trx, hands);
  await handOverTickets(trx, { ...hands, now });
  if (older.ticketId === null && younger.ticketId !== null) {
    await linkMention(trx, { id: older.id, ticketId: younger.ticketId, now });
  }
  const step = await carryOver(trx, { ...older, ticketId: older.ticketId ?? younger.ticketId }, younger, now);
  await putAside(trx, younger, older.id, by);
  const [kept = older] = await getMentions(trx, [older.id]);
  await recordMentionStep(trx, step, kept, by, { joined: younger.id });
}

/** The answer, or who took it; gives back what that is called. */
async function carryOver(trx: Db, older: Mention, younger: Mention, now: number): Promise<EventType> {
  const { id, state, ticketId } = older;
  const { answeredAt, answeredHow } = younger;
  if (answeredAt !== null && answeredHow !== null && (state === 'open' || state === 'claimed')) {
    const { answeredBy: personId, answerText: text } = younger;
    const said = text === undefined ? {} : { text };
    await transitions.answerMention(trx, { id, personId, how: answeredHow, answeredAt, now, ...said });
    await stopClocks(trx, { subjectId: id, stoppedAt: answeredAt });
    if (ticketId !== null) await noteFirstResponse(trx, { ticketId, at: answeredAt, now });
    return 'mention.answered';
  }
  if (younger.state !== 'claimed' || younger.claimedBy === null || state !== 'open') return 'mention.updated';
  await transitions.claimMention(trx, { id, personId: younger.claimedBy, now: younger.claimedAt ?? now });
  return 'mention.claimed';
}

async function putAside(trx: Db, younger: Mention, joinedInto: string, by: StepBy): Promise<void> {
  if (younger.state !== 'open' && younger.state !== 'claimed') return;
  const { id, claimedBy: personId } = younger;
  const aside = { id, personId: personId ?? '', reason: 'duplicate', now: by.now, force: true } as const;
  const { mention } = await transitions.dismissMention(trx, aside);
  await cancelClocks(trx, { subjectId: id, stoppedAt: by.now });
  await recordMentionStep(trx, 'mention.dismissed', mention, by, { reason: aside.reason, joinedInto });
}
