import { getCustomer, readCustomerHistory } from '../store/desk/customers.ts';
import type { Db } from '../store/store.ts';

/** KPI-7: groups of customers that can have targets of their own. */
const CUSTOMER_GROUPS = ['vip', 'new', 'returning'] as const;
export type CustomerGroup = (typeof CUSTOMER_GROUPS)[number];

/** The group of a customer by the record (TKT-9), not by memory; null: not known who it is. VIP goes before the others. */
export async function findCustomerGroup(
  db: Db,
  customerId: string | null,
  returning: boolean | null,
): Promise<CustomerGroup | null> {
  if (customerId === null) return null;
  if ((await getCustomer(db, customerId)).vip) return 'vip';
  const isReturning = returning ?? (await readCustomerHistory(db, customerId)).tickets > 1;
  return isReturning ? 'returning' : 'new';
}
