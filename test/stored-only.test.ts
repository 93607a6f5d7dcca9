import { beforeEach, expect, it } from 'vitest';
import { dropBeyondTheCase } from '../monitor/desk/following/follow-ticket.ts';
import { joinCustomers } from '../monitor/desk/join-customers.ts';
import { changeCustomer } from '../monitor/store/desk/customers.ts';
import { listFollowUps } from '../monitor/store/desk/follow-ups.ts';
import { getTicket } from '../monitor/store/desk/tickets.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Ticket } from '../shared/model/ticket.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { openDesk } from './helpers/living-desk.ts';

onBothEngines('a customer whose data is only stored', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
  });
  const calm = { kind: 'inquiry', urgency: 'normal' } as const;

  it('SEC-2: whose data is only stored is asked for nothing beyond the case, also when their record is joined to another', async () => {
    const ticket = await desk.ticket({ ...calm, contact: '13912345601' });
    const other = await desk.ticket({ ...calm, contact: '13912345602' });
    await desk.change(ticket, { state: 'resolved' });
    const open = async ({ id }: Pick<Ticket, 'id'>) =>
      (await listFollowUps(store.db, id)).flatMap(({ policyId, state }) => (state === 'waiting' ? [policyId] : []));
    expect(await open(ticket)).toContain('solution-call-back');
    const third = await desk.ticket({ ...calm, contact: '13912345603' });
    await desk.change(third, { state: 'resolved' });
    expect(await open(third)).toContain('solution-call-back');
    const [from, into] = [await getTicket(store.db, ticket.id), await getTicket(store.db, other.id)];
    await inTransaction(store.db, async (trx) => {
      const fields = { restrictedAt: desk.now, blockReason: '职业索赔' };
      await changeCustomer(trx, { id: from.customerId ?? '', fields, now: desk.now });
      await dropBeyondTheCase(trx, from.customerId ?? '', desk.now);
    });
    expect(await open(ticket)).toEqual(['tell-outcome']);
    const joined = await inTransaction(store.db, (trx) =>
      joinCustomers(trx, { from: from.customerId ?? '', into: into.customerId ?? '', now: desk.now }),
    );
    expect(joined).toMatchObject({ restrictedAt: desk.now, blockReason: '职业索赔', blockedAt: desk.now });
    await desk.change(other, { state: 'resolved' });
    expect(await open(other)).toEqual(['tell-outcome']);
    const late = (await getTicket(store.db, third.id)).customerId ?? '';
    await inTransaction(store.db, (trx) => joinCustomers(trx, { from: late, into: joined.id, now: desk.now }));
    expect(await open(third)).toEqual(['tell-outcome']);
  });
});
