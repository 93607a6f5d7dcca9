import { type Customer, mergeCustomers } from '../store/desk/customers.ts';
import type { Db } from '../store/store.ts';
import { dropBeyondTheCase } from './following/follow-ticket.ts';

/** Two records of one person become one. Where either was only stored (SEC-2), nothing planned for the other goes beyond its case any more. */
export async function joinCustomers(
  trx: Db,
  merge: { readonly from: string; readonly into: string; readonly now: number },
): Promise<Customer> {
  const joined = await mergeCustomers(trx, merge);
  if (joined.restrictedAt !== null) await dropBeyondTheCase(trx, joined.id, merge.now);
  return joined;
}
