import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAudit } from '../monitor/store/audit/audit.ts';
import type { Author } from '../shared/model/entry.ts';
import type { Role } from '../shared/model/person.ts';
import type { Ticket, TicketDraft } from '../shared/model/ticket.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleTicket } from './helpers/store-samples.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

async function add(change: Partial<TicketDraft> = {}, role: Role = 'agent'): Promise<Ticket> {
  const draft = sampleTicket({ clientKey: randomUUID(), createdAt: api.clock.now(), publishedAt: null, ...change });
  return (await api.people[role].client.createTicket({ body: { ...draft, evidence: null } })).ticket;
}

const author = (id: string): Author => ({ name: '小王', email: null, url: null, id });

describe('customers', () => {
  test('TKT-8, TKT-9: one person over sites and channels, by sure signs and never by the name', async () => {
    const first = await add({ site: 'weibo', customer: author('42'), contact: '138 0013 8001' });
    const second = await add({ channel: 'phone', site: null, customer: null, contact: '+86 13800138001' });
    const stranger = await add({ site: 'weibo', customer: author('43') });
    const nameless = await add({ site: null, customer: { name: '小王', email: null, url: null } });
    expect(first).toMatchObject({ returning: false });
    expect(second).toMatchObject({ customerId: first.customerId, returning: true });
    expect(stranger.customerId).not.toBe(first.customerId);
    expect(nameless).toMatchObject({ customerId: null, returning: null });
    const work = await api.people.agent.client.getTicketWork({ params: { id: second.id } });
    expect(work.customer).toMatchObject({ id: first.customerId, history: { tickets: 2, complaints: 2 } });
  });

  test('a contact that is learnt later tells whose ticket it is', async () => {
    const known = await add({ contact: 'li@example.com' });
    const unknown = await add({ customer: null, site: null });
    const { ticket } = await api.people.agent.client.updateTicket({
      params: { id: unknown.id },
      body: { contact: 'LI@example.com' },
    });
    expect(ticket).toMatchObject({ customerId: known.customerId, returning: true });
  });

  test('practice and real people are never one', async () => {
    const real = await add({ contact: '13800138002' });
    const practice = await add({ contact: '13800138002', drill: true });
    expect(practice.customerId).not.toBe(real.customerId);
  });

  test('SEC-1: signs are whole for who handles a ticket of theirs and for a lead; each look is recorded', async () => {
    const ticket = await add({ contact: '13800138003' }, 'agent');
    const params = { id: ticket.customerId ?? '' };
    const phoneFor = async (role: Role) => {
      const { identities, masked } = await api.people[role].client.getCustomer({ params });
      return [identities.find((one) => one.kind === 'phone')?.value, masked];
    };
    expect(await phoneFor('agent')).toEqual(['13800138003', false]);
    expect(await phoneFor('lead')).toEqual(['13800138003', false]);
    expect(await phoneFor('social')).toEqual(['1***03', true]);
    expect(await phoneFor('auditor')).toEqual(['1***03', true]);
    const looks = await readAudit(api.store.db, `customer:${params.id}`);
    expect(looks.map((line) => [line.action, line.actorId])).toEqual(
      (['agent', 'lead', 'social', 'auditor'] as const).map((role) => ['customer.viewed', api.people[role].person.id]),
    );
  });

  test('SEC-1: a ticket is whole for its handler and a lead, masked for a colleague, and each whole look is recorded', async () => {
    const ticket = await add({ contact: '13800138004' }, 'agent');
    const params = { id: ticket.id };
    const contactFor = async (role: Role) => (await api.people[role].client.getTicket({ params })).ticket.contact;
    expect(await contactFor('agent')).toBe('13800138004');
    expect(await contactFor('manager')).toBe('13800138004');
    expect(await contactFor('social')).toBe('1***04');
    const { ticket: changed } = await api.people.social.client.updateTicket({ params, body: { product: 'X1' } });
    expect(changed.contact).toBe('1***04');
    await api.people.agent.client.updateTicket({ params, body: { handlerId: api.people.social.person.id } });
    expect(await contactFor('social')).toBe('13800138004');
    const lines = await readAudit(api.store.db, `ticket:${ticket.id}`);
    const looks = lines.filter((line) => line.action === 'ticket.viewed').map((line) => line.actorId);
    expect(looks).toEqual(['agent', 'manager', 'social'].map((role) => api.people[role as Role].person.id));
  });

  test('a sign of somebody else is refused, a lead merges the two, and the old record leads to the new', async () => {
    const one = await add({ contact: '13800138005' });
    const two = await add({ contact: '13800138006' });
    const { client } = api.people.agent;
    const params = { id: one.customerId ?? '' };
    const identity = { kind: 'phone', value: '138-0013-8006' } as const;
    await expect(client.addIdentity({ params, body: identity })).rejects.toMatchObject({ code: 'other-customer' });
    const merged = await api.people.lead.client.mergeCustomer({
      params: { id: two.customerId ?? '' },
      body: { into: params.id },
    });
    expect(merged.customer.id).toBe(params.id);
    const after = await api.people.lead.client.getCustomer({ params: { id: two.customerId ?? '' } });
    expect(after.customer.id).toBe(params.id);
    expect(after.history.tickets).toBe(2);
    expect((await client.lookupCustomer({ body: identity })).customer?.id).toBe(params.id);
    expect((await client.lookupCustomer({ body: { kind: 'phone', value: '1' } })).customer).toBeNull();
    // Merged once more, the other way round: the record must not end up pointing at itself.
    const back = { params, body: { into: two.customerId ?? '' } };
    expect((await api.people.lead.client.mergeCustomer(back)).customer.id).toBe(params.id);
    expect((await client.getCustomer({ params })).customer.id).toBe(params.id);
  });

  test('a sign of nothing but spaces, or longer than a sign can be, is refused and named; the customer stays readable', async () => {
    const { customerId } = await add({ contact: '13800138008' });
    const params = { id: customerId ?? '' };
    const { client } = api.people.agent;
    // One character of 18, once its compatibility form is written out.
    for (const value of [' ', '\u3000', '\ufdfa'.repeat(500)])
      await expect(client.addIdentity({ params, body: { kind: 'wechat', value } })).rejects.toMatchObject({
        code: 'bad-request',
        field: 'body.value',
      });
    await add({
      site: 'forum',
      customer: { name: '长', email: null, url: `https://forum.example/${'u'.repeat(4000)}` },
    });
    expect((await client.getCustomer({ params })).identities).toEqual([{ kind: 'phone', value: '13800138008' }]);
  });

  test('SEC-5: blocked with a reason, and the block is taken back; VIP and preferences are kept', async () => {
    const { customerId } = await add({ contact: '13800138007' });
    const params = { id: customerId ?? '' };
    const { client } = api.people.lead;
    expect((await client.blockCustomer({ params, body: { reason: '恶意索赔,证据见工单' } })).customer).toMatchObject({
      blockReason: '恶意索赔,证据见工单',
    });
    expect((await client.blockCustomer({ params, body: { reason: null } })).customer.blockedAt).toBeNull();
    const { customer } = await api.people.agent.client.updateCustomer({
      params,
      body: { vip: true, preferredChannel: 'phone' },
    });
    expect(customer).toMatchObject({ vip: true, preferredChannel: 'phone' });
  });
});

