import { insertRows } from '../sql/insert-rows.ts';
import type { Db } from '../store.ts';
import type { EscalationChecksTable } from '../tables/desk.ts';

export interface EscalationCheck {
  readonly subjectId: string;
  readonly subject: EscalationChecksTable['subject'];
  readonly dueAt: number;
}

/** Sets the next look at a subject; null: none is needed. */
export async function planCheck(
  trx: Db,
  plan: Pick<EscalationCheck, 'subject' | 'subjectId'> & { readonly dueAt: number | null },
): Promise<void> {
  const { subject, subjectId, dueAt } = plan;
  if (dueAt === null) {
    await trx.deleteFrom('escalationChecks').where('subjectId', '=', subjectId).execute();
    return;
  }
  await trx
    .insertInto('escalationChecks')
    .values({ subjectId, subject, dueAt })
    .onConflict((oc) => oc.column('subjectId').doUpdateSet({ dueAt }))
    .execute();
}

/** Sets the first look at subjects that are new in this transaction. */
export async function planFirstChecks(trx: Db, checks: readonly EscalationCheck[]): Promise<void> {
  await insertRows(
    trx,
    'escalationChecks',
    checks.map(({ subjectId, subject, dueAt }) => ({ subjectId, subject, dueAt })),
  );
}

/** Looks whose time has come, the earliest first. */
export async function listChecksDue(db: Db, now: number, limit: number): Promise<EscalationCheck[]> {
  return db
    .selectFrom('escalationChecks')
    .selectAll()
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('subjectId')
    .limit(limit)
    .execute();
}

/** Claims a look, in the transaction of what it causes. False: somebody else did, or it was moved. */
export async function claimCheck(trx: Db, check: EscalationCheck): Promise<boolean> {
  const result = await trx
    .deleteFrom('escalationChecks')
    .where('subjectId', '=', check.subjectId)
    .where('dueAt', '=', check.dueAt)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
