import type { Entry } from '../../shared/model/entry.ts';
import { noteFirstResponse } from '../desk/note-first-response.ts';
import { recordMentionStep } from '../desk/record-step.ts';
import { stopClocks } from '../store/desk/clocks.ts';
import { findByGuids } from '../store/heard/entries.ts';
import { answerMention } from '../store/heard/mention-transitions.ts';
import { findMentionsByPostKeys } from '../store/heard/mentions.ts';
import type { Db } from '../store/store.ts';
import { keyOfLink } from './key-of-link.ts';
import { linkKeyOf } from './post-key.ts';

/**
 * The brand's own account answered a mention, and a source shows it: the answer stands on the page, so the clocks stop at the instant
 * of the answer. Returns how many mentions it answered.
 */
export async function noteOwnAnswer(
  trx: Db,
  answer: { readonly entry: Entry; readonly sourceId: string; readonly publishedAt: number; readonly now: number },
): Promise<number> {
  const target = answer.entry.replyTo;
  if (!target) return 0;
  const mentions = await findMentionsByPostKeys(trx, await keysOfTarget(trx, target, answer.sourceId));
  let answered = 0;
  for (const before of mentions.filter(({ state }) => state === 'open' || state === 'claimed')) {
    const { now } = answer;
    const answeredAt = Math.max(answer.publishedAt, before.publishedAt);
    const { mention } = await answerMention(trx, {
      id: before.id,
      personId: before.claimedBy,
      how: 'page',
      now,
      answeredAt,
    });
    await stopClocks(trx, { subjectId: before.id, stoppedAt: answeredAt });
    if (before.ticketId !== null) await noteFirstResponse(trx, { ticketId: before.ticketId, at: answeredAt, now });
    await recordMentionStep(trx, 'mention.answered', mention, { personId: null, now }, { how: 'page', answeredAt });
    answered += 1;
  }
  return answered;
}

/** What is answered may be named by its key, by its address, or by the id that the source itself gave it. */
async function keysOfTarget(trx: Db, target: string, sourceId: string): Promise<string[]> {
  const shown = await findByGuids(trx, [{ sourceId, guid: target }]);
  const links = [target, ...shown.map(({ link }) => link)];
  const keys = [target, `${sourceId}:${target}`, ...links.flatMap((link) => [keyOfLink(link), linkKeyOf(link)])];
  return keys.filter((key) => key !== null);
}
