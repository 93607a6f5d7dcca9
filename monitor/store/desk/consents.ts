import type { ConsentPurpose } from '../../../shared/model/learning.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { ConsentsTable } from '../tables/tickets.ts';

export type Consent = Readonly<ConsentsTable>;

/** Keeps that the customer said yes, to what and how. */
export async function insertConsent(
  trx: Db,
  draft: Pick<Consent, 'ticketId' | 'purpose' | 'how' | 'personId'> & { readonly now: number },
): Promise<Consent> {
  const { now: at, ...rest } = draft;
  const row: ConsentsTable = { id: newId(at), ...rest, at, withdrawnAt: null };
  await trx.insertInto('consents').values(row).execute();
  return row;
}

/** The customer took it back. False: there is none. */
export async function withdrawConsent(
  trx: Db,
  step: { readonly ticketId: string; readonly purpose: ConsentPurpose; readonly now: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('consents')
    .set({ withdrawnAt: step.now })
    .where('ticketId', '=', step.ticketId)
    .where('purpose', '=', step.purpose)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Everything that was agreed to on a ticket, the first first. */
export async function listConsents(db: Db, ticketId: string): Promise<Consent[]> {
  return db.selectFrom('consents').selectAll().where('ticketId', '=', ticketId).orderBy('at').orderBy('id').execute();
}

/** Whether the customer's yes to this stands. */
export async function hasConsent(db: Db, ticketId: string, purpose: ConsentPurpose): Promise<boolean> {
  const consents = await listConsents(db, ticketId);
  return consents.some((consent) => consent.purpose === purpose && consent.withdrawnAt === null);
}
