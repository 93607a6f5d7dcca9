import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { DeletionDecision, DeletionRequestsTable } from '../tables/forget.ts';

export interface DeletionRequest {
  readonly id: string;
  readonly customerId: string;
  readonly requestedAt: number;
  readonly via: string;
  readonly identityCheck: string | null;
  readonly scope: readonly string[];
  readonly dueAt: number;
  readonly decision: DeletionDecision | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  /** What was erased, in numbers; never what it said. */
  readonly proof: Readonly<Record<string, number>> | null;
}

export async function insertDeletionRequest(
  trx: Db,
  draft: { customerId: string; via: string; scope: readonly string[]; dueAt: number; now: number },
): Promise<DeletionRequest> {
  const row: DeletionRequestsTable = {
    id: newId(draft.now),
    customerId: draft.customerId,
    requestedAt: draft.now,
    via: draft.via,
    identityCheck: null,
    scope: encodeJson(draft.scope),
    dueAt: draft.dueAt,
    decision: null,
    reasonCode: null,
    reason: null,
    decidedAt: null,
    decidedBy: null,
    proof: null,
  };
  await trx.insertInto('deletionRequests').values(row).execute();
  return toRequest(row);
}

/** Notes how the identity was checked. */
export async function noteIdentityCheck(trx: Db, id: string, how: string): Promise<void> {
  await trx.updateTable('deletionRequests').set({ identityCheck: how }).where('id', '=', id).execute();
}

/**
 * Decides a request, once, always with a reason.
 * @throws StoreError `conflict` when it is decided, or the identity was not checked; `constraint` without a reason.
 */
export async function decideDeletionRequest(
  trx: Db,
  decision: {
    id: string;
    decision: DeletionDecision;
    reasonCode: string;
    reason: string;
    personId: string;
    proof: Readonly<Record<string, number>> | null;
    now: number;
  },
): Promise<DeletionRequest> {
  if (decision.reason.trim() === '' || decision.reasonCode === '')
    throw new StoreError('constraint', 'A decision on a deletion request needs a reason (SEC-2).');
  const row = await trx
    .updateTable('deletionRequests')
    .set({
      decision: decision.decision,
      reasonCode: decision.reasonCode,
      reason: decision.reason,
      decidedAt: decision.now,
      decidedBy: decision.personId,
      proof: decision.proof ? encodeJson(decision.proof) : null,
    })
    .where('id', '=', decision.id)
    .where('decision', 'is', null)
    .where('identityCheck', 'is not', null)
    .returningAll()
    .executeTakeFirst();
  if (row) return toRequest(row);
  const there = await getDeletionRequest(trx, decision.id);
  throw new StoreError(
    'conflict',
    there.decision
      ? `The request was decided before (${there.decision}).`
      : 'Check first that the request comes from the person whose data it is about.',
  );
}

/** @throws StoreError `not-found`. */
export async function getDeletionRequest(db: Db, id: string): Promise<DeletionRequest> {
  const row = await db.selectFrom('deletionRequests').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no deletion request ${id}.`);
  return toRequest(row);
}

/** Requests, the undecided by their deadline first. */
export async function listDeletionRequests(db: Db, undecidedOnly = false): Promise<DeletionRequest[]> {
  let query = db.selectFrom('deletionRequests').selectAll();
  if (undecidedOnly) query = query.where('decision', 'is', null);
  return (await query.orderBy('dueAt').limit(500).execute()).map(toRequest);
}

function toRequest(row: DeletionRequestsTable): DeletionRequest {
  return {
    ...row,
    scope: decodeJson<string[]>(row.scope),
    proof: decodeJson<Record<string, number>>(row.proof),
  };
}
