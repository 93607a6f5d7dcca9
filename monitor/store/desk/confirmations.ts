import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { ConfirmationsTable } from '../tables/tickets.ts';

/** TKT-11: a service confirmation (服务确认函) and what the customer said to it. */
export interface Confirmation {
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
  /** Channel by which it went. */
  readonly via: string;
  readonly sentAt: number;
  readonly sentBy: string | null;
  /** Null: not answered yet. */
  readonly accepted: boolean | null;
  readonly answeredAt: number | null;
  readonly answer: string | null;
}

/** Keeps what was sent. */
export async function insertConfirmation(
  trx: Db,
  draft: Pick<Confirmation, 'ticketId' | 'text' | 'via' | 'sentBy'> & { readonly now: number },
): Promise<Confirmation> {
  const { now, ...rest } = draft;
  const row: ConfirmationsTable = {
    id: newId(now),
    ...rest,
    sentAt: now,
    accepted: null,
    answeredAt: null,
    answer: null,
  };
  await trx.insertInto('confirmations').values(row).execute();
  return toConfirmation(row);
}

/** The customer's answer. @throws StoreError `not-found`, `conflict` when it was answered. */
export async function answerConfirmation(
  trx: Db,
  step: { readonly id: string; readonly accepted: boolean; readonly answer: string | null; readonly now: number },
): Promise<Confirmation> {
  const row = await trx
    .updateTable('confirmations')
    .set({ accepted: step.accepted ? 1 : 0, answer: step.answer, answeredAt: step.now })
    .where('id', '=', step.id)
    .where('answeredAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row) return toConfirmation(row);
  const there = await trx.selectFrom('confirmations').select('id').where('id', '=', step.id).executeTakeFirst();
  if (!there) throw new StoreError('not-found', `There is no confirmation ${step.id}.`);
  throw new StoreError('conflict', 'The confirmation was answered already.');
}

/** Confirmations of a ticket, the first first. */
export async function listConfirmations(db: Db, ticketId: string): Promise<Confirmation[]> {
  const rows = await db
    .selectFrom('confirmations')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('sentAt')
    .orderBy('id')
    .execute();
  return rows.map(toConfirmation);
}

function toConfirmation(row: ConfirmationsTable): Confirmation {
  return { ...row, accepted: row.accepted === null ? null : row.accepted === 1 };
}
