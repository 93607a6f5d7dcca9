import type { FastifyInstance } from 'fastify';
import { joinCustomers } from '../../desk/join-customers.ts';
import { maskSecret, maskTicket } from '../../desk/mask-ticket.ts';
import { refuseMoved } from '../../desk/refuse-moved.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import {
  addIdentity,
  type Customer,
  changeCustomer,
  getCustomer,
  listIdentities,
  normaliseIdentity,
  readCustomerHistory,
} from '../../store/desk/customers.ts';
import { toTicket } from '../../store/desk/ticket-row.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { mayDo } from '../permissions.ts';
import { type Call, registerRoute } from '../register-route.ts';
import { mayReadWhole } from '../show-ticket.ts';

const MOST_TICKETS = 100;

/** Who writes: one history over all channels (TKT-8, TKT-9). */
export function registerCustomers(app: FastifyInstance, context: ApiContext): void {
  const { store, clock } = context;
  const { db } = store;
  const record = (trx: Db, call: Pick<Call<'getMe'>, 'caller'>, action: string, id: string, details: object = {}) =>
    appendAudit(trx, {
      chain: `customer:${id}`,
      at: clock.now(),
      actorId: call.caller.person.id,
      action,
      subjectId: id,
      details: { ...details },
    });

  registerRoute(app, 'getCustomer', async (call) => {
    const customer = await getCustomer(db, call.params.id);
    const tickets = await listTicketsOf(db, customer.id);
    const { person } = call.caller;
    const isTheirs = tickets.some((ticket) => ticket.handlerId === person.id && mayReadWhole(ticket, person));
    const masked = !isTheirs && !mayDo(person.role, 'customers.manage');
    const identities = (await listIdentities(db, customer.id)).map(({ kind, value }) => ({
      kind,
      value: masked && kind !== 'account' ? maskSecret(value) : value,
    }));
    await inTransaction(db, (trx) => record(trx, call, 'customer.viewed', customer.id, { masked }));
    return {
      customer,
      identities,
      masked,
      history: await readCustomerHistory(db, customer.id),
      tickets: tickets.map(maskTicket),
    };
  });

  registerRoute(app, 'lookupCustomer', async (call) => {
    const { kind, value } = normaliseIdentity(call.body);
    const row = await db
      .selectFrom('identities')
      .select('customerId')
      .where('kind', '=', kind)
      .where('value', '=', value)
      .orderBy('drill')
      .executeTakeFirst();
    if (row === undefined) return { customer: null };
    await inTransaction(db, (trx) => record(trx, call, 'customer.looked-up', row.customerId, { kind }));
    return { customer: await getCustomer(db, row.customerId) };
  });

  registerRoute(app, 'updateCustomer', async (call) => {
    const { seen, ...body } = call.body;
    const fields: Partial<Customer> = Object.fromEntries(
      Object.entries(body).filter(([, value]) => value !== undefined),
    );
    const changing = inTransaction(db, async (trx) => {
      const before = await getCustomer(trx, call.params.id);
      refuseMoved(before, fields, seen);
      const changed = await changeCustomer(trx, { id: before.id, fields, now: clock.now() });
      await record(trx, call, 'customer.changed', before.id, { fields: Object.keys(fields) });
      return changed;
    });
    return { customer: await explainConflict(db, changing) };
  });

  registerRoute(app, 'addIdentity', async (call) => {
    const { id } = await getCustomer(db, call.params.id);
    const addition = { ...call.body, customerId: id, personId: call.caller.person.id, now: clock.now() };
    await inTransaction(db, async (trx) => {
      await addIdentity(trx, addition);
      await record(trx, call, 'identity.added', id, { kind: call.body.kind });
    }).catch(explainRefusal);
    return { customer: await getCustomer(db, id) };
  });

  registerRoute(app, 'mergeCustomer', async (call) => {
    const merge = { from: call.params.id, into: call.body.into, now: clock.now() };
    const customer = await inTransaction(db, async (trx) => {
      const merged = await joinCustomers(trx, merge);
      await record(trx, call, 'customer.merged', merge.from, { into: merged.id });
      await record(trx, call, 'customer.merged', merged.id, { from: merge.from });
      return merged;
    }).catch(explainRefusal);
    return { customer };
  });

  registerRoute(app, 'blockCustomer', async (call) => {
    const { reason } = call.body;
    const customer = await inTransaction(db, async (trx) => {
      const { id } = await getCustomer(trx, call.params.id);
      const changed = await changeCustomer(trx, { id, now: clock.now(), fields: { blockReason: reason } });
      await record(trx, call, reason === null ? 'customer.unblocked' : 'customer.blocked', id);
      return changed;
    });
    return { customer };
  });
}

async function listTicketsOf(db: Db, customerId: string) {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('withdrawnAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(MOST_TICKETS)
    .execute();
  return rows.map(toTicket);
}

function explainRefusal(cause: unknown): never {
  if (!(cause instanceof StoreError)) throw cause;
  if (cause.code === 'constraint') {
    const words = { zh: '标识应有 1 到 500 个字符，不能只有空格', en: cause.message };
    throw new ApiFault('bad-request', { field: 'body.value', words, cause });
  }
  if (cause.code !== 'conflict') throw cause;
  throw new ApiFault('other-customer', { words: { id: String(cause.details.customerId ?? '') }, cause });
}
