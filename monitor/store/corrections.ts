import type { ChangedJudgement, CorrectionRecord } from '../../shared/model/correction.ts';
import type { Db } from './database.ts';
import { decodeJson, encodeJson, type JsonText } from './json-column.ts';
import { newId } from './new-id.ts';
import { StoreError } from './store-error.ts';

export interface CorrectionsTable {
  id: string;
  mentionId: string;
  at: number;
  personId: string;
  changed: JsonText;
  undoneAt: number | null;
  undoneBy: string | null;
  drill: number;
}

/** Keeps what a person corrected. */
export async function insertCorrection(
  trx: Db,
  draft: { mentionId: string; personId: string; changed: ChangedJudgement; now: number; drill: boolean },
): Promise<CorrectionRecord> {
  const id = newId(draft.now);
  await trx
    .insertInto('corrections')
    .values({
      id,
      mentionId: draft.mentionId,
      at: draft.now,
      personId: draft.personId,
      changed: encodeJson(draft.changed),
      undoneAt: null,
      undoneBy: null,
      drill: draft.drill ? 1 : 0,
    })
    .execute();
  return getCorrection(trx, id);
}

/** Takes a correction back; it stays on record. Null: it was taken back already. */
export async function undoCorrection(
  trx: Db,
  undo: { id: string; personId: string; now: number },
): Promise<CorrectionRecord | null> {
  const result = await trx
    .updateTable('corrections')
    .set({ undoneAt: undo.now, undoneBy: undo.personId })
    .where('id', '=', undo.id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 0n ? null : getCorrection(trx, undo.id);
}

/** @throws StoreError `not-found`. */
export async function getCorrection(db: Db, id: string): Promise<CorrectionRecord> {
  const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no correction ${id}.`);
  return toCorrection(row);
}

/** Corrections of one mention, or of all, the last first. */
export async function listCorrections(
  db: Db,
  filter: { mentionId?: string; limit?: number } = {},
): Promise<CorrectionRecord[]> {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .$if(filter.mentionId !== undefined, (query) => query.where('mentionId', '=', filter.mentionId ?? ''))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 200)
    .execute();
  return rows.map(toCorrection);
}

function toCorrection(row: CorrectionsTable): CorrectionRecord {
  return { ...row, changed: decodeJson<ChangedJudgement>(row.changed), drill: row.drill === 1 };
}
