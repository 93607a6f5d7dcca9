import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { eraseMailsFrom } from '../desk/mails.ts';
import type { Db } from '../store.ts';
import type { ErasureProof } from './erase-tickets.ts';

/** The records of one person: the one that is kept, and those that people merged into it. */
export async function listMergedCustomers(db: Db, customerId: string): Promise<string[]> {
  const rows = await db.selectFrom('customers').select('id').where('mergedInto', '=', customerId).execute();
  return [customerId, ...rows.map(({ id }) => id)];
}

/** Empties who somebody is, in every record that was merged; the numbers stay, so that figures do. */
export async function eraseCustomer(trx: Db, ids: readonly string[]): Promise<ErasureProof> {
  const addresses = await trx
    .selectFrom('identities')
    .select(['value', 'label'])
    .where('customerId', 'in', ids)
    .where('kind', '=', 'email')
    .execute();
  const mails = await eraseMailsFrom(trx, [...new Set(addresses.flatMap(({ value, label }) => [value, label]))]);
  const identities = await trx.deleteFrom('identities').where('customerId', 'in', ids).executeTakeFirst();
  await trx
    .updateTable('customers')
    .set({ name: null, language: null, preferredChannel: null, blockReason: null })
    .where('id', 'in', ids)
    .execute();
  await coverRequests(trx, ids);
  return { identities: Number(identities.numDeletedRows), ...(mails === 0 ? {} : { otherMails: mails }) };
}

/** SEC-2 asks that the reason stays on record; the number that was called back does not have to. */
async function coverRequests(trx: Db, customerIds: readonly string[]): Promise<void> {
  const requests = await trx
    .selectFrom('deletionRequests')
    .select(['id', 'identityCheck', 'reason'])
    .where('customerId', 'in', customerIds)
    .execute();
  for (const { id, identityCheck, reason } of requests)
    await trx
      .updateTable('deletionRequests')
      .set({ identityCheck: identityCheck === null ? null : maskPersonalData(identityCheck) })
      .set({ reason: reason === null ? null : maskPersonalData(reason) })
      .where('id', '=', id)
      .execute();
}
