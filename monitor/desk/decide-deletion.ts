import { appendAudit } from '../store/audit/audit.ts';
import { changeCustomer, listIdentities } from '../store/desk/customers.ts';
import { type DeletionRequest, decideDeletionRequest, getDeletionRequest } from '../store/forget/deletion-requests.ts';
import { type ErasureScope, erasePersonalData } from '../store/forget/erasure.ts';
import { purgeTraces } from '../store/forget/purge-traces.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db, Store } from '../store/store.ts';
import type { DeletionDecision } from '../store/tables/forget.ts';
import { dropBeyondTheCase } from './following/follow-ticket.ts';

/** SEC-2: what was decided, by whom, why. */
export interface DeletionVerdict {
  readonly id: string;
  readonly decision: DeletionDecision;
  readonly reasonCode: string;
  readonly reason: string;
  readonly personId: string;
  readonly now: number;
}

/**
 * Decides a deletion request and carries it out: `deleted` erases the customer with all tickets and their posts,
 * `partly` what is closed, `storage-only` leaves the data but lets nothing use it beyond its cases, `refused` leaves it.
 * @throws StoreError `conflict` when it was decided, the identity was not checked, or a legal hold stands.
 */
export async function decideDeletion(store: Store, verdict: DeletionVerdict): Promise<DeletionRequest> {
  const decided = await inTransaction(store.db, async (trx) => {
    const { customerId } = await getDeletionRequest(trx, verdict.id);
    const scope = await readScope(trx, customerId, verdict.decision);
    const proof = scope === null ? null : await erasePersonalData(trx, scope, verdict.now);
    if (verdict.decision === 'storage-only') {
      await changeCustomer(trx, { id: customerId, now: verdict.now, fields: { restrictedAt: verdict.now } });
      await dropBeyondTheCase(trx, customerId, verdict.now);
    }
    const request = await decideDeletionRequest(trx, { ...verdict, proof });
    await appendAudit(trx, {
      chain: `customer:${customerId}`,
      at: verdict.now,
      actorId: verdict.personId,
      action: 'deletion.decided',
      subjectId: customerId,
      details: { request: verdict.id, decision: verdict.decision, reasonCode: verdict.reasonCode, proof },
    });
    return request;
  });
  // What was erased must not be left in the file either; it comes after the commit, in small steps.
  if (decided.proof !== null) await purgeTraces(store);
  return decided;
}

async function readScope(trx: Db, customerId: string, decision: DeletionDecision): Promise<ErasureScope | null> {
  if (decision === 'refused' || decision === 'storage-only') return null;
  let query = trx.selectFrom('tickets').select(['id', 'mentionId']).where('customerId', '=', customerId);
  if (decision === 'partly') query = query.where('state', 'in', ['resolved', 'closed']);
  const tickets = await query.execute();
  const ticketIds = tickets.map(({ id }) => id);
  const linked = await trx.selectFrom('mentions').select('id').where('ticketId', 'in', ticketIds).execute();
  const own = decision === 'deleted' ? await listMentionsOfCustomer(trx, customerId) : [];
  const named = tickets.flatMap(({ mentionId }) => (mentionId === null ? [] : [mentionId]));
  return {
    customerId: decision === 'deleted' ? customerId : null,
    ticketIds,
    mentionIds: [...new Set([...linked.map(({ id }) => id), ...own, ...named])],
  };
}

/** Posts from accounts that are the customer's, also those that never became a ticket. */
async function listMentionsOfCustomer(trx: Db, customerId: string): Promise<string[]> {
  const accounts = (await listIdentities(trx, customerId)).filter(({ kind }) => kind === 'account');
  const keys = accounts.flatMap(({ value, label }) => [...authorKeysOf(value), ...authorKeysOf(label)]);
  const rows = await trx.selectFrom('mentions').select('id').where('authorKey', 'in', keys).execute();
  return rows.map(({ id }) => id);
}

/** A post names its author by the site's own id or by the profile's address, an identity by either without `https://`. */
function authorKeysOf(account: string): string[] {
  const colon = account.indexOf(':');
  const [site, rest] = [account.slice(0, colon), account.slice(colon + 1)];
  const addresses = ['https://', 'https://www.', 'http://'].flatMap((start) => [`${start}${rest}`, `${start}${rest}/`]);
  return [account, ...addresses.map((address) => `${site}:${address}`)];
}
