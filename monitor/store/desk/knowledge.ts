import type { KnowledgeKind } from '../../../shared/model/learning.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { KnowledgeTable } from '../tables/improving.ts';

/** A proposal out of a case, and what was decided on it. */
export interface Knowledge extends Readonly<Omit<KnowledgeTable, 'drill'>> {
  readonly drill: boolean;
}

export type KnowledgeDraft = Pick<
  Knowledge,
  'kind' | 'title' | 'text' | 'ticketId' | 'mentionId' | 'playbookId' | 'createdBy' | 'drill'
>;

/** Proposes it. A case is proposed as one kind once: a second time gives what is there. */
export async function proposeKnowledge(trx: Db, draft: KnowledgeDraft, now: number): Promise<Knowledge> {
  const { ticketId, mentionId, kind } = draft;
  const known = await trx
    .selectFrom('knowledge')
    .selectAll()
    .where('kind', '=', kind)
    .where('ticketId', ticketId === null ? 'is' : '=', ticketId)
    .where('mentionId', mentionId === null ? 'is' : '=', mentionId)
    .executeTakeFirst();
  if (known && (ticketId !== null || mentionId !== null)) return toKnowledge(known);
  const row: KnowledgeTable = {
    ...draft,
    id: newId(now),
    state: 'proposed',
    createdAt: now,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    drill: draft.drill ? 1 : 0,
  };
  await trx.insertInto('knowledge').values(row).execute();
  return toKnowledge(row);
}

/** Takes it up or not; the words may be bettered. @throws StoreError `not-found`, `conflict` when it was decided. */
export async function decideKnowledge(
  trx: Db,
  decision: {
    readonly id: string;
    readonly state: 'accepted' | 'refused';
    readonly text?: string | undefined;
    readonly reason: string | null;
    readonly personId: string;
    readonly now: number;
  },
): Promise<Knowledge> {
  const { id, state, text, reason, personId, now } = decision;
  const row = await trx
    .updateTable('knowledge')
    .set({ state, reason, decidedAt: now, decidedBy: personId, ...(text === undefined ? {} : { text }) })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .returningAll()
    .executeTakeFirst();
  if (row) return toKnowledge(row);
  const there = await getKnowledge(trx, id);
  throw new StoreError('conflict', `The proposal is ${there.state} already.`, { details: { state: there.state } });
}

/** @throws StoreError `not-found`. */
export async function getKnowledge(db: Db, id: string): Promise<Knowledge> {
  const row = await db.selectFrom('knowledge').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no proposal ${id}.`);
  return toKnowledge(row);
}

/** Proposals, the last first. */
export async function listKnowledge(
  db: Db,
  filter: { readonly kinds?: readonly KnowledgeKind[]; readonly states?: readonly Knowledge['state'][] },
): Promise<Knowledge[]> {
  let query = db.selectFrom('knowledge').selectAll();
  if (filter.kinds?.length) query = query.where('kind', 'in', filter.kinds);
  if (filter.states?.length) query = query.where('state', 'in', filter.states);
  return (await query.orderBy('id', 'desc').limit(500).execute()).map(toKnowledge);
}

function toKnowledge(row: KnowledgeTable): Knowledge {
  return { ...row, drill: row.drill === 1 };
}
