import type { FastifyInstance } from 'fastify';
import { decideDeletion } from '../../desk/decide-deletion.ts';
import { deletionDueAt } from '../../desk/deletion-due.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { getCustomer } from '../../store/desk/customers.ts';
import {
  type DeletionRequest,
  getDeletionRequest,
  insertDeletionRequest,
  listDeletionRequests,
  noteIdentityCheck,
} from '../../store/forget/deletion-requests.ts';
import { listLegalHolds, placeLegalHold, releaseLegalHold } from '../../store/forget/legal-holds.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { type Call, registerRoute } from '../register-route.ts';

/** SEC-2: requests for erasure, their decisions, and what must not be erased for now. */
export function registerErasure(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;
  const { db } = store;
  const record = (trx: Db, call: Pick<Call<'getMe'>, 'caller'>, action: string, chain: string, details: object) =>
    appendAudit(trx, {
      chain,
      at: clock.now(),
      actorId: call.caller.person.id,
      action,
      subjectId: null,
      details: { ...details },
    });

  registerRoute(app, 'requestDeletion', async (call) => {
    const now = clock.now();
    const { via, scope = [] } = call.body;
    const request = await inTransaction(db, async (trx) => {
      const { id: customerId } = await getCustomer(trx, call.params.id);
      const made = await insertDeletionRequest(trx, { customerId, via, scope, dueAt: deletionDueAt(now), now });
      await record(trx, call, 'deletion.requested', `customer:${customerId}`, { request: made.id, via });
      return made;
    });
    return { request: show(request) };
  });

  registerRoute(app, 'listDeletionRequests', async ({ query }) => ({
    items: (await listDeletionRequests(db, query.all !== true)).map(show),
  }));

  registerRoute(app, 'checkIdentity', async (call) => {
    const request = await inTransaction(db, async (trx) => {
      const { id, customerId } = await getDeletionRequest(trx, call.params.id);
      await noteIdentityCheck(trx, id, call.body.how);
      await record(trx, call, 'deletion.identity-checked', `customer:${customerId}`, { request: id });
      return getDeletionRequest(trx, id);
    });
    return { request: show(request) };
  });

  registerRoute(app, 'decideDeletion', async (call) => {
    const verdict = {
      ...call.body,
      id: call.params.id,
      personId: call.caller.person.id,
      now: clock.now(),
    };
    const decided = await decideDeletion(store, verdict).catch(explainStop);
    if (decided.proof !== null) await context.onErased?.();
    return { request: show(decided) };
  });

  registerRoute(app, 'listHolds', async ({ query }) => ({
    items: query.subject.length === 0 ? [] : await listLegalHolds(readDb, query.subject),
  }));

  registerRoute(app, 'placeHold', async (call) => {
    const hold = { ...call.body, personId: call.caller.person.id, now: clock.now() };
    const placed = await inTransaction(db, async (trx) => {
      const made = await placeLegalHold(trx, hold);
      await record(trx, call, 'hold.placed', 'system', { hold: made.id, subjectId: made.subjectId });
      return made;
    });
    return { hold: placed };
  });

  registerRoute(app, 'releaseHold', async (call) => {
    const release = { id: call.params.id, personId: call.caller.person.id, now: clock.now() };
    const released = await inTransaction(db, async (trx) => {
      const done = await releaseLegalHold(trx, release);
      if (done) await record(trx, call, 'hold.released', 'system', { hold: release.id });
      return done;
    });
    return { released };
  });
}

function show(request: DeletionRequest) {
  return { ...request, scope: [...request.scope], proof: request.proof === null ? null : { ...request.proof } };
}

function explainStop(cause: unknown): never {
  if (!(cause instanceof StoreError) || cause.code !== 'conflict') throw cause;
  throw new ApiFault('deletion-stopped', { words: { why: cause.message }, cause });
}
