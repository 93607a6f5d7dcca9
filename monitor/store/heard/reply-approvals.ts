import { type SqlBool, sql } from 'kysely';
import type { ApprovalState, ReplyApproval } from '../../../shared/model/reply-approval.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { ReplyApprovalsTable } from '../tables/heard.ts';

/** Keeps a wording that waits. One that waits already for the same mention is replaced: nobody decides on what is no longer meant. */
export async function askApproval(
  trx: Db,
  ask: { mentionId: string; text: string; personId: string; now: number; drill: boolean },
): Promise<ReplyApproval> {
  const { mentionId, text, personId, now, drill } = ask;
  const id = newId(now);
  const asked = await trx
    .insertInto('replyApprovals')
    .values({
      ...{ id, mentionId, text, state: 'asked', askedBy: personId, askedAt: now },
      ...{ decidedBy: null, decidedAt: null, note: null, drill: drill ? 1 : 0 },
    })
    // Also of two who ask at the same moment: an index holds one that waits for a mention. SQLite knows the index by these
    // very words, without a parameter.
    .onConflict((oc) =>
      oc
        .column('mentionId')
        .where(sql<SqlBool>`state = 'asked'`)
        .doUpdateSet({ text, askedBy: personId, askedAt: now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return getApproval(trx, asked.id);
}

/** The wording that waits for one mention waits for the other from now on, unless there is one for that already. */
export async function handOverApproval(
  trx: Db,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const ofOther = trx
    .selectFrom('replyApprovals')
    .select('id')
    .where('mentionId', '=', to)
    .where('state', '=', 'asked');
  if ((await ofOther.executeTakeFirst()) !== undefined) return;
  await trx
    .updateTable('replyApprovals')
    .set({ mentionId: to })
    .where('mentionId', '=', from)
    .where('state', '=', 'asked')
    .execute();
}

/** Decides on a wording that waits. @throws StoreError `conflict` when it was decided, or another wording took its place. */
export async function decideApproval(
  trx: Db,
  decision: {
    id: string;
    state: 'approved' | 'refused';
    /** When the wording that was looked at was asked for. */
    askedAt: number;
    text: string;
    note: string | null;
    personId: string;
    now: number;
  },
): Promise<ReplyApproval> {
  const { id, state, askedAt, text, note, personId, now } = decision;
  const result = await trx
    .updateTable('replyApprovals')
    .set({ state, text, note, decidedBy: personId, decidedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .where('askedAt', '=', askedAt)
    .executeTakeFirst();
  const approval = await getApproval(trx, id);
  if (result.numUpdatedRows === 1n) return approval;
  throw new StoreError('conflict', `The wording is ${approval.state} already, or another one took its place.`, {
    details: { state: approval.state },
  });
}

/** @throws StoreError `not-found`. */
export async function getApproval(db: Db, id: string): Promise<ReplyApproval> {
  const row = await db.selectFrom('replyApprovals').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no wording ${id} that waits for approval.`);
  return toApproval(row);
}

/** The last first. */
export async function listApprovals(
  db: Db,
  wish: { mentionId?: string; states?: readonly ApprovalState[]; limit: number },
): Promise<ReplyApproval[]> {
  let query = db.selectFrom('replyApprovals').selectAll();
  if (wish.mentionId !== undefined) query = query.where('mentionId', '=', wish.mentionId);
  if (wish.states !== undefined) query = query.where('state', 'in', wish.states);
  const rows = await query.orderBy('askedAt', 'desc').orderBy('id', 'desc').limit(wish.limit).execute();
  return rows.map(toApproval);
}

function toApproval({ drill, ...row }: ReplyApprovalsTable): ReplyApproval {
  return { ...row, drill: drill === 1 };
}