describe('work on a ticket', () => {
  test('notes with names, tags, tasks with a day for another department (ESC-5)', async () => {
    const { client } = api.people.agent;
    const params = { id: (await add()).id };
    const named = [api.people.lead.person.id];
    const { note } = await client.addTicketNote({ params, body: { text: '@lead 请看一下', named } });
    expect(note).toMatchObject({ kind: 'note', personId: api.people.agent.person.id, named });
    await client.addTicketNote({ params, body: { kind: 'hand-over', text: '客户要求周五前回电' } });
    await expect(client.addTicketNote({ params, body: { text: 'x', named: ['nobody'] } })).rejects.toMatchObject({
      status: 404,
    });
    expect((await client.setTicketTags({ params, body: { tags: [' 加急 ', '退款', '加急'] } })).tags).toEqual([
      '加急',
      '退款',
    ]);
    const { task } = await client.addTicketTask({ params, body: { title: '查物流', department: '物流' } });
    expect((task.dueAt ?? 0) - task.createdAt).toBe(24 * 3_600_000);
    expect((await client.listTasks({ query: { department: ['物流'] } })).items.map((one) => one.id)).toContain(task.id);
    const done = await client.finishTask({ params: { id: task.id }, body: { state: 'done', result: '已签收' } });
    expect(done.task).toMatchObject({ state: 'done', result: '已签收' });
    await expect(client.finishTask({ params: { id: task.id }, body: { state: 'dropped' } })).rejects.toMatchObject({
      code: 'wrong-state',
    });
    const work = await client.getTicketWork({ params });
    expect(work.notes.map((one) => one.kind)).toEqual(['note', 'hand-over']);
    expect(work).toMatchObject({ tags: ['加急', '退款'], tasks: [{ id: task.id, state: 'done' }] });
  });

  test('a step of a playbook is on a ticket once', async () => {
    const { client } = api.people.agent;
    const params = { id: (await add()).id };
    const body = { title: '补发', playbookId: 'PLB-5', step: 'resend' };
    const first = await client.addTicketTask({ params, body });
    expect((await client.addTicketTask({ params, body })).task.id).toBe(first.task.id);
  });

  test('merged: the first is closed with its reason, its clocks end, mentions and open tasks go over', async () => {
    const { client } = api.people.agent;
    const mention = await api.addMention();
    const from = await add({ mentionId: mention.id });
    const into = await add();
    await client.addTicketTask({ params: { id: from.id }, body: { title: '回电' } });
    const merged = await client.mergeTicket({ params: { id: from.id }, body: { into: into.id } });
    expect(merged.ticket).toMatchObject({ state: 'closed', closeReason: `→ #${into.number}` });
    const { clocks } = await client.getTicket({ params: { id: from.id } });
    expect(clocks.every((clock) => clock.outcome !== null)).toBe(true);
    expect((await client.getMention({ params: { id: mention.id } })).mention.ticketId).toBe(into.id);
    const work = await client.getTicketWork({ params: { id: into.id } });
    expect(work.tasks.map((task) => task.title)).toEqual(['回电']);
    expect(work.links).toMatchObject([{ from: from.id, otherId: into.id, kind: 'merged-into' }]);
    for (const wrong of [into.id, from.id])
      await expect(client.mergeTicket({ params: { id: from.id }, body: { into: wrong } })).rejects.toMatchObject({
        status: 409,
      });
  });

  test('split: a second matter becomes a ticket of its own with the same customer, once', async () => {
    const { client } = api.people.agent;
    const whole = await add({ contact: '13800138008', orderNumber: 'A-1' });
    const body = {
      clientKey: randomUUID(),
      problem: '发票也没开',
      kind: 'inquiry',
      topic: 'invoice',
      urgency: 'normal',
    } as const;
    const { ticket, created } = await client.splitTicket({ params: { id: whole.id }, body });
    expect(created).toBe(true);
    expect(ticket).toMatchObject({ customerId: whole.customerId, orderNumber: 'A-1', topic: 'invoice' });
    expect(await client.splitTicket({ params: { id: whole.id }, body })).toMatchObject({
      created: false,
      ticket: { id: ticket.id },
    });
    const { links } = await client.getTicketWork({ params: { id: ticket.id } });
    expect(links).toMatchObject([{ from: ticket.id, otherId: whole.id, kind: 'split-from' }]);
  });
});
