import { sql } from 'kysely';
import type { ChangedJudgement, CorrectionRecord } from '../../../shared/model/correction.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { CorrectionsTable } from '../tables/heard.ts';

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

/** What people taught of one brand. */
export interface Lessons {
  /** Texts of which somebody said that they are a complaint, or none. */
  readonly complaints: readonly { readonly text: string; readonly complaint: boolean }[];
  /** Texts whose sentiment, kind or topic somebody set right. */
  readonly choices: {
    readonly [Field in 'sentiment' | 'kind' | 'topic']: readonly ({ readonly text: string } & NonNullable<
      ChangedJudgement[Field]
    >)[];
  };
  /** By brand: texts that were put aside as not ours, and texts that somebody took up. */
  readonly ours: ReadonlyMap<string, readonly { readonly text: string; readonly complaint: boolean }[]>;
}

/** The newest lessons, the oldest of them first; what people do in a drill is no lesson. */
export async function readLessons(db: Db, brandIds: readonly string[], most = 200): Promise<Lessons> {
  const rows = await db
    .selectFrom('corrections')
    .innerJoin('mentions', 'mentions.id', 'corrections.mentionId')
    .select(['mentions.title', 'mentions.text', 'corrections.changed'])
    .where('corrections.undoneAt', 'is', null)
    .where('corrections.drill', '=', 0)
    .orderBy('corrections.at', 'desc')
    .limit(most)
    .execute();
  const taught = rows.map((row) => ({ text: wordsOf(row), ...decodeJson<ChangedJudgement>(row.changed) })).reverse();
  const complaints = taught.flatMap(({ text, complaint }) =>
    complaint === undefined ? [] : [{ text, complaint: complaint.to }],
  );
  const ours = new Map<string, { text: string; complaint: boolean }[]>();
  for (const brandId of brandIds) {
    const notOurs = await ofBrand(db, brandId, most)
      .where('dismissReason', '=', sql.lit('not-ours' as const))
      .execute();
    if (notOurs.length === 0) continue;
    const taken = await ofBrand(db, brandId, most).where('state', 'in', ['claimed', 'answered']).execute();
    ours.set(
      brandId,
      [
        ...notOurs.map((row) => ({ text: wordsOf(row), complaint: false })),
        ...taken.map((row) => ({ text: wordsOf(row), complaint: true })),
      ].reverse(),
    );
  }
  const choices = {
    sentiment: taught.flatMap(({ text, sentiment }) => (sentiment === undefined ? [] : [{ text, ...sentiment }])),
    kind: taught.flatMap(({ text, kind }) => (kind === undefined ? [] : [{ text, ...kind }])),
    topic: taught.flatMap(({ text, topic }) => (topic === undefined ? [] : [{ text, ...topic }])),
  };
  return { complaints, choices, ours };
}

function ofBrand(db: Db, brandId: string, limit: number) {
  return db
    .selectFrom('mentions')
    .select(['title', 'text'])
    .where('brandId', '=', brandId)
    .where('drill', '=', 0)
    .orderBy('number', 'desc')
    .limit(limit);
}

function wordsOf({ title, text }: { title: string | null; text: string }): string {
  return title ? `${title}\n${text}` : text;
}
