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

describe('two people who change one thing at once', () => {
  test('a ticket: what the second wrote is refused, not written over the first; other fields go through', async () => {
    const ticket = await add({ problem: '屏幕碎了', product: 'P40' }, 'lead');
    const params = { id: ticket.id };
    const seen = { problem: ticket.problem, product: ticket.product };
    const { client: lead } = api.people.lead;
    const { client: manager } = api.people.manager;
    await lead.updateTicket({ params, body: { problem: '屏幕和后盖都碎了', seen } });
    const mine = { problem: '屏幕碎了，扎手', product: 'P50', seen };
    await expect(manager.updateTicket({ params, body: mine })).rejects.toMatchObject({
      ...{ status: 409, code: 'fields-moved' },
      labels: { 'zh-CN': expect.stringContaining('problem'), en: expect.not.stringContaining('product') },
    });
    expect((await lead.getTicket({ params })).ticket).toMatchObject({ problem: '屏幕和后盖都碎了', product: 'P40' });
    await manager.updateTicket({ params, body: { product: 'P50', seen } });
    await manager.updateTicket({ params, body: { ...mine, seen: { ...seen, problem: '屏幕和后盖都碎了' } } });
    // Both set it to the same.
    await lead.updateTicket({ params, body: { product: 'P50', seen } });
    expect((await lead.getTicket({ params })).ticket).toMatchObject({ problem: '屏幕碎了，扎手', product: 'P50' });
  });

  test('SEC-1: words of which parts were hidden are never saved over the words', async () => {
    const ticket = await add({ problem: '请打 13800138009 找我', contact: '13800138009' }, 'lead');
    const params = { id: ticket.id };
    const { client } = api.people.agent;
    const { ticket: shown } = await client.getTicket({ params });
    expect(shown.problem).not.toContain('13800138009');
    const seen = { problem: shown.problem, contact: shown.contact };
    const body = { problem: `${shown.problem}，下午`, seen };
    await expect(client.updateTicket({ params, body })).rejects.toMatchObject({ code: 'hidden-parts' });
    // A sign that is replaced as a whole needs no look at the old one.
    await client.updateTicket({ params, body: { contact: '13900139009', seen } });
    const { ticket: whole } = await api.people.lead.client.getTicket({ params });
    expect(whole).toMatchObject({ problem: ticket.problem, contact: '13900139009' });
  });

  test('tags: what each added stays, what each took away is gone', async () => {
    const ticket = await add();
    const params = { id: ticket.id };
    const { client } = api.people.agent;
    await client.setTicketTags({ params, body: { tags: ['旧', '退款'] } });
    await client.setTicketTags({ params, body: { tags: ['旧', '退款', '加急'], seen: ['旧', '退款'] } });
    const { tags } = await client.setTicketTags({ params, body: { tags: ['退款', '媒体'], seen: ['旧', '退款'] } });
    expect(new Set(tags)).toEqual(new Set(['退款', '加急', '媒体']));
  });

  test('a customer and a measure of the improvement table', async () => {
    const { client } = api.people.lead;
    const { customerId } = await add({ contact: '13800138010' });
    const customer = { id: customerId ?? '' };
    await client.updateCustomer({ params: customer, body: { name: '王女士' } });
    const late = { name: '王小姐', seen: { name: null } };
    const moved = { code: 'fields-moved' };
    await expect(client.updateCustomer({ params: customer, body: late })).rejects.toMatchObject(moved);
    const { improvement } = await client.addImprovement({ body: { step: '退款审核', action: '小额免审' } });
    const params = { id: improvement.id };
    const seen = { remark: null };
    await client.updateImprovement({ params, body: { remark: '已降 20%', seen } });
    const mine = { remark: '见效', seen };
    await expect(client.updateImprovement({ params, body: mine })).rejects.toMatchObject(moved);
    await client.updateImprovement({ params, body: { state: 'done', seen: { state: 'not-started' } } });
  });
});
