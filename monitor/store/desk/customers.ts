import { nextNumber } from '../sql/counters.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { IdentityKind } from '../tables/desk.ts';

/** Somebody who wrote, over all sites and channels (TKT-8, TKT-9). Personal: masked in lists. */
export interface Customer {
  readonly id: string;
  /** TKT-1 客户ID as people say it. */
  readonly number: number;
  readonly name: string | null;
  readonly language: string | null;
  readonly preferredChannel: string | null;
  readonly vip: boolean;
  readonly blockedAt: number | null;
  readonly blockReason: string | null;
  readonly restrictedAt: number | null;
  readonly createdAt: number;
  readonly drill: boolean;
}

export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** What is known of a customer's past. */
export interface CustomerHistory {
  readonly tickets: number;
  readonly complaints: number;
  readonly open: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/**
 * The customer of a contact: the one who has any of the identities, or a new one who gets them all. When they belong
 * to several customers, the first is taken and the others are named in `conflicts`: joining people is for people.
 */
export async function recogniseCustomer(
  trx: Db,
  contact: {
    identities: readonly Identity[];
    name: string | null;
    language?: string | null;
    drill: boolean;
    now: number;
  },
): Promise<{ customer: Customer; isNew: boolean; conflicts: string[] }> {
  const drill = contact.drill ? 1 : 0;
  const identities = contact.identities.map(normaliseIdentity).filter(isUsable);
  const owners: string[] = [];
  for (const { kind, value } of identities) {
    const owner = await findOwner(trx, kind, value, drill);
    if (owner && !owners.includes(owner)) owners.push(owner);
  }
  const [known, ...conflicts] = owners;
  const id = known ?? newId(contact.now);
  if (!known)
    await trx
      .insertInto('customers')
      .values({
        id,
        number: await nextNumber(trx, 'customer'),
        name: contact.name,
        language: contact.language ?? null,
        preferredChannel: null,
        vip: 0,
        blockedAt: null,
        blockReason: null,
        restrictedAt: null,
        mergedInto: null,
        createdAt: contact.now,
        updatedAt: contact.now,
        drill,
      })
      .execute();
  for (const identity of identities)
    await trx
      .insertInto('identities')
      .values({ ...identity, drill, customerId: id, addedBy: null, addedAt: contact.now })
      .onConflict((oc) => oc.columns(['kind', 'value', 'drill']).doNothing())
      .execute();
  return { customer: await getCustomer(trx, id), isNew: !known, conflicts };
}

async function findOwner(trx: Db, kind: IdentityKind, value: string, drill: number): Promise<string | null> {
  const row = await trx
    .selectFrom('identities')
    .select('customerId')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('drill', '=', drill)
    .executeTakeFirst();
  return row?.customerId ?? null;
}

/**
 * Adds an identity by hand. @throws StoreError `constraint` when it is empty or too long; `conflict` when it is
 * somebody else's (`details.customerId`): merge instead.
 */
export async function addIdentity(
  trx: Db,
  addition: Identity & { customerId: string; personId: string; now: number },
): Promise<void> {
  const customer = await getCustomer(trx, addition.customerId);
  const identity = normaliseIdentity(addition);
  if (!isUsable(identity)) throw new StoreError('constraint', 'An identity is 1 to 500 characters, not only spaces.');
  const drill = customer.drill ? 1 : 0;
  const owner = await findOwner(trx, identity.kind, identity.value, drill);
  if (owner === customer.id) return;
  if (owner)
    throw new StoreError('conflict', 'This identity belongs to another customer; merge the two if they are one.', {
      details: { customerId: owner },
    });
  await trx
    .insertInto('identities')
    .values({ ...identity, drill, customerId: customer.id, addedBy: addition.personId, addedAt: addition.now })
    .execute();
}

/** Two customers turned out to be one: identities and tickets go over, the old records point at the new one. */
export async function mergeCustomers(trx: Db, merge: { from: string; into: string; now: number }): Promise<Customer> {
  if (merge.from === merge.into) throw new StoreError('conflict', 'A customer cannot be merged into itself.');
  const [from, into] = [await getCustomer(trx, merge.from), await getCustomer(trx, merge.into)];
  // They may have been merged before, in either direction; a record that points at itself would never be found again.
  if (from.id === into.id) return into;
  if (from.drill !== into.drill) throw new StoreError('conflict', 'Practice and real customers are never merged.');
  const { id: customerId } = into;
  await trx.updateTable('identities').set({ customerId }).where('customerId', '=', from.id).execute();
  await trx.updateTable('tickets').set({ customerId }).where('customerId', '=', from.id).execute();
  await trx
    .updateTable('customers')
    .set({ mergedInto: into.id, updatedAt: merge.now })
    .where((eb) => eb.or([eb('id', '=', from.id), eb('mergedInto', '=', from.id)]))
    .execute();
  // What was decided about the person goes over: who is on the blacklist (SEC-5) or only stored (SEC-2) does not lose it by being joined.
  const blocked = into.blockedAt === null ? from : into;
  await trx
    .updateTable('customers')
    .set({ blockedAt: blocked.blockedAt, blockReason: blocked.blockReason })
    .set({ restrictedAt: into.restrictedAt ?? from.restrictedAt, vip: into.vip || from.vip ? 1 : 0 })
    .where('id', '=', into.id)
    .execute();
  return getCustomer(trx, into.id);
}

/** SEC-2: whether a customer's data is kept but not used for more than their cases. */
export async function isStoredOnly(db: Db, customerId: string | null): Promise<boolean> {
  return customerId !== null && (await getCustomer(db, customerId)).restrictedAt !== null;
}

/** Changes what people may change of a customer. @throws StoreError `not-found`. */
export async function changeCustomer(
  trx: Db,
  change: {
    id: string;
    now: number;
    fields: Partial<Pick<Customer, 'name' | 'language' | 'preferredChannel' | 'vip' | 'blockReason' | 'restrictedAt'>>;
  },
): Promise<Customer> {
  const { vip, blockReason, ...plain } = change.fields;
  await trx
    .updateTable('customers')
    .set({
      ...plain,
      ...(vip === undefined ? {} : { vip: vip ? 1 : 0 }),
      ...(blockReason === undefined ? {} : { blockReason, blockedAt: blockReason === null ? null : change.now }),
      updatedAt: change.now,
    })
    .where('id', '=', change.id)
    .execute();
  return getCustomer(trx, change.id);
}

/** A customer; a merged one gives whom it was merged into. @throws StoreError `not-found`. */
export async function getCustomer(db: Db, id: string): Promise<Customer> {
  const row = await db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no customer ${id}.`);
  if (row.mergedInto !== null) return getCustomer(db, row.mergedInto);
  const { mergedInto: _, updatedAt: __, ...customer } = row;
  return { ...customer, vip: row.vip === 1, drill: row.drill === 1 };
}

/** How a customer can be reached and recognised. */
export async function listIdentities(db: Db, customerId: string): Promise<(Identity & { label: string })[]> {
  return db
    .selectFrom('identities')
    .select(['kind', 'value', 'label'])
    .where('customerId', '=', customerId)
    .orderBy('addedAt')
    .execute();
}

/** The past of a customer over all channels, without withdrawn tickets (TKT-9). */
export async function readCustomerHistory(db: Db, customerId: string): Promise<CustomerHistory> {
  const rows = await db
    .selectFrom('tickets')
    .select((eb) => [
      'kind',
      'state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('createdAt').as('firstAt'),
      eb.fn.max('createdAt').as('lastAt'),
    ])
    .where('customerId', '=', customerId)
    .where('withdrawnAt', 'is', null)
    .groupBy(['kind', 'state'])
    .execute();
  const sum = (picked: typeof rows) => picked.reduce((total, row) => total + row.count, 0);
  return {
    tickets: sum(rows),
    complaints: sum(rows.filter((row) => row.kind === 'complaint')),
    open: sum(rows.filter((row) => row.state !== 'resolved' && row.state !== 'closed')),
    firstAt: rows.length === 0 ? null : Math.min(...rows.map((row) => row.firstAt)),
    lastAt: rows.length === 0 ? null : Math.max(...rows.map((row) => row.lastAt)),
  };
}

/** A database's index takes no longer one, and no telephone number, address or account is. */
const LONGEST_IDENTITY = 500;

/** False: nothing is left of it, or it is too long to be a sign of somebody. */
function isUsable({ value }: Identity): boolean {
  return value !== '' && value.length <= LONGEST_IDENTITY;
}

/** One spelling for one thing: addresses in lower case, phone numbers as digits without the country's prefix. */
export function normaliseIdentity(identity: Identity): Identity & { label: string } {
  const text = identity.value.normalize('NFKC').trim();
  const folded = text.toLowerCase();
  const value = identity.kind === 'phone' ? folded.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '') : folded;
  return { kind: identity.kind, value: value === '' ? folded : value, label: text };
}
