import type { Mention } from '../../shared/model/mention.ts';
import { claimMention, releaseMention } from '../store/heard/mention-transitions.ts';
import { getPerson } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { recordMentionStep } from './record-step.ts';

/**
 * Hands a mention to a colleague: one that is open or one's own; a lead hands on what anybody holds.
 * @throws StoreError `conflict` when somebody else has it, or it is done; `not-found` for an unknown or inactive person.
 */
export async function passMention(
  db: Db,
  step: {
    readonly id: string;
    readonly personId: string;
    readonly toPersonId: string;
    readonly now: number;
    readonly force?: boolean;
  },
): Promise<Mention> {
  return inTransaction(db, async (trx) => {
    const to = await getPerson(trx, step.toPersonId);
    if (!to.active) throw new StoreError('not-found', `${to.name} is switched off.`);
    await releaseMention(trx, step);
    const { mention } = await claimMention(trx, { id: step.id, personId: to.id, now: step.now });
    await recordMentionStep(trx, 'mention.claimed', mention, step, { passedTo: to.id });
    return mention;
  });
}
