import { beforeEach, expect, it } from 'vitest';
import { makePromise, startPlaybook } from '../monitor/desk/checklists.ts';
import { readCollaboration } from '../monitor/desk/collaboration.ts';
import { answerConfirmation, giveConsent, sendConfirmation, startRemoteHelp } from '../monitor/desk/customer-says.ts';
import { setDispute } from '../monitor/desk/disputes.ts';
import { endFollowUp } from '../monitor/desk/following/end-follow-up.ts';
import { planFor } from '../monitor/desk/following/follow-ticket.ts';
import { handOverTicket, routeTicket, snoozeTicket } from '../monitor/desk/hand-over.ts';
import { mergeTicket } from '../monitor/desk/merge-tickets.ts';
import { writePolicyChanges } from '../monitor/desk/read-policies.ts';
import { addTicketNote, endTicketTask } from '../monitor/desk/ticket-work.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { changeCustomer } from '../monitor/store/desk/customers.ts';
import { listFollowUps } from '../monitor/store/desk/follow-ups.ts';
import { listKnowledge } from '../monitor/store/desk/knowledge.ts';
import { listTicketNotes, listTicketTasks } from '../monitor/store/desk/ticket-work.ts';
import { getTicket } from '../monitor/store/desk/tickets.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { setDepartment } from '../monitor/store/people/departments.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Ticket } from '../shared/model/ticket.ts';
import { playbooks } from '../shared/replies/playbooks/registry.ts';
import { disputePolicies } from '../shared/service/disputes/registry.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { DAY, HOUR, MINUTE, openDesk } from './helpers/living-desk.ts';
import { SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('following through', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
  });
  const plans = async (ticket: Pick<Ticket, 'id'>) =>
    (await listFollowUps(store.db, ticket.id)).map(({ policyId, dueAt, state }) => [policyId, dueAt - T, state]);
  const calm = { kind: 'inquiry', urgency: 'normal' } as const;

  it('TKT-4: waiting for the customer is followed up after 48 h and closed by the system after 3 days, with the reason', async () => {
    const ticket = await desk.ticket(calm);
    await desk.change(ticket, { state: 'waiting' });
    expect(await plans(ticket)).toEqual([
      ['ask-waiting-customer', 48 * HOUR, 'waiting'],
      ['close-without-answer', 72 * HOUR, 'waiting'],
    ]);
    const held = (await listClocksOf(store.db, ticket.id)).filter(({ pausedAt }) => pausedAt !== null);
    expect(held.map(({ pauseReason }) => pauseReason)).toContain('waiting-for-customer');
    await desk.goTo(T + 48 * HOUR);
    expect((await plans(ticket))[0]).toEqual(['ask-waiting-customer', 48 * HOUR, 'reminded']);
    expect((await getTicket(store.db, ticket.id)).state).toBe('waiting');
    await desk.goTo(T + 72 * HOUR - 1);
    expect((await getTicket(store.db, ticket.id)).state).toBe('waiting');
    await desk.goTo(T + 72 * HOUR);
    expect(await getTicket(store.db, ticket.id)).toMatchObject({
      state: 'closed',
      closeReason: '客户3天未回复，系统关闭',
    });
    const audit = await readAudit(store.db, `ticket:${ticket.id}`);
    expect(audit.at(-1)).toMatchObject({
      actorId: null,
      details: { to: 'closed', closeReason: '客户3天未回复，系统关闭' },
    });
  });

  it('TKT-4: the customer answered meanwhile: neither asked again nor closed', async () => {
    const ticket = await desk.ticket(calm);
    await desk.change(ticket, { state: 'waiting' });
    await desk.goTo(T + 71 * HOUR);
    await desk.change(ticket, { state: 'working' });
    await desk.goTo(T + 10 * DAY);
    expect((await getTicket(store.db, ticket.id)).state).toBe('working');
    expect((await plans(ticket)).map(([id, , state]) => [id, state])).toEqual([
      ['ask-waiting-customer', 'cancelled'],
      ['close-without-answer', 'cancelled'],
    ]);
  });

  it('TKT-5: a contact that ended unsolved has its progress told in 24 h, again and again; it is the first response too', async () => {
    const agent = await desk.person('agent');
    const ticket = await desk.ticket(calm, agent.id);
    const note = { kind: 'contact', text: '电话里没有解决', named: [], unsolved: true } as const;
    await addTicketNote(store.db, ticket.id, note, { personId: agent.id, now: desk.now });
    expect((await getTicket(store.db, ticket.id)).firstResponseAt).toBe(T);
    await desk.goTo(T + 24 * HOUR);
    const [due] = await listFollowUps(store.db, ticket.id);
    expect(due).toMatchObject({ policyId: 'unsolved-progress', state: 'reminded', dueAt: T + 24 * HOUR });
    const { next } = await endFollowUp(
      store.db,
      { id: due?.id ?? '', state: 'done', outcome: '已告知' },
      { personId: agent.id, now: desk.now },
    );
    expect(next?.dueAt).toBe(T + 48 * HOUR);
    const events = await readEventsAfter(store.db, 0, 500);
    expect(events.filter(({ type }) => type === 'follow-up.due')).toMatchObject([
      { subjectId: ticket.id, data: { action: 'tell-progress', handlerId: agent.id } },
    ]);
  });

  it('TKT-5, TKT-11: what the system saw happen is not asked of anybody: a contact and a letter end the follow-ups that owed them', async () => {
    const agent = await desk.person('agent');
    const by = { personId: agent.id, now: T + HOUR };
    const ticket = await desk.ticket({ kind: 'inquiry', urgency: 'urgent' }, agent.id);
    const contact = { kind: 'contact', text: '已告知进展', named: [] } as const;
    await addTicketNote(store.db, ticket.id, { ...contact, kind: 'note' }, by);
    expect(await plans(ticket)).toEqual([['serious-progress', 2 * HOUR, 'waiting']]);
    await addTicketNote(store.db, ticket.id, contact, by);
    // Told after one hour: two hours from then.
    expect(await plans(ticket)).toEqual([
      ['serious-progress', 2 * HOUR, 'done'],
      ['serious-progress', 3 * HOUR, 'waiting'],
    ]);
    await desk.change(ticket, { state: 'resolved' });
    await sendConfirmation(store.db, ticket.id, { text: '已换新', via: 'phone' }, by);
    const ended = (await listFollowUps(store.db, ticket.id)).filter(({ state }) => state === 'done');
    expect(ended.map(({ policyId, outcome }) => [policyId, outcome])).toEqual([
      ['serious-progress', '已告知进展'],
      ['tell-outcome', '已发服务确认函 · by the service confirmation'],
    ]);
  });

  it('TKT-5, SLA-INTAKE: progress that was told is the first response', async () => {
    const ticket = await desk.ticket({ kind: 'inquiry', urgency: 'urgent', channel: 'phone' });
    const [told] = await listFollowUps(store.db, ticket.id);
    const done = { id: told?.id ?? '', state: 'done', outcome: null } as const;
    await endFollowUp(store.db, done, { personId: null, now: T + 10 * MINUTE });
    expect((await getTicket(store.db, ticket.id)).firstResponseAt).toBe(T + 10 * MINUTE);
  });

  it('TKT-5, TKT-11, SOC-7, SAT-1: a solved public fault is surveyed, told, called back, invited and verified', async () => {
    const ticket = await desk.ticket({ kind: 'fault', channel: 'social', urgency: 'normal' });
    await desk.change(ticket, { state: 'resolved' });
    expect(await plans(ticket)).toEqual(
      [
        ['case-survey', HOUR, 'waiting'],
        ['invite-removal', HOUR, 'waiting'],
        ['solution-call-back', 24 * HOUR, 'waiting'],
        ['tell-outcome', 24 * HOUR, 'waiting'],
        ['fault-verification', 72 * HOUR, 'waiting'],
      ].sort((a, b) => Number(a[1]) - Number(b[1])) as never,
    );
    await desk.change(ticket, { state: 'working' });
    expect((await plans(ticket)).every(([, , state]) => state === 'cancelled')).toBe(true);
  });

  it('SOC-8: a suggestion that was taken up is thanked in public; SOC-10: praise becomes a case', async () => {
    const suggestion = await desk.ticket({ kind: 'suggestion', urgency: 'normal' });
    await desk.change(suggestion, { state: 'resolved' });
    expect((await plans(suggestion)).map(([id]) => id)).toContain('thank-suggestion');
    const praise = await desk.ticket({ kind: 'praise', urgency: 'normal' });
    expect(await plans(praise)).toEqual([['praise-case', 24 * HOUR, 'waiting']]);
  });

  it('TKT-5: a serious issue has its progress told every two hours, until it is none', async () => {
    const ticket = await desk.ticket({ kind: 'inquiry', urgency: 'urgent' });
    expect(await plans(ticket)).toEqual([['serious-progress', 2 * HOUR, 'waiting']]);
    await desk.change(ticket, { urgency: 'normal' });
    expect(await plans(ticket)).toEqual([['serious-progress', 2 * HOUR, 'cancelled']]);
  });

  it('TKT-6: the contact after an assignment stops its clock; a hard issue is diagnosed in 4 h', async () => {
    const agent = await desk.person('agent');
    const ticket = await desk.ticket({ kind: 'fault', urgency: 'normal' }, agent.id);
    const clocks = await listClocksOf(store.db, ticket.id);
    const dues = Object.fromEntries(clocks.map(({ policyId, dueAt }) => [policyId, dueAt - T]));
    expect(dues).toMatchObject({ 'assigned-contact': HOUR, 'first-diagnosis': 4 * HOUR, 'first-words': 5 * MINUTE });
    await addTicketNote(
      store.db,
      ticket.id,
      { kind: 'contact', text: '已联系', named: [] },
      { personId: agent.id, now: T },
    );
    const after = await listClocksOf(store.db, ticket.id);
    const met = after.filter(({ outcome }) => outcome === 'met').map(({ policyId }) => policyId);
    expect(met.sort()).toEqual(['assigned-contact', 'first-words', 'intake']);
  });

  it('TKT-10: service that nobody asked for comes by the channel that the customer prefers', async () => {
    const agent = await desk.person('agent');
    await inTransaction(store.db, (trx) => setPersonChannels(trx, agent.id, ['own']));
    const ticket = await desk.ticket({ ...calm, contact: '13800138000' }, agent.id);
    await inTransaction(store.db, async (trx) => {
      const change = { id: ticket.customerId ?? '', fields: { preferredChannel: 'wechat' }, now: T };
      await changeCustomer(trx, change);
      await planFor(trx, ticket, 'news-wanted', { now: T, note: '新款到货' });
    });
    await desk.goTo(T + HOUR);
    expect(await desk.told(ticket)).toContain(`own pending news of what they asked for: ticket #${ticket.number}`);
  });

  it.each(disputePolicies.map((policy) => [policy.rule, policy] as const))(
    '%s: clock, leader and what is owed',
    async (rule, policy) => {
      const leader = await desk.person(policy.leads, '负责人');
      const agent = policy.leads === 'agent' ? leader : await desk.person('agent');
      const ticket = await desk.ticket({ urgency: 'normal' }, agent.id);
      const by = { personId: agent.id, now: desk.now };
      await setDispute(store.db, ticket.id, { stage: policy.stage, demand: '退一赔三' }, by);
      const clock = (await listClocksOf(store.db, ticket.id)).find((one) => one.rule === rule);
      expect(clock).toMatchObject({ policyId: policy.id, stoppedAt: null });
      expect((await getTicket(store.db, ticket.id)).handlerId).toBe(leader.id);
      expect((await listTicketNotes(store.db, ticket.id)).map(({ kind, text }) => [kind, text])).toEqual([
        ['demand', '退一赔三'],
      ]);
      const owed = (await listTicketTasks(store.db, { ticketId: ticket.id })).filter(({ step }) =>
        step?.startsWith('deliverable-'),
      );
      expect(owed).toHaveLength(policy.deliverables.length);
      await expect(desk.change(ticket, { state: 'resolved' })).rejects.toMatchObject({ code: 'conflict' });
      for (const { id } of owed) await endTicketTask(store.db, { id, state: 'done', result: '已完成' }, by);
      await desk.change(ticket, { state: 'resolved' });
      expect((await listClocksOf(store.db, ticket.id)).find((one) => one.rule === rule)?.outcome).toBe('met');
    },
  );

  it.each(playbooks.map((playbook) => [playbook.rule, playbook] as const))(
    '%s: its steps are the checklist, and a promise is a clock',
    async (rule, playbook) => {
      const agent = await desk.person('agent');
      const by = { personId: agent.id, now: T };
      const ticket = await desk.ticket(calm, agent.id);
      const tasks = await startPlaybook(store.db, ticket.id, playbook.id, by);
      expect(await startPlaybook(store.db, ticket.id, playbook.id, by)).toHaveLength(tasks.length);
      expect(await listTicketTasks(store.db, { ticketId: ticket.id })).toHaveLength(playbook.steps.length);
      for (const [index, step] of playbook.steps.entries()) {
        const id = tasks[index]?.id ?? '';
        if (step.promise === null) {
          await expect(makePromise(store.db, id, undefined, by)).rejects.toMatchObject({ code: 'conflict' });
          continue;
        }
        const { dueAt } = await makePromise(store.db, id, undefined, by);
        expect(dueAt).toBe(T + step.promise.minutes * MINUTE);
        const clock = (await listClocksOf(store.db, ticket.id)).find(({ policyId }) =>
          policyId.endsWith(`:${step.id}`),
        );
        expect(clock).toMatchObject({ rule, stoppedAt: null });
        await endTicketTask(store.db, { id, state: 'done', result: null }, by);
        expect((await listClocksOf(store.db, ticket.id)).find(({ id: one }) => one === clock?.id)?.outcome).toBe('met');
      }
    },
  );

  it('PLB-12, KB-1: the same question again is proposed as a standard answer, once', async () => {
    const question = {
      kind: 'inquiry',
      topic: 'presales',
      contact: '13800138001',
      problem: '怎么开发票,电话13800138001',
    } as const;
    await desk.ticket({ ...question, urgency: 'normal' });
    expect(await listKnowledge(store.db, {})).toEqual([]);
    const again = await desk.ticket({ ...question, urgency: 'normal' });
    const [proposal] = await listKnowledge(store.db, { kinds: ['standard-answer'] });
    expect(proposal).toMatchObject({ ticketId: again.id, state: 'proposed' });
    expect(proposal?.text).not.toContain('13800138001');
  });

  it('CLS-7: the next case goes to who is on duty with the fewest open ones; nobody on shift: it waits', async () => {
    const [busy, free, off] = [
      await desk.person('agent', '甲'),
      await desk.person('agent', '乙'),
      await desk.person('agent', '丙'),
    ];
    const members = [busy, free, off].map(({ id }) => ({ personId: id, leads: false }));
    await inTransaction(store.db, (trx) => setDepartment(trx, 'service-desk', members));
    await desk.shift(busy, T - HOUR, T + HOUR);
    await desk.shift(free, T - HOUR, T + HOUR);
    await desk.shift(off, T + HOUR, T + 2 * HOUR);
    await desk.ticket(calm, busy.id);
    const routed = await desk.ticket(calm, null, { route: true });
    expect(routed).toMatchObject({ department: 'service-desk', handlerId: free.id });
    const waiting = await desk.ticket(calm);
    const { handlerId } = await routeTicket(store.db, waiting.id, 'legal', { personId: busy.id, now: T });
    expect(handlerId).toBeNull();
    expect((await getTicket(store.db, waiting.id)).department).toBe('legal');
  });

  it('KPI-7: a VIP has the targets that an administrator set for the group', async () => {
    const first = await desk.ticket({ ...calm, channel: 'phone', contact: '13800138002' });
    await inTransaction(store.db, async (trx) => {
      await changeCustomer(trx, { id: first.customerId ?? '', fields: { vip: true }, now: T });
      await writePolicyChanges(trx, { sla: [{ id: 'intake', groupMinutes: { vip: { normal: 10 } } }] }, T);
    });
    const vip = await desk.ticket({ ...calm, channel: 'phone', contact: '13800138002' });
    const other = await desk.ticket({ ...calm, channel: 'phone', contact: '13800138003' });
    const intake = async (ticket: Ticket) =>
      ((await listClocksOf(store.db, ticket.id)).find(({ policyId }) => policyId === 'intake')?.dueAt ?? 0) - T;
    expect([await intake(vip), await intake(other)]).toEqual([10 * MINUTE, 2 * HOUR]);
  });

  it('TKT-8: a hand-over carries what the next person must know, and names them', async () => {
    const [one, two] = [await desk.person('agent', '甲'), await desk.person('agent', '乙')];
    const ticket = await desk.ticket(calm, one.id);
    const handed = await handOverTicket(
      store.db,
      ticket.id,
      { to: two.id, note: '客户下午三点后有空' },
      { personId: one.id, now: T },
    );
    expect(handed.handlerId).toBe(two.id);
    expect(await listTicketNotes(store.db, ticket.id)).toMatchObject([{ kind: 'hand-over', named: [two.id] }]);
  });

  it('TKT-3: who is named with @ is told by an event and on their own channel', async () => {
    const [one, two] = [await desk.person('agent', '甲'), await desk.person('agent', '乙')];
    await inTransaction(store.db, (trx) => setPersonChannels(trx, two.id, ['own']));
    const ticket = await desk.ticket(calm, one.id);
    await addTicketNote(
      store.db,
      ticket.id,
      { kind: 'note', text: '请看', named: [two.id] },
      { personId: one.id, now: T },
    );
    expect(await desk.told(ticket)).toEqual([`own pending 甲 named you in a note: ticket #${ticket.number}`]);
    const named = (await readEventsAfter(store.db, 0, 500)).filter(({ type }) => type === 'note.named');
    expect(named).toMatchObject([{ data: { personIds: [two.id], ticketId: ticket.id } }]);
  });

  it('a snoozed ticket comes back by itself, and its clocks ran on', async () => {
    const ticket = await desk.ticket(calm);
    await snoozeTicket(store.db, ticket.id, T + HOUR, { personId: null, now: T });
    await desk.goTo(T + HOUR - 1);
    const until = async () =>
      (
        await store.db
          .selectFrom('tickets')
          .select('snoozedUntil')
          .where('id', '=', ticket.id)
          .executeTakeFirstOrThrow()
      ).snoozedUntil;
    expect(await until()).toBe(T + HOUR);
    await desk.goTo(T + HOUR);
    expect(await until()).toBeNull();
    expect((await readAudit(store.db, `ticket:${ticket.id}`)).at(-1)?.details).toMatchObject({ snooze: 'over' });
  });

  it('SLA-URG: the owner is warned with a third left and with five minutes left, each once', async () => {
    const agent = await desk.person('agent');
    await inTransaction(store.db, (trx) => setPersonChannels(trx, agent.id, ['own']));
    const ticket = await desk.ticket({ ...calm, channel: 'phone' }, agent.id);
    await addTicketNote(
      store.db,
      ticket.id,
      { kind: 'contact', text: '已联系', named: [] },
      { personId: agent.id, now: T },
    );
    for (const at of [16 * HOUR - 1, 16 * HOUR, 17 * HOUR, 24 * HOUR - 5 * MINUTE, 24 * HOUR - MINUTE])
      await desk.goTo(T + at);
    const warned = (await desk.told(ticket)).filter((line) => line.includes('tell the customer a new estimate'));
    expect(warned).toHaveLength(2);
    expect(warned[0]).toContain('480 minutes left');
    expect(warned[1]).toContain('5 minutes left');
  });

  it('TKT-11: departments share one sheet; a confirmation is sent and its acceptance kept', async () => {
    const agent = await desk.person('agent');
    const by = { personId: agent.id, now: T };
    const ticket = await desk.ticket({ urgency: 'normal' }, agent.id);
    await setDispute(store.db, ticket.id, { stage: 'media-or-lawsuit', demand: null }, by);
    const rows = await readCollaboration(store.db, ticket.id, T + 25 * HOUR);
    expect(rows.map(({ department, open, answeredInTime }) => [department, open, answeredInTime])).toEqual([
      ['legal', 1, false],
      ['service-supervisor', 1, false],
      ['pr', 1, false],
    ]);
    const sent = await sendConfirmation(store.db, ticket.id, { text: '已退款', via: 'mail' }, by);
    const answered = await answerConfirmation(store.db, { id: sent.id, accepted: true, answer: '确认' }, by);
    expect(answered).toMatchObject({ accepted: true, answeredAt: T });
  });

  it('SEC-6: help at a distance is refused until the consent of the customer is recorded', async () => {
    const ticket = await desk.ticket(calm);
    const by = { personId: null, now: T };
    await expect(startRemoteHelp(store.db, ticket.id, by)).rejects.toMatchObject({ details: { needs: 'remote-help' } });
    await giveConsent(store.db, ticket.id, { purpose: 'remote-help', how: '电话录音' }, by);
    expect(await startRemoteHelp(store.db, ticket.id, by)).toBe(T);
  });

  it('a merged ticket calls nobody and promises nothing any more', async () => {
    const one = await desk.ticket({ urgency: 'urgent', channel: 'phone' });
    const two = await desk.ticket({ urgency: 'urgent', channel: 'phone' });
    await mergeTicket(store.db, { id: one.id, into: two.id }, { personId: null, now: T });
    expect(await plans(one)).toEqual([['serious-progress', 2 * HOUR, 'cancelled']]);
    await desk.goTo(T + DAY);
    expect((await desk.told(one)).filter((line) => !line.includes('withheld'))).toEqual([]);
  });
});
