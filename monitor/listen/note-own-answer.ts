import type { Author, Entry } from '../../shared/model/entry.ts';
import { noteFirstResponse } from '../desk/note-first-response.ts';
import { recordMentionStep } from '../desk/record-step.ts';
import { stopClocks } from '../store/desk/clocks.ts';
import { findByGuids } from '../store/heard/entries.ts';
import { answerMention } from '../store/heard/mention-transitions.ts';
import { findMentionsByPostKeys } from '../store/heard/mentions.ts';
import type { Db } from '../store/store.ts';
import { keyOfLink } from './key-of-link.ts';
import { linkKeyOf, postKeysOf } from './post-key.ts';
import { joinWords, readWords } from './read-post.ts';
import { addresseeOf, threadOfLink } from './thread-of-link.ts';

/** An answer that the brand gave, as a source shows it. */
export interface OwnAnswer {
  readonly entry: Entry;
  readonly sourceId: string;
  readonly publishedAt: number;
  readonly now: number;
}

/**
 * The brand's own account answered a mention, and a source shows it: the answer stands on the page, so the clocks stop at the instant
 * of the answer, and the mention keeps what it says. One that a person only declared is proven by it. Returns how many mentions it answered.
 */
export async function noteOwnAnswer(trx: Db, answer: OwnAnswer): Promise<number> {
  const target = targetOf(answer.entry);
  if (target === null) return 0;
  const text = joinWords(readWords(answer.entry));
  const found = await findMentionsByPostKeys(trx, await keysOfTarget(trx, target, answer.sourceId));
  const mentions = found.filter((mention) => isFor(answer.entry, mention));
  let answered = 0;
  for (const before of mentions.filter(({ state }) => state !== 'dismissed')) {
    const { now } = answer;
    const { id, ticketId } = before;
    const answeredAt = Math.max(answer.publishedAt, before.publishedAt);
    const personId = before.claimedBy;
    const said = text === '' ? {} : { text };
    const { mention, changed } = await answerMention(trx, { id, personId, how: 'page', now, answeredAt, ...said });
    if (!changed) continue;
    if (before.state !== 'answered') {
      await stopClocks(trx, { subjectId: id, stoppedAt: answeredAt });
      if (ticketId !== null) await noteFirstResponse(trx, { ticketId, at: answeredAt, now });
    }
    await recordMentionStep(trx, 'mention.answered', mention, { personId: null, now }, { how: 'page', answeredAt });
    answered += 1;
  }
  return answered;
}

/** Whether a post is one that an answer of the same look is for, as far as can be told without asking what is stored. */
export function isAnsweredBy(
  post: { readonly entry: Entry; readonly sourceId: string },
  answer: { readonly entry: Entry; readonly sourceId: string },
): boolean {
  const target = targetOf(answer.entry);
  if (target === null || !isFor(answer.entry, post.entry)) return false;
  const keys = [...postKeysOf(post.entry, post.sourceId), `${post.sourceId}:${post.entry.id}`];
  return keysOfAnswered(target, answer.sourceId).some((key) => keys.includes(key));
}

/** What an entry answers: what its source says, else what its own address tells it stands under. */
function targetOf(entry: Entry): string | null {
  return entry.replyTo || threadOfLink(entry.link);
}

/**
 * Where only the address tells the parent, a comment that begins with another name answers somebody else in the thread, and one that is older
 * than the post answers nothing that it says.
 */
function isFor(answer: Entry, post: { readonly author: Author | null; readonly publishedAt: number | null }): boolean {
  if (answer.replyTo) return true;
  if (answer.publishedAt !== null && post.publishedAt !== null && answer.publishedAt < post.publishedAt) return false;
  const name = addresseeOf(joinWords(readWords(answer)));
  return name === null || post.author?.name === name;
}

function keysOfAnswered(target: string, sourceId: string): string[] {
  return [target, `${sourceId}:${target}`, keyOfLink(target), linkKeyOf(target)].filter((key) => key !== null);
}

/** What is answered may be named by its key, by its address, or by the id that the source itself gave it. */
async function keysOfTarget(trx: Db, target: string, sourceId: string): Promise<string[]> {
  const shown = await findByGuids(trx, [{ sourceId, guid: target }]);
  const keys = shown.flatMap(({ link }) => [keyOfLink(link), linkKeyOf(link)]);
  return [...keysOfAnswered(target, sourceId), ...keys.filter((key) => key !== null)];
}
