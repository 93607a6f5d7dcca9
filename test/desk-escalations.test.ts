import { beforeEach, expect, it } from 'vitest';
import { acknowledgeEscalation } from '../monitor/desk/escalation/acknowledge.ts';
import { replanEscalations } from '../monitor/desk/escalation/replan.ts';
import { tickEscalations } from '../monitor/desk/escalation/tick-escalations.ts';
import { answerMention } from '../monitor/desk/mention-steps.ts';
import { noteFirstResponse } from '../monitor/desk/note-first-response.ts';
import { recordTicketStep } from '../monitor/desk/record-step.ts';
import { addTicketTask, answerTask, endTicketTask } from '../monitor/desk/ticket-work.ts';
import { getAlert, listAlerts } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { verifyAudit } from '../monitor/store/audit/audit-verify.ts';
import { insertClock, listClocksOf } from '../monitor/store/desk/clocks.ts';
import { listEscalations, listStoryEscalations } from '../monitor/store/desk/escalations.ts';
import { listTicketTasks } from '../monitor/store/desk/ticket-work.ts';
import { getTicket } from '../monitor/store/desk/tickets.ts';
import { readEventsAfter } from '../monitor/store/events.ts';

import { setDepartment } from '../monitor/store/people/departments.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Level } from '../shared/model/analysis.ts';
import type { Person } from '../shared/model/person.ts';
import type { Ticket } from '../shared/model/ticket.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { HOUR, MINUTE, openDesk } from './helpers/living-desk.ts';
import { growByOne, insertMention, insertStory } from './helpers/store-rows.ts';
import { sampleAnalysis, sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('escalations at work', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  let lead: Person;
  let manager: Person;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
    await desk.person('agent');
    lead = await desk.person('lead');
    manager = await desk.person('manager');
    await desk.person('director');
  });
  const trail = async (subject: Pick<Ticket, 'id'>) =>
    (await listEscalations(store.db, subject.id)).map(({ rule, level, at, cancelReason }) => [
      rule,
      level,
      at - T,
      cancelReason,
    ]);
  const answer = (ticket: Ticket) =>
    inTransaction(store.db, async (trx) => {
      await noteFirstResponse(trx, { ticketId: ticket.id, at: desk.now, now: desk.now });
      await recordTicketStep(trx, 'ticket.updated', await getTicket(trx, ticket.id), { personId: null, now: desk.now });
    });

  it('SLA-CHAT: past thirty seconds the handler gets the words for the customer, and the lead on duty sees it, once', async () => {
    const handler = await desk.person('agent', '在线客服小李');
    for (const [person, channel] of [
      [handler, 'own'],
      [lead, 'hook'],
    ] as const)
      await inTransaction(store.db, (trx) => setPersonChannels(trx, person.id, [channel]));
    const ticket = await desk.ticket({ channel: 'chat', urgency: 'normal' }, handler.id);
    const delays = async () =>
      (await listAlerts(store.db, { ticketId: ticket.id })).filter(({ content }) =>
        content.headline.en.includes('tell the customer of the delay'),
      );
    await desk.goTo(T + 29_999);
    expect(await delays()).toEqual([]);
    await desk.goTo(T + 30_000);
    await desk.goTo(T + 90_000);
    expect((await delays()).map(({ channelId }) => channelId).sort()).toEqual(['hook', 'own']);
    expect((await delays())[0]?.content.reasons).toMatchObject([{ 'zh-CN': expect.stringContaining('让您久等了') }]);
    const answered = await desk.ticket({ channel: 'chat', urgency: 'normal' }, handler.id);
    await answer(answered);
    await desk.goTo(desk.now + 60_000);
    expect((await desk.told(answered)).join()).not.toContain('delay');
  });

  it('ESC-1: half an hour past the first response the lead is called, once, with audit line, event and alert', async () => {
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE - 1);
    expect(await trail(ticket)).toEqual([]);
    await desk.goTo(T + 45 * MINUTE);
    await desk.goTo(T + 46 * MINUTE);
    expect(await trail(ticket)).toEqual([['ESC-1', 'lead', 45 * MINUTE, null]]);
    expect((await desk.told(ticket)).filter((line) => line.includes('ESC-1')).sort()).toEqual([
      `hook pending ESC-1 escalated to lead (team lead): ticket #${ticket.number}`,
      `own pending ESC-1 escalated to lead (team lead): ticket #${ticket.number}`,
    ]);
    const audit = await readAudit(store.db, `ticket:${ticket.id}`);
    expect(audit.find(({ action }) => action === 'escalation.raised')?.details).toMatchObject({
      rule: 'ESC-1',
      to: [lead.id],
      level: 'lead',
      plannedAt: T + 45 * MINUTE,
    });
    const events = await readEventsAfter(store.db, 0, 1000);
    expect(events.filter(({ type }) => type === 'escalation.raised')).toMatchObject([
      { subjectId: ticket.id, data: { rule: 'ESC-1', personIds: [lead.id] } },
    ]);
    expect(await verifyAudit(store.db)).toMatchObject({ faults: [] });
  });

  it('ESC-1: who has a channel of their own is called there and nowhere else', async () => {
    await inTransaction(store.db, (trx) => setPersonChannels(trx, lead.id, ['own']));
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE);
    const told = (await desk.told(ticket)).filter((line) => line.includes('ESC-1'));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['own']);
  });

  it('answered in time: nothing is planned, sent or recorded as a step', async () => {
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 10 * MINUTE);
    await answer(ticket);
    await desk.goTo(T + 2 * HOUR);
    expect(await trail(ticket)).toEqual([]);
  });

  it('answered meanwhile: what was not sent yet is withheld, and both are recorded', async () => {
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE);
    await answer(ticket);
    expect(await trail(ticket)).toEqual([['ESC-1', 'lead', 45 * MINUTE, 'answered']]);
    const alerts = await listAlerts(store.db, { ticketId: ticket.id, states: ['withheld'] });
    expect(alerts.map(({ kind, lastError }) => [kind, lastError])).toEqual([
      ['escalation', 'answered'],
      ['escalation', 'answered'],
    ]);
    const audit = await readAudit(store.db, `ticket:${ticket.id}`);
    expect(audit.find(({ action }) => action === 'escalation.cancelled')?.details).toMatchObject({
      reason: 'answered',
      withheld: 2,
    });
    await desk.goTo(T + 3 * HOUR);
    expect((await trail(ticket)).filter(([rule]) => rule === 'ESC-1')).toHaveLength(1);
  });

  it('ESC-1: a public post that nobody answered escalates too, and an answer on the page ends it', async () => {
    const mention = await inTransaction(store.db, async (trx) => {
      const { mention: made } = await insertMention(trx, sampleMention({ foundAt: T }));
      await insertClock(trx, {
        ...{ subject: 'mention', subjectId: made.id, policyId: 'social-answer', rule: 'SLA-SOCIAL', startedAt: T },
        ...{ warnAt: T + 6 * MINUTE, dueAt: T + 10 * MINUTE, calendarKnown: true, drill: false },
      });
      await replanEscalations(trx, 'mention', made.id, T);
      return made;
    });
    await desk.goTo(T + 40 * MINUTE);
    expect(await trail(mention)).toEqual([['ESC-1', 'lead', 40 * MINUTE, null]]);
    const step = { id: mention.id, personId: lead.id, now: desk.now };
    await answerMention(store.db, step, { how: 'page', at: desk.now });
    expect(await trail(mention)).toEqual([['ESC-1', 'lead', 40 * MINUTE, 'answered']]);
  });

  it('nobody on shift: the next level is called and it is said so', async () => {
    await desk.shift(lead, T - 9 * HOUR, T - HOUR);
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE);
    const [step] = await listEscalations(store.db, ticket.id);
    expect(step).toMatchObject({ level: 'manager', personIds: [manager.id], skipped: ['lead'] });
    const [alert] = await listAlerts(store.db, { ticketId: ticket.id });
    expect(alert?.content.reasons.map(({ en }) => en)).toContain(
      'Nobody on shift as team lead; the next level is called',
    );
  });

  it('not acknowledged: it climbs to the next level; acknowledged: it stays, and who it was stands on the ticket', async () => {
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE);
    await desk.goTo(T + 60 * MINUTE);
    expect(await trail(ticket)).toEqual([
      ['ESC-1', 'lead', 45 * MINUTE, null],
      ['ESC-1', 'manager', 60 * MINUTE, null],
    ]);
    const second = (await listEscalations(store.db, ticket.id))[1];
    const { changed } = await acknowledgeEscalation(store.db, second?.id ?? '', {
      personId: manager.id,
      now: desk.now,
    });
    const again = await acknowledgeEscalation(store.db, second?.id ?? '', { personId: lead.id, now: desk.now });
    expect([changed, again.changed, again.escalation.acknowledgedBy]).toEqual([true, false, manager.id]);
    await desk.goTo(T + 90 * MINUTE);
    expect(await trail(ticket)).toHaveLength(2);
    const alert = (await listAlerts(store.db, { ticketId: ticket.id })).find(
      ({ number }) => number === second?.alertNumber,
    );
    expect((await getAlert(store.db, alert?.id ?? '')).acknowledgedBy).toBe(manager.id);
  });

  it('ESC-3: with nobody above, it is told again under its number, each time after twice as long, until somebody takes notice', async () => {
    const { flags } = sampleAnalysis();
    const judged = { flags: { ...flags, safety: true }, departments: ['service-supervisor'] };
    const ticket = await desk.ticket({ channel: 'phone', customer: null, site: null }, null, { judged });
    const told = async () => {
      const alerts = await listAlerts(store.db, { ticketId: ticket.id });
      return alerts.filter(({ kind }) => kind === 'escalation').map(({ number }) => number);
    };
    await desk.goTo(T);
    // One row a channel, all under one number.
    const first = await told();
    expect(new Set(first).size).toBe(1);
    const waitMs = ((await listEscalations(store.db, ticket.id))[0]?.acknowledgeDueAt ?? 0) - T;
    expect(waitMs).toBeGreaterThan(0);
    for (const [after, times] of [
      [waitMs - 1, 1],
      [waitMs, 2],
      [2 * waitMs - 1, 2],
      [2 * waitMs, 3],
      [4 * waitMs, 4],
    ] as const) {
      await desk.goTo(T + after);
      expect(await told()).toEqual(Array(times).fill(first).flat());
    }
    const steps = await listEscalations(store.db, ticket.id);
    expect(steps).toHaveLength(1);
    await acknowledgeEscalation(store.db, steps[0]?.id ?? '', {
      personId: steps[0]?.personIds[0] ?? '',
      now: desk.now,
    });
    await desk.goTo(T + 100 * waitMs);
    // Other steps of the case come meanwhile; this one is told no more.
    expect((await told()).filter((number) => number === first[0])).toHaveLength(4 * first.length);
  });

  it('ESC-2: a second complaint calls the manager, and the case is due in 24 h', async () => {
    const contact = '13800138000';
    await desk.ticket({ contact, urgency: 'normal' });
    const second = await desk.ticket({ contact, urgency: 'important' });
    expect((await getTicket(store.db, second.id)).dueAt).toBe(T + 48 * HOUR);
    await desk.goTo(T + 1000);
    expect(await trail(second)).toEqual([['ESC-2', 'manager', 1000, null]]);
    expect((await getTicket(store.db, second.id)).dueAt).toBe(T + 24 * HOUR);
    const clocks = await listClocksOf(store.db, second.id);
    expect(clocks.filter(({ policyId }) => policyId === 'resolution').map(({ dueAt }) => dueAt)).toEqual([
      T + 24 * HOUR,
    ]);
  });

  it('ESC-2: more than 1000 yuan at stake in words that came by telephone', async () => {
    const { flags } = sampleAnalysis();
    const judged = { flags: { ...flags, amountYuan: 1200 }, departments: ['service-supervisor'] };
    const ticket = await desk.ticket({ channel: 'phone', customer: null, site: null }, null, { judged });
    await desk.goTo(T);
    expect(await trail(ticket)).toEqual([['ESC-2', 'manager', 0, null]]);
  });

  it('ESC-3: the posts of a story call the director once for all of them, and again when a graver one comes', async () => {
    const story = await inTransaction(store.db, async (trx) => {
      const seen = {
        brandId: 'yunque',
        title: '退款不到账',
        level: 'orange',
        drill: false,
        keys: ['a'],
        now: T,
      } as const;
      const { id } = await insertStory(trx, seen);
      for (let posts = 1; posts < 40; posts += 1) await growByOne(trx, id, T);
      return id;
    });
    const hear = (level: Level) =>
      inTransaction(store.db, async (trx) => {
        const draft = sampleMention({ storyId: story, level, analysis: sampleAnalysis({ level }), foundAt: desk.now });
        const { mention } = await insertMention(trx, draft);
        await insertClock(trx, {
          ...{ subject: 'mention', subjectId: mention.id, policyId: 'social-answer', rule: 'SLA-SOCIAL' },
          ...{
            startedAt: desk.now,
            warnAt: desk.now + HOUR,
            dueAt: desk.now + 2 * HOUR,
            drill: false,
            calendarKnown: true,
          },
        });
        await replanEscalations(trx, 'mention', mention.id, desk.now);
        return mention;
      });
    const raised = async () =>
      (await listStoryEscalations(store.db, [story])).map(({ rule, storyLevel }) => [rule, storyLevel]);
    for (let n = 0; n < 20; n += 1) await hear('orange');
    await desk.goTo(T + 1000);
    expect(await raised()).toEqual([['ESC-3', 'orange']]);
    const told = await listAlerts(store.db, { limit: 1000 });
    expect(new Set(told.map(({ number }) => number)).size).toBe(1);
    expect(told[0]?.content.reasons[0]?.en).toBe('public opinion: 40 posts of one story');

    await hear('yellow');
    await hear('red');
    await desk.goTo(T + 2000);
    expect(await raised()).toEqual([
      ['ESC-3', 'orange'],
      ['ESC-3', 'red'],
    ]);
    // Two monitors that look at two posts of one story in the same moment raise it once, too.
    await hear('red');
    await hear('red');
    await Promise.all([tickEscalations(store.db, desk.desk, T + 3000), tickEscalations(store.db, desk.desk, T + 3000)]);
    expect(await raised()).toHaveLength(2);
  });

  it('ESC-3: a safety risk calls the director at once, asks for a first plan in 1 h and the departments that help', async () => {
    const technician = await desk.person('agent', '小陈');
    await inTransaction(store.db, (trx) =>
      setDepartment(trx, 'technical', [{ personId: technician.id, leads: false }]),
    );
    const ticket = await desk.ticket({ topic: 'safety', urgency: 'critical' });
    await desk.goTo(T);
    expect(await trail(ticket)).toContainEqual(['ESC-3', 'director', 0, null]);
    const step = (await listEscalations(store.db, ticket.id)).find(({ rule }) => rule === 'ESC-3');
    expect(step?.personIds).toContain(technician.id);
    const tasks = await listTicketTasks(store.db, { ticketId: ticket.id });
    expect(tasks.map(({ department, dueAt }) => [department, (dueAt ?? 0) - T])).toEqual([
      [null, HOUR],
      ['technical', HOUR],
      ['pr', HOUR],
    ]);
  });

  it('ESC-4, ESC-5: a department that does not answer is called for, technical after 2 h, its head after 24', async () => {
    const head = await desk.person('manager', '技术主管');
    await inTransaction(store.db, (trx) => setDepartment(trx, 'technical', [{ personId: head.id, leads: true }]));
    const ticket = await desk.ticket({ kind: 'inquiry', urgency: 'important' });
    await desk.change(ticket, { state: 'working' });
    await answer(ticket);
    const by = { personId: lead.id, now: desk.now };
    const draft = {
      title: '查日志',
      department: 'technical',
      ownerId: null,
      dueAt: null,
      playbookId: null,
      step: null,
    };
    const task = await addTicketTask(store.db, ticket.id, draft, by);
    await desk.goTo(T + 2 * HOUR);
    expect(await trail(ticket)).toEqual([['ESC-4', 'lead', 2 * HOUR, null]]);
    await acknowledgeEscalation(store.db, (await listEscalations(store.db, ticket.id))[0]?.id ?? '', by);
    await desk.goTo(T + 24 * HOUR);
    expect((await trail(ticket)).map(([rule, level]) => [rule, level])).toContainEqual(['ESC-5', 'head:technical']);
    const answered = await answerTask(store.db, { id: task.id }, { personId: head.id, now: desk.now });
    expect(answered.answeredAt).toBe(T + 24 * HOUR);
    expect((await trail(ticket)).find(([rule]) => rule === 'ESC-5')?.[3]).toBe('answered');
    await endTicketTask(store.db, { id: task.id, state: 'done', result: null }, { personId: head.id, now: desk.now });
    expect((await listClocksOf(store.db, ticket.id)).find(({ rule }) => rule === 'ESC-5')?.outcome).toBe('met');
  });

  it('ESC-6, SLA-URG: an overdue ticket goes one level up, and the record says from whom and to whom', async () => {
    const agent = await desk.person('agent', '小赵');
    const ticket = await desk.ticket({ urgency: 'urgent', kind: 'inquiry' }, agent.id);
    await desk.change(ticket, { state: 'working' }, agent.id);
    await answer(ticket);
    await desk.goTo(T + 12 * HOUR - 1);
    expect(await trail(ticket)).toEqual([]);
    await desk.goTo(T + 12 * HOUR);
    expect(await trail(ticket)).toEqual([['ESC-6', 'lead', 12 * HOUR, null]]);
    const audit = await readAudit(store.db, `ticket:${ticket.id}`);
    expect(audit.find(({ action }) => action === 'escalation.raised')?.details).toMatchObject({
      why: 'the deadline has passed',
      from: agent.id,
      to: [lead.id],
    });
  });

  it('solved or withdrawn: whatever was coming is taken back', async () => {
    const ticket = await desk.ticket({ topic: 'safety', urgency: 'critical' });
    await desk.goTo(T);
    await desk.change(ticket, { state: 'resolved' });
    expect((await trail(ticket)).map(([rule, , , reason]) => [rule, reason])).toEqual([['ESC-3', 'over']]);
    await desk.goTo(T + 48 * HOUR);
    expect((await trail(ticket)).filter(([, , , reason]) => reason === null)).toEqual([]);
  });

  it('two monitors at the same instant make each step once', async () => {
    const other = await under.openAgain(store).catch(() => null);
    const tickets = await Promise.all(
      Array.from({ length: 12 }, () => desk.ticket({ channel: 'phone', urgency: 'urgent' })),
    );
    const now = T + 45 * MINUTE;
    const monitors = [store, other ?? store, store, other ?? store];
    await Promise.all(monitors.map(({ db }) => tickEscalations(db, desk.desk, now)));
    for (const ticket of tickets) expect(await trail(ticket)).toEqual([['ESC-1', 'lead', 45 * MINUTE, null]]);
    const alerts = await listAlerts(store.db, { limit: 1000 });
    expect(alerts.filter(({ kind }) => kind === 'escalation')).toHaveLength(tickets.length * 2);
  });

  it('after a standstill everything is caught up with in order, and people still have their time', async () => {
    const first = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + MINUTE);
    const second = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 3 * HOUR);
    const made = (await readEventsAfter(store.db, 0, 1000)).filter(({ type }) => type === 'escalation.raised');
    expect(made.map(({ subjectId }) => subjectId).slice(0, 2)).toEqual([first.id, second.id]);
    expect((await listEscalations(store.db, first.id))[0]).toMatchObject({
      acknowledgeDueAt: T + 3 * HOUR + 15 * MINUTE,
    });
  });
});
