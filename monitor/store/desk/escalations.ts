import type { Level, Reason } from '../../../shared/model/analysis.ts';
import { compileOnce } from '../sql/compile-once.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { isListed, listParameter } from '../sql/list-parameter.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { EscalationsTable } from '../tables/desk.ts';

/** One step up (section 4 of the service rules): why, when, to whom, and who took notice. */
export interface Escalation {
  readonly id: string;
  readonly subject: 'mention' | 'ticket';
  readonly subjectId: string;
  readonly rule: string;
  readonly level: string;
  readonly personIds: readonly string[];
  readonly reasons: readonly Reason[];
  readonly at: number;
  readonly acknowledgeDueAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly cancelledAt: number | null;
  readonly cancelReason: string | null;
  readonly drill: boolean;
  readonly policyId: string | null;
  readonly about: string | null;
  readonly cause: string;
  /** Levels where nobody was on shift. */
  readonly skipped: readonly string[];
  /** Number of the alert that told of it; null: no channel is configured. */
  readonly alertNumber: number | null;
  /** When it went one level further because nobody took notice. */
  readonly climbedAt: number | null;
  /** The story that it speaks for, so that its other posts raise none of their own; null: this case alone. */
  readonly storyId: string | null;
  /** Level of the post that raised it: a graver one raises the story again. */
  readonly storyLevel: Level | null;
}

/** What a step up is made of. */
export type EscalationDraft = Pick<
  Escalation,
  'subject' | 'subjectId' | 'rule' | 'level' | 'personIds' | 'reasons' | 'acknowledgeDueAt' | 'drill'
> &
  Partial<Pick<Escalation, 'policyId' | 'about' | 'cause' | 'skipped' | 'storyId' | 'storyLevel'>> & {
    readonly now: number;
  };

/** Writes a step up. Null: this rule has gone to this level for this subject and cause before; it fires once. */
export async function insertEscalation(trx: Db, draft: EscalationDraft): Promise<Escalation | null> {
  const { now: at, personIds, reasons, drill, policyId, about, cause, skipped, storyId, storyLevel, ...rest } = draft;
  const row: EscalationsTable = {
    ...rest,
    policyId: policyId ?? null,
    about: about ?? null,
    cause: cause ?? '',
    skipped: (skipped ?? []).join(','),
    alertNumber: null,
    climbedAt: null,
    storyId: storyId ?? null,
    storyLevel: storyLevel ?? null,
    id: newId(at),
    personIds: encodeJson(personIds),
    reasons: encodeJson(reasons),
    at,
    acknowledgedAt: null,
    acknowledgedBy: null,
    cancelledAt: null,
    cancelReason: null,
    drill: drill ? 1 : 0,
  };
  const result = await trx
    .insertInto('escalations')
    .values(row)
    .onConflict((oc) => oc.columns(['subjectId', 'rule', 'cause', 'level']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? toEscalation(row) : null;
}

/** Somebody took notice. False: somebody had before, or it was cancelled. */
export async function acknowledgeEscalation(
  trx: Db,
  acknowledgement: { id: string; personId: string; now: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('escalations')
    .set({ acknowledgedAt: acknowledgement.now, acknowledgedBy: acknowledgement.personId })
    .where('id', '=', acknowledgement.id)
    .where('acknowledgedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a step back because what it was for is done. False: too late. */
export async function cancelEscalation(trx: Db, cancel: { id: string; reason: string; now: number }): Promise<boolean> {
  const result = await trx
    .updateTable('escalations')
    .set({ cancelledAt: cancel.now, cancelReason: cancel.reason })
    .where('id', '=', cancel.id)
    .where('acknowledgedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The trail of a mention or ticket, the first first. */
export async function listEscalations(db: Db, subjectId: string): Promise<Escalation[]> {
  const rows = await db
    .selectFrom('escalations')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toEscalation);
}

/** Steps that speak for stories and were not taken back. */
export async function listStoryEscalations(db: Db, storyIds: readonly string[]): Promise<Escalation[]> {
  if (storyIds.length === 0) return [];
  return (await readOfStories(db, [listParameter(db, storyIds)])).map(toEscalation);
}

const readOfStories = compileOnce((db) =>
  db.selectFrom('escalations').selectAll().where(isListed(db, 'storyId')).where('cancelledAt', 'is', null),
);

/** Steps that stand (not acknowledged, not taken back), or all, the last first. */
export async function listStanding(db: Db, filter: { readonly all: boolean }): Promise<Escalation[]> {
  let query = db.selectFrom('escalations').selectAll();
  if (!filter.all) query = query.where('acknowledgedAt', 'is', null).where('cancelledAt', 'is', null);
  return (await query.orderBy('at', 'desc').orderBy('id').limit(500).execute()).map(toEscalation);
}

/** Steps of which nobody took notice in time, the earliest first: they climb. */
export async function listEscalationsOverdue(db: Db, now: number, limit: number): Promise<Escalation[]> {
  const rows = await db
    .selectFrom('escalations')
    .selectAll()
    .where('acknowledgedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .where('climbedAt', 'is', null)
    .where('acknowledgeDueAt', '<=', now)
    .orderBy('acknowledgeDueAt')
    .limit(limit)
    .execute();
  return rows.map(toEscalation);
}

/** Claims the climb of a step of which nobody took notice. False: somebody did meanwhile, or it climbed. */
export async function markEscalationClimbed(trx: Db, id: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable('escalations')
    .set({ climbedAt: now })
    .where('id', '=', id)
    .where('climbedAt', 'is', null)
    .where('acknowledgedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Claims the repeat of a step that has nobody above it: who was called has time until `dueAt`. False: somebody took
 * notice meanwhile, or it was repeated by another monitor.
 */
export async function deferAcknowledgement(
  trx: Db,
  { id, acknowledgeDueAt }: Pick<Escalation, 'id' | 'acknowledgeDueAt'>,
  dueAt: number,
): Promise<boolean> {
  const result = await trx
    .updateTable('escalations')
    .set({ acknowledgeDueAt: dueAt })
    .where('id', '=', id)
    .where('acknowledgeDueAt', '=', acknowledgeDueAt)
    .where('climbedAt', 'is', null)
    .where('acknowledgedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Says by which alert it was told. */
export async function noteEscalationAlert(trx: Db, id: string, alertNumber: number): Promise<void> {
  await trx.updateTable('escalations').set({ alertNumber }).where('id', '=', id).execute();
}

/** @throws StoreError `not-found`. */
export async function getEscalation(db: Db, id: string): Promise<Escalation> {
  const row = await db.selectFrom('escalations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no escalation ${id}.`);
  return toEscalation(row);
}

/** The step that an alert told of; null: it told of something else. */
export async function findEscalationByAlert(db: Db, alertNumber: number): Promise<Escalation | null> {
  const row = await db.selectFrom('escalations').selectAll().where('alertNumber', '=', alertNumber).executeTakeFirst();
  return row ? toEscalation(row) : null;
}

function toEscalation(row: EscalationsTable): Escalation {
  return {
    ...row,
    personIds: decodeJson<string[]>(row.personIds),
    reasons: decodeJson<Reason[]>(row.reasons),
    skipped: row.skipped === '' ? [] : row.skipped.split(','),
    drill: row.drill === 1,
  };
}
