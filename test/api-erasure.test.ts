import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../monitor/store/audit/audit-verify.ts';
import type { Ticket, TicketDraft } from '../shared/model/ticket.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleTicket } from './helpers/store-samples.ts';

let api: TestApi;
let written = 0;
beforeAll(async () => {
  api = await runApi({
    onErased: async () => {
      written += 1;
    },
  });
});
afterAll(() => api.close());

async function addTicket(change: Partial<TicketDraft>): Promise<Ticket> {
  const draft = sampleTicket({ clientKey: randomUUID(), ...change });
  return (await api.people.agent.client.createTicket({ body: { ...draft, evidence: null } })).ticket;
}

async function request(customerId: string | null | undefined) {
  const { client } = api.people.agent;
  return (await client.requestDeletion({ params: { id: customerId ?? '' }, body: { via: 'mail' } })).request;
}

const why = { reasonCode: 'art-47', reason: '客户本人要求，保存期已过' };

test('SEC-2: checked, decided with a reason, erased everywhere; the chain still verifies', async () => {
  const canary = 'canary7f3a';
  const mention = await api.addMention({ text: `帖子里的${canary}` });
  // Another post of the same account, that nobody made a ticket of.
  const author = { id: 'U-77', name: canary, email: null, url: null };
  const other = await api.addMention({ text: `又发了${canary}`, author });
  const ticket = await addTicket({
    mentionId: mention.id,
    contact: '13900139001',
    problem: `问题里的${canary}`,
    customer: author,
  });
  await api.people.agent.client.addTicketNote({ params: { id: ticket.id }, body: { text: `备注里的${canary}` } });
  const asked = await request(ticket.customerId);
  const params = { id: asked.id };
  const { client } = api.people.manager;
  expect((await client.listDeletionRequests()).items.map((one) => one.id)).toContain(asked.id);
  const decide = (decision: 'deleted' | 'refused') => client.decideDeletion({ params, body: { decision, ...why } });
  await expect(decide('deleted')).rejects.toMatchObject({ code: 'deletion-stopped' });
  await expect(
    client.decideDeletion({ params, body: { decision: 'refused', reasonCode: 'x', reason: ' ' } }),
  ).rejects.toMatchObject({ code: 'bad-request', field: 'body.reason' });
  await client.checkIdentity({ params, body: { how: '回拨登记电话核对' } });

  const { hold } = await client.placeHold({ body: { subjectId: ticket.id, reason: '仲裁中' } });
  const standing = () => client.listHolds({ query: { subject: [ticket.id, ticket.customerId ?? ''] } });
  expect((await standing()).items).toEqual([hold]);
  expect((await client.listHolds({ query: { subject: ['another'] } })).items).toEqual([]);
  await expect(decide('deleted')).rejects.toMatchObject({ code: 'deletion-stopped' });
  expect(await client.releaseHold({ params: { id: hold.id } })).toEqual({ released: true });
  expect((await standing()).items).toEqual([]);

  const { request: decided } = await decide('deleted');
  expect(decided).toMatchObject({
    decision: 'deleted',
    reason: why.reason,
    proof: { tickets: 1, notes: 1, mentions: 2 },
  });
  expect(written).toBe(1);
  await expect(decide('deleted')).rejects.toMatchObject({ code: 'deletion-stopped' });

  const seen = [
    await client.getTicket({ params: { id: ticket.id } }),
    await client.getTicketWork({ params: { id: ticket.id } }),
    await client.getMention({ params: { id: mention.id } }),
    await client.getMention({ params: { id: other.id } }),
    await client.listEvents({ query: { limit: 1000 } }),
    (await client.listTickets({ query: { q: canary } })).items.length,
    (await client.listMentions({ query: { q: canary } })).items.length,
    (await client.lookupCustomer({ body: { kind: 'phone', value: '13900139001' } })).customer,
  ];
  expect(JSON.stringify(seen)).not.toMatch(/canary7f3a|13900139001/);
  expect(seen.slice(-3)).toEqual([0, 0, null]);
  const path = api.store.path ?? '';
  const file = Buffer.concat([await readFile(path), await readFile(`${path}-wal`)]);
  expect(file.includes(canary)).toBe(false);
  expect(file.includes('13900139001')).toBe(false);
  expect((await verifyAudit(api.store.db)).faults).toEqual([]);
});

test('storage only: the customer stays, restricted; refused: nothing changes', async () => {
  const kept = await addTicket({ contact: '13900139002' });
  const { client } = api.people.manager;
  for (const decision of ['storage-only', 'refused'] as const) {
    const asked = await request(kept.customerId);
    await client.checkIdentity({ params: { id: asked.id }, body: { how: '面谈' } });
    await client.decideDeletion({ params: { id: asked.id }, body: { decision, ...why } });
  }
  const { customer } = await client.getCustomer({ params: { id: kept.customerId ?? '' } });
  expect(customer.restrictedAt).not.toBeNull();
  expect((await client.getTicket({ params: { id: kept.id } })).ticket.contact).toBe('13900139002');
  expect((await client.listDeletionRequests()).items).toEqual([]);
  expect((await client.listDeletionRequests({ query: { all: true } })).items.length).toBeGreaterThanOrEqual(2);
});
