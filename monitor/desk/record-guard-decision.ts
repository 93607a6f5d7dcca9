import type { GuardDecision } from '../../shared/model/guard-decision.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { insertGuardDecision } from '../store/heard/guard-decisions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';

/**
 * TKT-3, SOC-4: an answer that went out against the guard shows by whom and why, in the log of its mention and on the page of leads.
 * Told twice it is one.
 * @param drill Whether this monitor practises.
 */
export async function recordGuardDecision(
  db: Db,
  decision: GuardDecision,
  by: { readonly personId: string; readonly now: number; readonly drill: boolean },
): Promise<void> {
  const { site, mentionId, type, rule, at, words = null } = decision;
  const reason = decision.reason === null ? null : maskPersonalData(decision.reason);
  await inTransaction(db, async (trx) => {
    const mention = mentionId === null ? undefined : await findMention(trx, mentionId);
    const known = mention?.id;
    // Of a post that was erased nothing may come back but what was decided, which shows in whether there is a reason.
    const isErased = mentionId !== null && known === undefined;
    const isNew = await insertGuardDecision(trx, {
      ...{ site, mentionId: known ?? null, type, rule, personId: by.personId, decidedAt: at },
      reason: reason !== null && isErased ? '' : reason,
      words: words === null || isErased ? null : maskPersonalData(words),
      drill: by.drill || mention?.drill === 1 ? 1 : 0,
    });
    if (!isNew) return;
    await appendAudit(trx, {
      chain: known === undefined ? 'system' : `mention:${known}`,
      at: by.now,
      actorId: by.personId,
      action: reason === null ? 'guard.corrected' : 'guard.overridden',
      subjectId: known ?? site,
      details: { site, type, rule, decidedAt: at, ...(reason === null ? {} : { reason }) },
    });
  });
}

/** It may have been erased since. */
async function findMention(trx: Db, mentionId: string): Promise<{ id: string; drill: number } | undefined> {
  return trx
    .selectFrom('mentions')
    .select(['id', 'drill'])
    .where('id', '=', mentionId)
    .where('postKey', '!=', `erased:${mentionId}`)
    .executeTakeFirst();
}
