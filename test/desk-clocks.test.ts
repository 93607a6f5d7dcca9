import { beforeEach, expect, it } from 'vitest';
import { makePromise, startPlaybook } from '../monitor/desk/checklists.ts';
import { readDispute, setDispute } from '../monitor/desk/disputes.ts';
import { mergeTicket } from '../monitor/desk/merge-tickets.ts';
import { writePolicyChanges } from '../monitor/desk/read-policies.ts';
import { addTicketNote, addTicketTask, endTicketTask } from '../monitor/desk/ticket-work.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { changeCustomer } from '../monitor/store/desk/customers.ts';
import { listTicketNotes, listTicketTasks } from '../monitor/store/desk/ticket-work.ts';
import { getTicket } from '../monitor/store/desk/tickets.ts';
import { readFigures } from '../monitor/store/figures/figures.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Ticket } from '../shared/model/ticket.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { DAY, HOUR, MINUTE, openDesk } from './helpers/living-desk.ts';
import { SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('what a ticket owes when it changes', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
  });
  const runs = async (ticket: Pick<Ticket, 'id'>) =>
    Object.fromEntries(
      (await listClocksOf(store.db, ticket.id))
        .filter(({ stoppedAt }) => stoppedAt === null)
        .map(({ policyId, dueAt }) => [policyId, (dueAt - T) / MINUTE]),
    );
  const dueIn = async (ticket: Pick<Ticket, 'id'>) => ((await getTicket(store.db, ticket.id)).dueAt ?? 0) - T;
  const calm = { channel: 'phone', kind: 'inquiry', urgency: 'normal' } as const;

  it('SLA-INTAKE, SLA-URG: a ticket that turns out critical is answered in 15 minutes, begun in two hours and solved in twelve', async () => {
    const ticket = await desk.ticket(calm);
    expect(await runs(ticket)).toEqual({ intake: 120, 'phone-resolution': 24 * 60 });
    await desk.goTo(T + 5 * MINUTE);
    await desk.change(ticket, { urgency: 'critical' });
    expect(await runs(ticket)).toEqual({ intake: 15, 'critical-start': 120, resolution: 12 * 60 });
    await desk.change(ticket, { urgency: 'normal' });
    expect(await runs(ticket)).toEqual({ intake: 120, 'phone-resolution': 24 * 60 });
    await desk.goTo(T + 6 * MINUTE);
    await desk.change(ticket, { urgency: 'critical' });
    expect(await runs(ticket)).toEqual({ intake: 15, 'critical-start': 120, resolution: 12 * 60 });
  });

  it('SLA-URG: the time that the customer was waited for stays out of account when the urgency changes, also while they are', async () => {
    const ticket = await desk.ticket(calm);
    await desk.goTo(T + 2 * HOUR);
    await desk.change(ticket, { state: 'waiting' });
    await desk.goTo(T + 10 * HOUR);
    await desk.change(ticket, { urgency: 'urgent' });
    // Twelve hours, two of them used: it stands still until somebody works on it again.
    await desk.goTo(T + 20 * HOUR);
    expect(await desk.told(ticket)).toEqual([]);
    await desk.change(ticket, { state: 'working' });
    expect(await dueIn(ticket)).toBe(30 * HOUR);
    await desk.change(ticket, { urgency: 'normal' });
    expect(await dueIn(ticket)).toBe(42 * HOUR);
  });

  it('SLA-URG: a ticket that is opened again has the time that was left when it was solved', async () => {
    const ticket = await desk.ticket(calm);
    await desk.goTo(T + 2 * HOUR);
    await desk.change(ticket, { state: 'resolved' });
    await desk.goTo(T + 5 * DAY);
    await desk.change(ticket, { state: 'working' });
    expect(await dueIn(ticket)).toBe(5 * DAY + 22 * HOUR);
    const verdicts = (await listClocksOf(store.db, ticket.id)).filter(
      ({ policyId }) => policyId === 'phone-resolution',
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['met', null]);
  });

  it('ESC-2: the stricter deadline of a step up holds whatever the urgency becomes', async () => {
    await desk.person('manager');
    const contact = '13912345678';
    await desk.ticket({ kind: 'complaint', contact, channel: 'phone', urgency: 'important' });
    const again = await desk.ticket({ kind: 'complaint', contact, channel: 'phone', urgency: 'important' });
    expect(await dueIn(again)).toBe(48 * HOUR);
    await desk.goTo(T + MINUTE);
    expect(await dueIn(again)).toBe(24 * HOUR);
    await desk.change(again, { urgency: 'urgent' });
    expect(await dueIn(again)).toBe(12 * HOUR);
    await desk.change(again, { urgency: 'important' });
    expect(await dueIn(again)).toBe(24 * HOUR);
  });

  it('DSP-1, DSP-4: a dispute that goes a stage further is due with that stage', async () => {
    const ticket = await desk.ticket({ ...calm, kind: 'complaint' });
    const by = { personId: null, now: desk.now };
    await setDispute(store.db, ticket.id, { stage: 'ordinary', demand: null }, by);
    expect(await dueIn(ticket)).toBe(2 * HOUR);
    await desk.change(ticket, { urgency: 'important' });
    expect(await dueIn(ticket)).toBe(2 * HOUR);
    await setDispute(store.db, ticket.id, { stage: 'platform-arbitration', demand: null }, by);
    expect(await dueIn(ticket)).toBe(24 * HOUR);
  });

  it('DSP-1, DSP-4: a dispute that is opened again has the time that was left when it was solved', async () => {
    const ticket = await desk.ticket({ ...calm, kind: 'complaint' });
    const by = { personId: null, now: T };
    await setDispute(store.db, ticket.id, { stage: 'platform-arbitration', demand: null }, by);
    await desk.goTo(T + HOUR);
    for (const { id } of await listTicketTasks(store.db, { ticketId: ticket.id, openOnly: true }))
      await endTicketTask(store.db, { id, state: 'done', result: null }, by);
    await desk.change(ticket, { state: 'resolved' });
    await desk.goTo(T + 5 * DAY);
    await desk.change(ticket, { state: 'working' });
    expect((await readDispute(store.db, ticket.id))?.dueAt).toBe(T + 5 * DAY + 23 * HOUR);
    expect(await dueIn(ticket)).toBeLessThanOrEqual(5 * DAY + 23 * HOUR);
    await desk.change(ticket, { state: 'closed', closeReason: '不再追究' });
    await desk.goTo(T + 6 * DAY);
    await desk.change(ticket, { state: 'working' });
    const run = (await listClocksOf(store.db, ticket.id)).filter(({ rule }) => rule === 'DSP-4');
    // Closed while something was owed: nobody kept that promise.
    expect(run.map(({ outcome }) => outcome)).toEqual(['met', 'cancelled', null]);
    expect(run.at(-1)?.dueAt).toBe(T + 6 * DAY + 23 * HOUR);
  });

  it('DSP-2: each department has a share of its own, not a second dispute of the same name', async () => {
    const ticket = await desk.ticket({ ...calm, kind: 'complaint' });
    await setDispute(store.db, ticket.id, { stage: 'supervisor-asked', demand: null }, { personId: null, now: T });
    const tasks = await listTicketTasks(store.db, { ticketId: ticket.id, openOnly: true });
    const title = '客服主管参与处理：客户要求主管处理 · service supervisor takes part: customer asks for a supervisor';
    expect(tasks.filter(({ department }) => department !== null).map((task) => task.title)).toEqual([title]);
  });

  it('TKT-4, KPI-1: what is closed without a solution was neither in time nor late, unless it was late before', async () => {
    const [inTime, late, given] = [await desk.ticket(calm), await desk.ticket(calm), await desk.ticket(calm)];
    await desk.change(inTime, { state: 'waiting' });
    await desk.goTo(T + 72 * HOUR);
    await desk.change(late, { state: 'closed', closeReason: '不再追究' });
    expect(await getTicket(store.db, inTime.id)).toMatchObject({ state: 'closed', dueAt: null });
    expect(await getTicket(store.db, late.id)).toMatchObject({ state: 'closed', dueAt: T + 24 * HOUR });
    const verdict = async ({ id }: Ticket) =>
      (await listClocksOf(store.db, id)).find(({ policyId }) => policyId === 'phone-resolution')?.outcome;
    expect([await verdict(inTime), await verdict(late)]).toEqual(['cancelled', 'missed']);
    const again = await desk.ticket(calm);
    await mergeTicket(store.db, { id: again.id, into: given.id }, { personId: null, now: desk.now });
    await desk.goTo(T + 30 * DAY);
    const range = { since: T + HOUR, before: T + 20 * DAY, drill: false };
    expect((await readFigures(store.db, range, 0, desk.now)).tickets).toMatchObject({ tickets: 1, overdue: 0 });
    const early = { since: T - DAY, before: T + HOUR, drill: false };
    expect((await readFigures(store.db, early, 0, desk.now)).tickets).toMatchObject({ tickets: 3, overdue: 2 });
  });

  it('TKT-2, KPI-1: while the customer is waited for a ticket is not due, and counts as late only if it was before', async () => {
    const [ticket, late] = [await desk.ticket(calm), await desk.ticket(calm)];
    await desk.goTo(T + 2 * HOUR);
    await desk.change(ticket, { state: 'waiting' });
    await desk.goTo(T + 30 * HOUR);
    await desk.change(late, { state: 'waiting' });
    expect((await getTicket(store.db, ticket.id)).dueAt).toBeNull();
    const range = { since: T - DAY, before: T + DAY, drill: false };
    expect((await readFigures(store.db, range, 0, desk.now)).tickets).toMatchObject({ tickets: 2, overdue: 1 });
    await desk.change(ticket, { state: 'working' });
    expect(await dueIn(ticket)).toBe(52 * HOUR);
  });

  it('SLA-PHONE, SLA-CHAT: what a contact tells of its own wait stops the clocks, and the rings are on record', async () => {
    const agent = await desk.person('agent');
    await desk.goTo(T + HOUR);
    const chat = (waitedMs: number) =>
      desk.ticket({ ...calm, channel: 'chat', createdAt: T, answeredAt: T + waitedMs }, agent.id);
    const [inTime, late, ahead] = [await chat(25_000), await chat(45_000), await chat(2 * HOUR)];
    const call = await desk.ticket({ ...calm, createdAt: T, rings: 4 }, agent.id);
    const first = async ({ id }: Ticket) => {
      const clock = (await listClocksOf(store.db, id)).find(({ policyId }) => policyId === 'chat-first-response');
      return [(await getTicket(store.db, id)).firstResponseAt, clock?.outcome];
    };
    expect(await first(inTime)).toEqual([T + 25_000, 'met']);
    expect(await first(late)).toEqual([T + 45_000, 'missed']);
    expect(await first(ahead), 'never in the future').toEqual([T + HOUR, 'missed']);
    expect(await first(call)).toEqual([T, undefined]);
    expect(Object.keys(await runs(call)), 'no words are owed that were said').toEqual(['phone-resolution']);
    const notes = await listTicketNotes(store.db, call.id);
    expect(notes).toMatchObject([
      { personId: agent.id, kind: 'contact', text: '铃响 4 声接起 · answered after 4 rings' },
    ]);
  });

  it('SLA-FIRST: who is given a ticket that was answered before stops their clock with their own first words', async () => {
    const agent = await desk.person('agent');
    const ticket = await desk.ticket(calm);
    const contact = { kind: 'contact', text: '已联系', named: [] } as const;
    await addTicketNote(store.db, ticket.id, contact, { personId: null, now: desk.now });
    await desk.goTo(T + HOUR);
    await desk.change(ticket, { handlerId: agent.id });
    expect(await runs(ticket)).toMatchObject({ 'first-words': 65 });
    await desk.goTo(T + HOUR + MINUTE);
    await addTicketNote(store.db, ticket.id, contact, { personId: agent.id, now: desk.now });
    expect(Object.keys(await runs(ticket))).toEqual(['phone-resolution']);
    expect((await getTicket(store.db, ticket.id)).firstResponseAt).toBe(T);
  });

  it('KPI-7: the targets of a group of customers count for an assignment too', async () => {
    const agent = await desk.person('agent');
    const ticket = await desk.ticket({ ...calm, contact: '13912345678' });
    const { customerId } = await getTicket(store.db, ticket.id);
    await inTransaction(store.db, (trx) =>
      changeCustomer(trx, { id: customerId ?? '', fields: { vip: true }, now: desk.now }),
    );
    const changes = { sla: [{ id: 'first-words', groupMinutes: { vip: { normal: 1 } } }] };
    await inTransaction(store.db, (trx) => writePolicyChanges(trx, changes, desk.now));
    await desk.change(ticket, { handlerId: agent.id });
    expect(await runs(ticket)).toMatchObject({ 'first-words': 1 });
  });

  it('TKT-3, DSP-4: what a merged ticket still owes goes over with its clocks: tasks, promises, the stage of a dispute', async () => {
    const [from, into] = [await desk.ticket({ ...calm, kind: 'complaint' }), await desk.ticket(calm)];
    const by = { personId: null, now: desk.now };
    const own = { title: '查物流', department: '仓储', ownerId: null, dueAt: null, playbookId: null, step: null };
    await addTicketTask(store.db, from.id, own, by);
    const steps = await startPlaybook(store.db, from.id, 'parcel-damaged', by);
    await startPlaybook(store.db, into.id, 'parcel-damaged', by);
    await makePromise(store.db, steps[1]?.id ?? '', undefined, by);
    await setDispute(store.db, from.id, { stage: 'platform-arbitration', demand: null }, by);
    await mergeTicket(store.db, { id: from.id, into: into.id }, by);
    const running = (await listClocksOf(store.db, from.id)).filter(({ stoppedAt }) => stoppedAt === null);
    expect(running).toEqual([]);
    expect(await runs(into)).toMatchObject({ 'promise:parcel-damaged:verify': 60, 'platform-arbitration': 24 * 60 });
    expect(await readDispute(store.db, into.id)).toMatchObject({ stage: 'platform-arbitration', dueAt: T + 24 * HOUR });
    const open = await listTicketTasks(store.db, { ticketId: into.id, openOnly: true });
    expect(open.filter(({ title }) => title === '查物流')).toHaveLength(1);
    expect(open.filter(({ playbookId }) => playbookId === 'parcel-damaged')).toHaveLength(steps.length);
    expect(await listTicketTasks(store.db, { ticketId: from.id, openOnly: true })).toEqual([]);
    // The task of the other department is still called for after its day (ESC-5).
    expect(Object.values(await runs(into))).toContain(24 * 60);
  });
});
