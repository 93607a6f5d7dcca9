import type { Statement, StatementPost, StatementSeat, StatementVerdict } from '../../../shared/model/crisis.ts';
import { CRISIS_POLICY } from '../../../shared/service/crisis-policy.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';

type Draft = Pick<Statement, 'caseId' | 'kind' | 'text' | 'variants' | 'draftedBy'> & { readonly now: number };

/** Adds the next version. Hold the case (`holdOpenCase`) before, so that no two versions take one number. */
export async function insertStatement(trx: Db, draft: Draft): Promise<Statement> {
  const { now, variants, ...fields } = draft;
  const before = await trx
    .selectFrom('statements')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('caseId', '=', draft.caseId)
    .where('kind', '=', draft.kind)
    .executeTakeFirst();
  const id = newId(now);
  const version = Number(before?.version ?? 0) + 1;
  await trx
    .insertInto('statements')
    .values({ ...fields, id, version, variants: encodeJson(variants), draftedAt: now, lockedAt: null })
    .execute();
  return getStatement(trx, id);
}

/** @throws StoreError `not-found`. */
export async function getStatement(db: Db, id: string): Promise<Statement> {
  const row = await db.selectFrom('statements').select('caseId').where('id', '=', id).executeTakeFirst();
  const found = row && (await listStatements(db, row.caseId)).find((one) => one.id === id);
  if (!found) throw new StoreError('not-found', `There is no statement ${id}.`);
  return found;
}

/** Every version of every statement of a case, the newest first. */
export async function listStatements(db: Db, caseId: string): Promise<Statement[]> {
  const rows = await db
    .selectFrom('statements')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const verdicts = await db
    .selectFrom('statementVerdicts')
    .selectAll()
    .where('statementId', 'in', ids)
    .orderBy('at')
    .orderBy('seat')
    .execute();
  const posts = await db
    .selectFrom('statementPosts')
    .selectAll()
    .where('statementId', 'in', ids)
    .orderBy('at')
    .orderBy('url')
    .execute();
  return rows.map((row) => {
    const own = verdicts
      .filter(({ statementId }) => statementId === row.id)
      .map(({ statementId: _, agrees, ...verdict }) => ({ ...verdict, agrees: agrees === 1 }));
    const newest = rows.find(({ kind }) => kind === row.kind)?.id === row.id;
    return {
      ...row,
      variants: decodeJson<Statement['variants']>(row.variants),
      state: stateOf(row.lockedAt, own, newest),
      missing: CRISIS_POLICY.seats[row.kind].filter((seat) => !own.some((one) => one.seat === seat && one.agrees)),
      verdicts: own,
      posts: posts.filter(({ statementId }) => statementId === row.id).map(({ statementId: _, ...post }) => post),
    };
  });
}

function stateOf(lockedAt: number | null, verdicts: readonly StatementVerdict[], newest: boolean): Statement['state'] {
  if (lockedAt !== null) return 'locked';
  // Also a refused one: otherwise it could still be agreed to and locked after a newer one is there.
  if (!newest) return 'replaced';
  return verdicts.some(({ agrees }) => !agrees) ? 'refused' : 'draft';
}

/** What a seat says of a version; it may change its mind until the version is locked. */
export async function saveVerdict(
  trx: Db,
  statementId: string,
  verdict: Omit<StatementVerdict, 'agrees'> & { readonly agrees: boolean; readonly seat: StatementSeat },
): Promise<void> {
  const { seat, agrees, ...fields } = verdict;
  const row = { ...fields, agrees: agrees ? 1 : 0 };
  await trx
    .insertInto('statementVerdicts')
    .values({ statementId, seat, ...row })
    .onConflict((oc) => oc.columns(['statementId', 'seat']).doUpdateSet(row))
    .execute();
}

/** From now on the wording stands. */
export async function lockStatement(trx: Db, id: string, now: number): Promise<void> {
  await trx
    .updateTable('statements')
    .set({ lockedAt: now })
    .where('id', '=', id)
    .where('lockedAt', 'is', null)
    .execute();
}

/** Records where a wording was posted. False: that address was recorded before. */
export async function insertStatementPost(trx: Db, statementId: string, post: StatementPost): Promise<boolean> {
  const result = await trx
    .insertInto('statementPosts')
    .values({ statementId, ...post })
    .onConflict((oc) => oc.columns(['statementId', 'url']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
