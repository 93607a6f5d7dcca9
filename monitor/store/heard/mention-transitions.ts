import type { UpdateObject } from 'kysely';
import type { AnswerProof, DismissReason, Mention, MentionState } from '../../../shared/model/mention.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import { getMention } from './mentions.ts';

/** A change of state and whether anything changed: repeating a step that is done is no error. */
export interface MentionChange {
  readonly mention: Mention;
  readonly changed: boolean;
}

/**
 * A person takes the mention.
 * @throws StoreError `conflict` when somebody else has it (`details.claimedBy`) or it is no longer open (`details.state`).
 */
export async function claimMention(
  trx: Db,
  claim: { id: string; personId: string; now: number },
): Promise<MentionChange> {
  const changed = await change(trx, claim.id, ['open'], {
    state: 'claimed',
    claimedBy: claim.personId,
    claimedAt: claim.now,
    updatedAt: claim.now,
  });
  const mention = await getMention(trx, claim.id);
  if (changed || (mention.state === 'claimed' && mention.claimedBy === claim.personId)) return { mention, changed };
  throw conflict(mention, 'claimed');
}

/** Gives a claimed mention back. Only who has it may, unless `force` (a lead). @throws StoreError `conflict`. */
export async function releaseMention(
  trx: Db,
  release: { id: string; personId: string; now: number; force?: boolean },
): Promise<MentionChange> {
  const before = await getMention(trx, release.id);
  if (before.state === 'open') return { mention: before, changed: false };
  if (before.claimedBy !== release.personId && !release.force) throw conflict(before, 'released');
  const changed = await change(
    trx,
    release.id,
    ['claimed'],
    { state: 'open', claimedBy: null, claimedAt: null, updatedAt: release.now },
    before.claimedBy,
  );
  const mention = await getMention(trx, release.id);
  if (!changed) throw conflict(mention, 'released');
  return { mention, changed };
}

/**
 * The public answer stands. A later look at the page turns a self-declared answer into a proven one; the instant of
 * the first word stays. @throws StoreError `conflict` when the mention was dismissed.
 */
export async function answerMention(
  trx: Db,
  answer: {
    id: string;
    personId: string | null;
    how: AnswerProof;
    now: number;
    answeredAt?: number;
    /** What it says, where a source shows it. */
    text?: string;
  },
): Promise<MentionChange> {
  const changed = await change(trx, answer.id, ['open', 'claimed'], {
    state: 'answered',
    settled: 1,
    answeredBy: answer.personId,
    answeredHow: answer.how,
    answeredAt: answer.answeredAt ?? answer.now,
    answerText: answer.text ?? null,
    updatedAt: answer.now,
  });
  const mention = await getMention(trx, answer.id);
  if (changed) return { mention, changed };
  if (mention.state !== 'answered') throw conflict(mention, 'answered');
  if (answer.how !== 'page' || mention.answeredHow === 'page') return { mention, changed: false };
  const answerText = answer.text ?? mention.answerText ?? null;
  await change(trx, answer.id, ['answered'], { answeredHow: 'page', answerText, updatedAt: answer.now });
  return { mention: await getMention(trx, answer.id), changed: true };
}

/** Puts a mention aside. @throws StoreError `conflict` when it was answered, or somebody else has it. */
export async function dismissMention(
  trx: Db,
  dismissal: { id: string; personId: string; reason: DismissReason; now: number; force?: boolean },
): Promise<MentionChange> {
  const before = await getMention(trx, dismissal.id);
  if (before.state === 'dismissed' && before.dismissReason === dismissal.reason)
    return { mention: before, changed: false };
  if (before.claimedBy !== null && before.claimedBy !== dismissal.personId && !dismissal.force)
    throw conflict(before, 'dismissed');
  const changed = await change(
    trx,
    dismissal.id,
    ['open', 'claimed', 'dismissed'],
    { state: 'dismissed', settled: 1, dismissReason: dismissal.reason, updatedAt: dismissal.now },
    before.claimedBy,
  );
  const mention = await getMention(trx, dismissal.id);
  if (!changed) throw conflict(mention, 'dismissed');
  return { mention, changed };
}

/** Takes a dismissal back. @throws StoreError `conflict` when the mention is not dismissed. */
export async function reopenMention(trx: Db, reopening: { id: string; now: number }): Promise<MentionChange> {
  const changed = await change(trx, reopening.id, ['dismissed'], {
    state: 'open',
    settled: 0,
    dismissReason: null,
    claimedBy: null,
    claimedAt: null,
    updatedAt: reopening.now,
  });
  const mention = await getMention(trx, reopening.id);
  if (changed || mention.state === 'open') return { mention, changed };
  throw conflict(mention, 'reopened');
}

/** Notes when people were first told. Gives back the ids of those of which nobody had been told before: the first instant stays. */
export async function markMentionsTold(trx: Db, ids: readonly string[], now: number): Promise<string[]> {
  const rows = await trx
    .updateTable('mentions')
    .set({ toldAt: now, updatedAt: now })
    .where('id', 'in', ids)
    .where('toldAt', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One guarded step: it happens only from these states (and, where given, while this person has it). */
async function change(
  trx: Db,
  id: string,
  from: readonly MentionState[],
  to: UpdateObject<Tables, 'mentions'>,
  claimedBy?: string | null,
): Promise<boolean> {
  const result = await trx
    .updateTable('mentions')
    .set(to)
    .where('id', '=', id)
    .where('state', 'in', from)
    .$if(claimedBy !== undefined, (query) => query.where('claimedBy', 'is not distinct from', claimedBy ?? null))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function conflict(mention: Mention, wanted: string): StoreError {
  const holder = mention.claimedBy ? `, held by ${mention.claimedBy}` : '';
  return new StoreError('conflict', `Mention ${mention.number} is ${mention.state}${holder}; it cannot be ${wanted}.`, {
    details: { state: mention.state, claimedBy: mention.claimedBy, answeredBy: mention.answeredBy },
  });
}
