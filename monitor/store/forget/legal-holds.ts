import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { LegalHoldsTable } from '../tables/forget.ts';

export type LegalHold = LegalHoldsTable;

export async function placeLegalHold(
  trx: Db,
  hold: { subjectId: string; reason: string; personId: string; now: number },
): Promise<LegalHold> {
  const { now: at, ...rest } = hold;
  const row: LegalHoldsTable = { id: newId(at), ...rest, at, releasedAt: null, releasedBy: null };
  await trx.insertInto('legalHolds').values(row).execute();
  return row;
}

/** False: it was released before. */
export async function releaseLegalHold(
  trx: Db,
  release: { id: string; personId: string; now: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('legalHolds')
    .set({ releasedAt: release.now, releasedBy: release.personId })
    .where('id', '=', release.id)
    .where('releasedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Holds that stand on any of these. */
export async function listLegalHolds(db: Db, subjectIds: readonly string[]): Promise<LegalHold[]> {
  return db
    .selectFrom('legalHolds')
    .selectAll()
    .where('subjectId', 'in', subjectIds)
    .where('releasedAt', 'is', null)
    .orderBy('at')
    .execute();
}

/**
 * What else a hold may stand on that keeps these from being erased: the customers of the tickets, in every record that was
 * merged, and the tickets about the posts with theirs.
 */
export async function listHoldableWith(
  db: Db,
  { ticketIds, mentionIds }: { readonly ticketIds: readonly string[]; readonly mentionIds: readonly string[] },
): Promise<string[]> {
  const named = await db.selectFrom('mentions').select('ticketId').where('id', 'in', mentionIds).execute();
  const ids = [...ticketIds, ...named.flatMap(({ ticketId }) => ticketId ?? [])];
  const tickets = await db
    .selectFrom('tickets')
    .select(['id', 'customerId', 'mentionId'])
    .where((eb) => eb.or([eb('id', 'in', ids), eb('mentionId', 'in', mentionIds)]))
    .execute();
  const customers = [...new Set(tickets.flatMap(({ customerId }) => customerId ?? []))];
  const merged = await db.selectFrom('customers').select('id').where('mergedInto', 'in', customers).execute();
  const posts = tickets.flatMap(({ mentionId }) => mentionId ?? []);
  return [...tickets.map(({ id }) => id), ...posts, ...customers, ...merged.map(({ id }) => id)];
}

/** Every hold that stands. */
export async function listStandingHolds(db: Db): Promise<LegalHold[]> {
  return db.selectFrom('legalHolds').selectAll().where('releasedAt', 'is', null).orderBy('at').execute();
}

/** Tickets that a hold stands on: on themselves, on their post or on their customer. */
export function selectHeldTickets(db: Db) {
  return db
    .selectFrom('tickets')
    .innerJoin('legalHolds', (join) =>
      join.on((eb) =>
        eb.or([
          eb('legalHolds.subjectId', '=', eb.ref('tickets.id')),
          eb('legalHolds.subjectId', '=', eb.ref('tickets.mentionId')),
          eb('legalHolds.subjectId', '=', eb.ref('tickets.customerId')),
        ]),
      ),
    )
    .where('legalHolds.releasedAt', 'is', null);
}
