import type { GuardDecision } from '../../shared/model/guard-decision.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import type { StepBy } from './record-step.ts';

/** TKT-3, SOC-4: an answer that went out against the guard shows by whom and why, in the log of its mention. */
export async function recordGuardDecision(db: Db, decision: GuardDecision, by: StepBy): Promise<void> {
  const { site, mentionId, type, rule, reason, at } = decision;
  await inTransaction(db, async (trx) => {
    const known = mentionId === null ? undefined : await findMentionId(trx, mentionId);
    await appendAudit(trx, {
      chain: known === undefined ? 'system' : `mention:${known}`,
      at: by.now,
      actorId: by.personId,
      action: reason === null ? 'guard.corrected' : 'guard.overridden',
      subjectId: known ?? site,
      details: { site, type, rule, decidedAt: at, ...(reason === null ? {} : { reason: maskPersonalData(reason) }) },
    });
  });
}

/** It may have been erased since. */
async function findMentionId(trx: Db, mentionId: string): Promise<string | undefined> {
  const row = await trx.selectFrom('mentions').select('id').where('id', '=', mentionId).executeTakeFirst();
  return row?.id;
}
